import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { cases } from '../../cases/subgraph.ts';
import { subgraphSchema } from '../server/subgraph-schema.ts';

import { documentRights, deniedTo } from './document-rights.ts';
import { PUBLIC_VIEWER } from './viewer.ts';

const { executable, rules } = subgraphSchema(cases);

/** What a viewer of these scopes is denied of a document; null where it may have all of it. */
function denied(query: string, scopes: string, variables: Record<string, unknown> = {}): string | null {
  const viewer = { ...PUBLIC_VIEWER, scopes: scopes === '' ? [] : scopes.split(' ') };
  return deniedTo(viewer, documentRights(executable, rules, parse(query)), rules, variables);
}

const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r)';
const PARTY = {
  r: [
    { __typename: 'Region', code: '350900' },
    { __typename: 'Party', id: 'p1' },
  ],
};

describe('a subgraph’s own check of a document', () => {
  it.each([
    ['a field of a stricter class', '{ party(id: "1") { id idNumber } }', 'case:read', 'Party.idNumber'],
    ['a field under another name', '{ party(id: "1") { id: phone } }', 'case:read', 'Party.phone'],
    [
      'the root field itself',
      '{ partiesByIdNumber(idNumber: "x") { totalCount } }',
      'case:read',
      'Query.partiesByIdNumber',
    ],
    [
      'a field in a named fragment',
      '{ party(id: "1") { ...F } } fragment F on Party { ...G } fragment G on Party { name }',
      'case:read',
      'Party.name',
    ],
    [
      'a field in an inline fragment',
      '{ party(id: "1") { ... { ... on Party { name } } } }',
      'case:read',
      'Party.name',
    ],
    ['a field that is skipped', '{ party(id: "1") { id name @skip(if: true) } }', 'case:read', 'Party.name'],
    [
      'another operation of the document',
      'query A { regions { totalCount } } query B { party(id: "1") { id } }',
      '',
      'Query.party',
    ],
    [
      'a type, of which only its name is asked',
      '{ court(code: "x") { enforcementCases { __typename } } }',
      '',
      'Court.enforcementCases',
    ],
    [
      'a count',
      '{ court(code: "x") { enforcementCases { totalCount } } }',
      'statistics:read',
      'Court.enforcementCases',
    ],
    ['a link to another office’s type', '{ enforcementCase(id: "1") { debtorAgency { id } } }', 'case:read', 'Agency'],
    ['an entity’s field', `${ENTITIES} { ... on Region { name } ... on Party { id } } }`, 'statistics:read', 'Party'],
    ['an entity’s mere name, in a fragment', `${ENTITIES} { ... on Party { __typename } } }`, '', 'Party'],
  ])('denies %s', (_, query, scopes, coordinate) => {
    expect(denied(query, scopes)).toBe(coordinate);
  });

  it('denies to ask whether a record is there of which nothing is selected', () => {
    expect(denied(`${ENTITIES} { __typename } }`, '', PARTY)).toBe('Party');
    expect(denied('{ _entities(representations: [{ __typename: "Party", id: "1" }]) { __typename } }', '')).toBe(
      'Party',
    );
    expect(
      denied('query ($i: ID) { _entities(representations: [{ __typename: "Party", id: $i }]) { __typename } }', ''),
    ).toBe('Party');
    expect(
      denied('query ($t: String) { _entities(representations: [{ __typename: $t }]) { __typename } }', '', {
        t: 'Party',
      }),
    ).toBe('Party');
  });

  it('lets pass what the scopes cover, and names of types', () => {
    expect(denied('{ regions { edges { node { name courts { name } } } } __typename }', '')).toBeNull();
    expect(denied('{ party(id: "1") { __typename id role maskedName } }', 'case:read party:masked')).toBeNull();
    expect(denied(`${ENTITIES} { ... on Party { id maskedName } } }`, 'case:read party:masked', PARTY)).toBeNull();
    expect(denied('{ _service { sdl } }', '')).toBeNull();
  });

  it('is not led astray by representations that are none', () => {
    for (const r of [null, 'Party', [null], [{}], [{ __typename: '__proto__' }], { __typename: ['Region'] }]) {
      expect(denied(`${ENTITIES} { ... on Region { name } } }`, '', { r })).toBeNull();
    }
  });
});
