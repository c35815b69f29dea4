import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, getOperationAST, GraphQLSchema, Kind, parse, validate } from 'graphql';

import { checkVariables, MAX_VARIABLE_ERRORS } from './check-variables.ts';
import { variablesWithoutNull } from './null-variables.ts';
import { CaseNumberScalar } from './scalars/case-number.ts';
import { DecimalScalar } from './scalars/decimal.ts';

const sdl = buildSchema(`
  scalar CaseNumber
  scalar Decimal
  scalar Odd
  enum Status { FILED CONCLUDED }
  input Range { from: Decimal, to: Decimal! }
  input Filter { caseNumber: CaseNumber, status: Status, amount: Range, ids: [ID!], size: Int = 20, court: String! }
  input One @oneOf { id: ID, caseNumber: CaseNumber }
  type Query { cases(filter: Filter, filters: [Filter!], one: One, first: Int!, flag: Boolean, odd: Odd, rate: Float): Int }
`);
const config = sdl.toConfig();
const ours: Record<string, typeof CaseNumberScalar> = { CaseNumber: CaseNumberScalar, Decimal: DecimalScalar };
for (const type of config.types) {
  const scalar = ours[type.name];
  if (scalar) {
    Object.assign(type, { parseValue: scalar.parseValue, parseLiteral: scalar.parseLiteral });
  }
  if (type.name === 'Odd') {
    Object.assign(type, {
      parseValue: (value: unknown) => {
        throw new Error(`Odd cannot represent ${JSON.stringify(value)}`);
      },
    });
  }
}
const schema = new GraphQLSchema(config);

function check(definitions: string, variables: Record<string, unknown>) {
  const document = parse(`query Q(${definitions}) { __typename }`);
  const operation = document.definitions[0];
  if (operation?.kind !== Kind.OPERATION_DEFINITION) {
    throw new Error('No operation');
  }
  return checkVariables(schema, operation, variables);
}

function refusals(definitions: string, variables: Record<string, unknown>) {
  const result = check(definitions, variables);
  if (!('errors' in result)) {
    throw new Error('Nothing was refused');
  }
  return result.errors.map(({ extensions }) => extensions);
}

function coerced(definitions: string, variables: Record<string, unknown>) {
  const result = check(definitions, variables);
  if ('errors' in result) {
    throw new Error(result.errors.map(({ message }) => message).join(' '));
  }
  return { ...result.coerced };
}

describe('checked variables', () => {
  it.each([
    ['$one: ID', { one: 2 ** 53 }, 'one'],
    ['$ids: [ID!]', { ids: ['a', 12345678901234567890] }, 'ids[1]'],
    ['$filter: Filter', { filter: { court: '闽09', ids: [1, 2 ** 53] } }, 'filter.ids[1]'],
  ])('refuse in %s an id whose digits JSON has changed', (definitions, variables, field) => {
    expect(refusals(definitions, variables)).toEqual([
      {
        code: 'BAD_USER_INPUT',
        field,
        fault: 'is a JSON number that cannot be exact',
        expected: 'a string or a smaller whole number',
      },
    ]);
  });

  it('are coerced as graphql-js does, with defaults, and what was not given stays away', () => {
    expect(
      coerced('$filter: Filter, $first: Int! = 5, $flag: Boolean, $ids: [ID!]', {
        filter: { caseNumber: '(2021)闽09执123号', status: 'FILED', court: '闽09', amount: { to: 8000 } },
        ids: 7,
        unused: 'x',
      }),
    ).toEqual({
      filter: {
        caseNumber: '（2021）闽09执123号',
        status: 'FILED',
        court: '闽09',
        amount: { to: '8000.00' },
        size: 20,
      },
      first: 5,
      ids: ['7'],
    });
    expect(coerced('$first: Int', { first: null })).toEqual({ first: null });
    expect(coerced('$__proto__: Int', JSON.parse('{ "__proto__": 3 }'))).toHaveProperty(['__proto__'], 3);
  });

  it.each([
    ['$first: Int!', {}, 'first', 'is required and was not given', 'a value of type Int!'],
    ['$first: Int!', { first: null }, 'first', 'is null', 'a value of type Int'],
    [
      '$first: Int!',
      { first: 2 ** 31 },
      'first',
      'is not a valid Int',
      'a whole number from -2147483648 to 2147483647',
    ],
    ['$flag: Boolean', { flag: 'secret' }, 'flag', 'is not a valid Boolean', 'true or false'],
    ['$rate: Float', { rate: 'secret' }, 'rate', 'is not a valid Float', 'a finite number'],
    ['$odd: Odd', { odd: 'secret' }, 'odd', 'is not a valid Odd', 'a value that Odd takes'],
    ['$filter: Filter', { filter: 'secret' }, 'filter', 'is not an object', 'an object of type Filter'],
    ['$filter: Filter', { filter: [] }, 'filter', 'is not an object', 'an object of type Filter'],
    ['$filter: Filter', { filter: {} }, 'filter.court', 'is required and was not given', 'a value of type String!'],
    ['$one: One', { one: {} }, 'one', 'has none or several fields', 'exactly one of the fields id, caseNumber'],
    ['$one: One', { one: { id: null } }, 'one.id', 'is null', 'a value of type ID'],
    ['$q: Query', { q: 1 }, 'q', 'has a type that is not an input type of the schema', 'an input type'],
  ])('%s given %j is refused at %s', (definitions, variables, field, fault, expected) => {
    expect(refusals(definitions, variables)).toEqual([{ code: 'BAD_USER_INPUT', field, fault, expected }]);
  });

  it.each([
    [{ caseNumber: '张三' }, 'filter.caseNumber', 'does not begin with a year of four digits in brackets'],
    [{ amount: { from: 0.1, to: '1' } }, 'filter.amount.from', 'is a JSON number that cannot be exact'],
    [{ status: 'OPEN' }, 'filter.status', 'is not a value of Status'],
    [{ ids: ['1', {}, '3'] }, 'filter.ids[1]', 'is not a valid ID'],
    [{ ids: ['1', null] }, 'filter.ids[1]', 'is null'],
    [{ officer: '张三' }, 'filter', 'has a field that Filter does not define'],
  ])('a filter with %j is refused at %s', (part, field, fault) => {
    expect(refusals('$filter: Filter', { filter: { court: '闽09', ...part } })).toMatchObject([{ field, fault }]);
  });

  it('tell every fault of one object, and each once', () => {
    const faults = refusals('$filters: [Filter!]', {
      filters: [
        { amount: {}, a: 1, b: 2 },
        { status: 1, court: 2 },
      ],
    });
    expect(faults.map(({ field }) => field)).toEqual([
      'filters[0].amount.to',
      'filters[0].court',
      'filters[0]',
      'filters[1].status',
      'filters[1].court',
    ]);
  });

  it('find a fault in one object that stands for a list of one', () => {
    expect(refusals('$filters: [Filter!]', { filters: { court: 5 } })).toMatchObject([{ field: 'filters.court' }]);
  });

  it(`stop after ${MAX_VARIABLE_ERRORS} errors`, () => {
    expect(refusals('$ids: [Int]', { ids: Array.from({ length: 100_000 }, () => 'x') })).toHaveLength(
      MAX_VARIABLE_ERRORS,
    );
  });

  it('give errors the place of the variable’s definition', () => {
    const result = check('$first: Int!', {});
    expect('errors' in result && result.errors[0]?.locations).toEqual([{ line: 1, column: 9 }]);
  });

  it('never have a value or a client’s own field name in a message, whatever was sent', () => {
    const definitions =
      '$filter: Filter!, $filters: [Filter!]!, $one: One, $first: Int!, $flag: Boolean, $odd: Odd, $rate: Float';
    const secrets = fc.stringMatching(/^[0-9A-Z张王李赵]{6,24}$/u);
    const garbage = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        secrets,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.oneof(fc.constantFrom('caseNumber', 'status', 'amount', 'ids', 'court', 'to', 'id'), secrets),
          tie('value'),
        ),
      ),
    })).value;
    const names = ['filter', 'filters', 'one', 'first', 'flag', 'odd', 'rate'] as const;
    const variables = fc.record(Object.fromEntries(names.map((name) => [name, garbage])));
    fc.assert(
      fc.property(variables, (given) => {
        const result = check(definitions, given);
        const text = 'errors' in result ? JSON.stringify(result.errors) : '';
        const sent = JSON.stringify(given).match(/[0-9A-Z张王李赵]{6,}/gu) ?? [];
        expect('errors' in result).toBe(true);
        expect(sent.filter((secret) => text.includes(secret))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a variable that may be null by its type, but not where it stands', () => {
  const listing = buildSchema(`
    input Range { most: Int! = 9, ids: [ID!] }
    type Query { cases(first: Int! = 20, range: Range, name: String): Int }
  `);

  /** The fields refused of a valid document. */
  function refused(text: string, variables: Record<string, unknown>): unknown[] {
    const document = parse(text);
    expect(validate(listing, document)).toEqual([]);
    const operation = getOperationAST(document, 'Q');
    if (!operation) {
      throw new Error('No operation');
    }
    const withoutNull = variablesWithoutNull(listing, document, operation);
    const result = checkVariables(listing, operation, variables, withoutNull);
    return 'errors' in result
      ? result.errors.map(({ extensions: { code, field, fault } }) => [code, field, fault])
      : [];
  }
  const NULL = [['BAD_USER_INPUT', 'v', 'is null']];

  it.each([
    ['with a default of its own', 'query Q($v: Int = 5) { cases(first: $v) }'],
    ['where the argument has a default', 'query Q($v: Int) { cases(first: $v) }'],
    ['in a field of an input', 'query Q($v: Int) { cases(range: { most: $v }) }'],
    ['in a list', 'query Q($v: ID = "a") { cases(range: { ids: ["b", $v] }) }'],
    ['in a condition', 'query Q($v: Boolean = true) { cases @include(if: $v) }'],
    ['in a fragment', 'query Q($v: Int) { ...F } fragment F on Query { cases(first: $v) }'],
  ])('is refused where it is null, and has its default where it is left out: %s', (_, text) => {
    expect(refused(text, { v: null })).toEqual(NULL);
    expect(refused(text, {})).toEqual([]);
  });

  it('is refused where its default is null', () => {
    expect(refused('query Q($v: Int = null) { cases(first: $v) }', {})).toEqual(NULL);
  });

  it('is not confused with one of another operation, or with one that stands where null is allowed', () => {
    const two =
      'query Q($v: String) { cases(name: $v) } query R($v: Int) { ...F } fragment F on Query { cases(first: $v) }';
    expect(refused(two, { v: null })).toEqual([]);
  });
});

describe('a bad literal', () => {
  it('of our scalars is refused by validation in our words, with its place and without its text', () => {
    const errors = validate(
      schema,
      parse('{ cases(first: 1, filter: { court: "闽09", caseNumber: "张三李四王五赵六" }) }'),
    );
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]?.locations).toHaveLength(1);
    expect(JSON.stringify(errors)).not.toContain('张三');
  });
});
