import { readFileSync } from 'node:fs';

import { expect, it } from '@jest/globals';
import { buildSchema, isNonNullType, isObjectType, parse } from 'graphql';

import { implies } from '../gateway/authorization/access-rules.ts';
import { loadAudiences } from '../gateway/authorization/audiences.ts';
import { readRules } from '../gateway/authorization/read-rules.ts';
import { performance } from '../subgraphs/performance/subgraph.ts';

import { API_SCHEMA_FILE, generateSchemas, SUPERGRAPH_FILE } from './schemas.ts';

it('a subgraph with a record without visibility rules is rejected', async () => {
  const without = { ...performance, visibility: performance.visibility.slice(1) };
  const audiences = await loadAudiences();
  expect(() => generateSchemas([without], audiences)).toThrow('Agency has no entry');
});

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

it('every field that may be denied to a viewer of its parent is nullable', () => {
  const rules = readRules(parse(read(SUPERGRAPH_FILE)));
  const schema = buildSchema(read(API_SCHEMA_FILE));
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type: type.name, field })));
  const deniable = fields.filter(
    ({ type, field }) => !implies(rules.typeRule(type), rules.fieldRule(type, field.name)),
  );
  expect(deniable.length).toBeGreaterThan(150);
  expect(
    deniable.filter(({ field }) => isNonNullType(field.type)).map(({ type, field }) => `${type}.${field.name}`),
  ).toEqual([]);
});
