import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, print, type GraphQLError, type OperationDefinitionNode } from 'graphql';

import { nameFields } from '../execution/name-fields.ts';
import type { ConditionValues } from '../graphql/conditions.ts';
import { fragmentsOf } from '../graphql/documents.ts';

import { deniedErrors, type Denial } from './denied-errors.ts';
import { markDenied, type MarkedOperation } from './mark-denied.ts';

const SCHEMA = buildSchema(`
  type Query { item: Item, one: One, secret(upTo: Int): String, open(upTo: Int): String }
  interface Item { name: String, next: Item, price: Int }
  type One implements Item { name: String, next: Item, price: Int }
  type Two implements Item { name: String, next: Item, price: Int }
  type Three implements Item { name: String, next: Item, price: Int }
`);

const DENIED = new Set(['Query.secret', 'One.price', 'Two.next']);

describe('an operation with fields that a viewer may not read', () => {
  it('is not changed where the viewer may read all of it', () => {
    expect(
      authorize('query ($s: Boolean!) { open @skip(if: $s) item { name } one { next { name } } __typename }'),
    ).toBeUndefined();
  });

  it('is not changed by denied fields of another operation in its document', () => {
    expect(authorize('query A { open } query B { secret ...F } fragment F on Query { secret }', 'A')).toBeUndefined();
  });

  it('is planned without what is denied, and without variables and fragments that only denied fields used', () => {
    const text = `
      query ($unused: Int, $used: Int, $s: Boolean!) {
        secret(upTo: $unused) @skip(if: $s)
        open(upTo: $used)
        ...Gone
        one { price }
      }
      fragment Gone on Query { secret ...AlsoGone }
      fragment AlsoGone on Query { b: secret }
    `;
    const planned = authorize(text)?.planned({ s: false });
    expect(planned).toBe(print(parse('query ($used: Int) { open(upTo: $used) one { __typename } }')));
  });

  it('is split by type only where the types of an interface differ', () => {
    const planned = authorize('{ item { name price } }')?.planned({});
    expect(planned).toBe(print(parse('{ item { __typename name ... on Two { price } ... on Three { price } } }')));
  });

  it('has no error for a denied field that @skip excludes', () => {
    const authorized = authorize('query ($s: Boolean!) { open secret @skip(if: $s) }');
    expect(authorized?.errors({ s: true }).errors).toEqual([]);
    expect(authorized?.errors({ s: false }).errors).toHaveLength(1);
  });

  it('is authorized fast although its fragments double at each level', () => {
    const levels = Array.from({ length: 40 }, (_, at) => `fragment F${at} on Item { ...F${at + 1} ...F${at + 1} }`);
    const text = `{ item { ...F0 } } ${levels.join(' ')} fragment F40 on Item { price }`;
    expect(
      authorize(text)
        ?.errors({})
        .errors.map(({ path }) => path),
    ).toEqual([['item', 'price']]);
  });

  it('is refused where paths of denied fields double at each level', () => {
    const below = (at: number): string => `next { ... on One { ...F${at + 1} } }`;
    const levels = Array.from({ length: 12 }, (_, at) => `fragment F${at} on One { a: ${below(at)} b: ${below(at)} }`);
    const doubling = `{ one { ...F0 } } ${levels.join(' ')} fragment F12 on One { price }`;
    expect(refusalOf(() => authorize(doubling)?.errors({}))).toBe('COST_LIMIT_EXCEEDED');
  });

  it('is refused where splits within splits grow too large', () => {
    const depth = 22;
    const text = `{ item ${'{ next '.repeat(depth)} { name } ${'}'.repeat(depth)} }`;
    expect(refusalOf(() => authorize(text))).toBe('COST_LIMIT_EXCEEDED');
  });
});

interface Authorized extends MarkedOperation {
  /** What is left of it for the planner. */
  planned(conditions: ConditionValues): string | undefined;
  errors(values: ConditionValues): Denial;
}

function authorize(text: string, name?: string): Authorized | undefined {
  const document = parse(text);
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode =>
      one.kind === 'OperationDefinition' && (name === undefined || one.name?.value === name),
  );
  const marked = markDenied(SCHEMA, document, operation!, (type, field) => !DENIED.has(`${type}.${field}`));
  return (
    marked && {
      ...marked,
      errors: (values) => deniedErrors(SCHEMA, marked, values),
      planned: (conditions) =>
        nameFields(SCHEMA, marked.operation, fragmentsOf(marked.document), conditions, marked.denied).planned?.text,
    }
  );
}

function refusalOf(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as GraphQLError).extensions['code'];
  }
}
