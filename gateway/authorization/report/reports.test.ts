import { describe, expect, it } from '@jest/globals';

import { audiencesWith } from '../../verification/support/audiences-with.ts';
import { compose } from '../../verification/support/compose.ts';

import { accessDiff, describeDiff } from './access-diff.ts';
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
    expect(describeDiff(changes)).toBe('+ analyst Case.debtor\n- analyst Case.status');
  });

  it('includes new and removed fields, for each audience that reaches them', () => {
    const changes = accessDiff(before, { ...before, supergraphSdl: compose(SDL.replace('status', 'state')) });
    expect(describeDiff(changes).split('\n')).toEqual([
      '+ court Case.state',
      '- court Case.status',
      '+ analyst Case.state',
      '- analyst Case.status',
    ]);
  });

  it('shows the effect of another table of audiences', () => {
    const after = { ...before, audiences: audiencesWith({ court: ['name', 'case'] }) };
    expect(accessDiff(before, after).map(({ audience, gained }) => [audience, gained])).toEqual([['analyst', []]]);
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
