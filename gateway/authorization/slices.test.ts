import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';

import { readRules } from './read-rules.ts';
import { openSlices } from './slices.ts';

const SDL = 'type Query { open: Int, closed: Int @requiresScopes(scopes: [["a"]]) }';
const LINKED = `schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
  @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
{ query: Query } directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION ${SDL}`;

const slices = openSlices(buildSchema(SDL, { assumeValidSDL: true }), readRules(parse(LINKED)));

describe('slices', () => {
  it('are made once for all viewers with the same rights', () => {
    const one = slices.of({ audience: 'court', scopes: ['a'] });
    // Compared here and not by jest: to report a difference it would print both schemas, which does not terminate.
    const isSame = (scopes: string[]) => slices.of({ audience: 'court', scopes }).schema === one.schema;
    expect(isSame(['a'])).toBe(true);
    expect(isSame([])).toBe(false);
    expect(slices.of({ audience: 'court', scopes: [] }).key).not.toBe(one.key);
  });

  it('have a text, and a tag that differs when the text does', () => {
    const wide = slices.of({ audience: 'court', scopes: ['a'] }).sdl;
    const narrow = slices.of({ audience: 'court', scopes: [] }).sdl;
    expect(wide.text).toContain('closed: Int');
    expect(narrow.text).not.toContain('closed');
    expect(narrow.etag).not.toBe(wide.etag);
    expect(slices.of({ audience: 'public', scopes: [] }).sdl.etag).toBe(narrow.etag);
  });
});
