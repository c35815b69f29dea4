import { describe, expect, it } from '@jest/globals';

import { compose } from '../../verification/support/compose.ts';
import { parseAudiences } from '../audiences.ts';

import { accessDiff, describeDiff } from './access-diff.ts';
import { accessMatrix } from './access-matrix.ts';

const NONE = { mode: 'filter', scopes: [] };
const TABLE = {
  court: NONE,
  committee: NONE,
  assessment: NONE,
  member: NONE,
  analyst: NONE,
  public: NONE,
  auditor: NONE,
};

function audiences(change: object) {
  return parseAudiences(JSON.stringify({ ...TABLE, ...change }), 'a.json');
}

const AUDIENCES = audiences({
  court: { mode: 'filter', scopes: ['name', 'case'] },
  analyst: { mode: 'filter', scopes: ['case'] },
});
const SDL = `
  type Query { cases: [Case!] }
  type Case @key(fields: "id") @requiresScopes(scopes: [["case"]]) {
    id: ID!
    status: String
    debtor: String @requiresScopes(scopes: [["name"]])
  }`;
const OTHER = 'type Case @key(fields: "id") { id: ID! value: Int }';

describe('the access matrix', () => {
  it('has a line for the fields of a type that have one rule and one owner, and says who reaches them', () => {
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

  it('tells who gains a field whose rule is gone, and who loses one that has another', () => {
    const sdl = SDL.replace(/@requiresScopes\(scopes: \[\["name"\]\]\)/, '').replace(
      'status: String',
      'status: String @requiresScopes(scopes: [["name"]])',
    );
    const changes = accessDiff(before, { ...before, supergraphSdl: compose(sdl) });
    expect(describeDiff(changes)).toBe('+ analyst Case.debtor\n- analyst Case.status');
  });

  it('tells of fields that are new or gone, for all who reach them', () => {
    const changes = accessDiff(before, { ...before, supergraphSdl: compose(SDL.replace('status', 'state')) });
    expect(describeDiff(changes).split('\n')).toEqual([
      '+ court Case.state',
      '- court Case.status',
      '+ analyst Case.state',
      '- analyst Case.status',
    ]);
  });

  it('tells what another table of audiences does', () => {
    const after = { ...before, audiences: audiences({ court: { mode: 'filter', scopes: ['name', 'case'] } }) };
    expect(accessDiff(before, after).map(({ audience, gained }) => [audience, gained])).toEqual([['analyst', []]]);
  });

  it('is nothing where nobody is concerned', () => {
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
