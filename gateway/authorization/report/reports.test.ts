import { describe, expect, it } from '@jest/globals';

import { audiencesWith } from '../../verification/support/audiences-with.ts';
import { compose } from '../../verification/support/compose.ts';

import { accessDiff, describeDiff, isGain } from './access-diff.ts';
import { accessMatrix } from './access-matrix.ts';

const AUDIENCES = audiencesWith({ court: ['name', 'case'], analyst: ['case'] });
const SDL = `
  type Query { cases: [Case!] }
  type Case @key(fields: "id") @requiresScopes(scopes: [["case"]]) {
    id: ID!
    status: String
    debtor: String @requiresScopes(scopes: [["name"]])
  }`;
const OTHER = 'type Case @key(fields: "id") { id: ID! value: Int }';

describe('the access matrix', () => {
  it('has one line for the fields of a type with the same rule and owner, and shows who reaches them', () => {
    const lines = accessMatrix(compose(SDL, OTHER), AUDIENCES).split('\n');
    expect(lines).toContain('| cases | case | s0 | ✓ |  |  |  | ✓ |  |  |');
    expect(lines).toContain('| id | case | s0, s1 | ✓ |  |  |  | ✓ |  |  |');
    expect(lines).toContain('| status | case | s0 | ✓ |  |  |  | ✓ |  |  |');
    expect(lines).toContain('| debtor | case and name | s0 | ✓ |  |  |  |  |  |  |');
    expect(lines).toContain('| value | case | s1 | ✓ |  |  |  | ✓ |  |  |');
  });
});

describe('the difference of two supergraphs', () => {
  const before = { supergraphSdl: compose(SDL), audiences: AUDIENCES };

  it('shows who gains a field that lost its rule, and who loses one that got a rule', () => {
    const sdl = SDL.replace(/@requiresScopes\(scopes: \[\["name"\]\]\)/, '').replace(
      'status: String',
      'status: String @requiresScopes(scopes: [["name"]])',
    );
    const changes = accessDiff(before, { ...before, supergraphSdl: compose(sdl) });
    expect(describeDiff(changes)).toBe('Case\n  + analyst 数据分析: debtor\n  - analyst 数据分析: status');
  });

  it('includes new and removed fields, for all audiences that reach them', () => {
    const changes = accessDiff(before, { ...before, supergraphSdl: compose(SDL.replace('status', 'state')) });
    expect(describeDiff(changes)).toBe(
      'Case\n  + court 法院, analyst 数据分析: state\n  - court 法院, analyst 数据分析: status',
    );
    expect(changes.filter(isGain).map(({ name }) => name)).toEqual(['state']);
  });

  it('shows arguments, filters, values of enums, and what may now be null, by their Chinese terms', () => {
    const described = (sdl: string) => sdl.replace('type Case', '"案件 A case." type Case');
    const old = described(SDL).replace('status: String', '"状态 State." status: String!');
    const now = described(SDL)
      .replace('status: String', '"状态 State." status: String')
      .replace('cases: [Case!]', 'cases("筛选 Which." filter: CaseFilter): [Case!]')
      .concat(' input CaseFilter { "种类 Kind." kind: Kind } enum Kind { "新 New." NEW }');
    const changes = accessDiff({ ...before, supergraphSdl: compose(old) }, { ...before, supergraphSdl: compose(now) });
    const both = 'court 法院, analyst 数据分析';
    expect(describeDiff(changes).split('\n\n').toSorted()).toEqual([
      `Case 案件\n  ~ ${both}: may be null 可为空: status 状态`,
      `CaseFilter\n  + ${both}, filter 筛选: kind 种类`,
      `Kind\n  + ${both}, value 取值: NEW 新`,
      `Query\n  + ${both}, argument 参数: cases(filter:) 筛选`,
    ]);
    expect(changes.filter(isGain)).toEqual([]);
  });

  it('shows the effect of another table of audiences', () => {
    const after = { ...before, audiences: audiencesWith({ court: ['name', 'case'] }) };
    const changes = accessDiff(before, after);
    expect(changes.flatMap(({ gained }) => gained)).toEqual([]);
    expect([...new Set(changes.flatMap(({ lost }) => lost))]).toEqual(['analyst']);
  });

  it('is empty where no audience gains or loses a field', () => {
    expect(
      describeDiff(
        accessDiff(before, {
          ...before,
          supergraphSdl: compose(
            SDL,
            'type Query { a: Int @inaccessible }'.replace('@inaccessible', '@requiresScopes(scopes: [["x"]])'),
          ),
        }),
      ),
    ).toBe('No audience gains or loses a field.');
  });
});
