import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, print, type GraphQLError, type OperationDefinitionNode } from 'graphql';

import { cutDenied, type CutOperation } from '../execution/apollo/cut-denied.ts';
import type { ConditionValues } from '../graphql/conditions.ts';

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

describe('an operation of which a viewer may not read all', () => {
  it('leaves alone what may be read as a whole', () => {
    expect(
      authorize('query ($s: Boolean!) { open @skip(if: $s) item { name } one { next { name } } __typename }'),
    ).toBeUndefined();
  });

  it('leaves alone an operation beside one of which something is denied', () => {
    expect(authorize('query A { open } query B { secret ...F } fragment F on Query { secret }', 'A')).toBeUndefined();
  });

  it('plans nothing of what is denied, nor what only that used', () => {
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
    const cut = authorize(text)?.cut();
    expect(cut?.text).toBe(print(parse('query ($used: Int) { open(upTo: $used) one { __typename } }')));
    expect(cut?.operation.variableDefinitions?.map(({ variable }) => variable.name.value)).toEqual(['used']);
  });

  it('splits by type only where types differ', () => {
    const cut = authorize('{ item { name price } }')?.cut();
    expect(cut?.text).toBe(print(parse('{ item { __typename name ... on Two { price } ... on Three { price } } }')));
  });

  it('tells the type of objects under another name where the client gave that one away', () => {
    expect(authorize('{ item { __typename: name price } }')?.cut()?.typeKey).toBe('lianzhi_type');
  });

  it('has an error for what is not skipped alone', () => {
    const authorized = authorize('query ($s: Boolean!) { open secret @skip(if: $s) }');
    expect(authorized?.errors({ s: true }).errors).toEqual([]);
    expect(authorized?.errors({ s: false }).errors).toHaveLength(1);
  });

  it('is done at once with fragments that double at each level', () => {
    const levels = Array.from({ length: 40 }, (_, at) => `fragment F${at} on Item { ...F${at + 1} ...F${at + 1} }`);
    const text = `{ item { ...F0 } } ${levels.join(' ')} fragment F40 on Item { price }`;
    expect(
      authorize(text)
        ?.errors({})
        .errors.map(({ path }) => path),
    ).toEqual([['item', 'price']]);
  });

  it('refuses denied places that double at each level', () => {
    const below = (at: number): string => `next { ... on One { ...F${at + 1} } }`;
    const levels = Array.from({ length: 12 }, (_, at) => `fragment F${at} on One { a: ${below(at)} b: ${below(at)} }`);
    const doubling = `{ one { ...F0 } } ${levels.join(' ')} fragment F12 on One { price }`;
    expect(refusalOf(() => authorize(doubling)?.errors({}))).toBe('COST_LIMIT_EXCEEDED');
  });

  it('refuses splits within splits that grow without end', () => {
    const depth = 22;
    const text = `{ item ${'{ next '.repeat(depth)} { name } ${'}'.repeat(depth)} }`;
    expect(refusalOf(() => authorize(text))).toBe('COST_LIMIT_EXCEEDED');
  });
});

interface Authorized extends MarkedOperation {
  cut(): (CutOperation & { readonly text: string }) | undefined;
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
      cut() {
        const cut = cutDenied(SCHEMA, marked.document, marked.operation, marked.denied);
        return cut && { ...cut, text: print(cut.document) };
      },
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
