import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  executeSync,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
  type GraphQLFieldResolver,
  type GraphQLInputType,
} from 'graphql';

import { DecimalScalar } from '../../../subgraphs/shared/scalars/decimal.ts';
import { perDepth } from '../../../subgraphs/shared/testing/depth.ts';
import { attachScalars } from '../../serving/attach-scalars.ts';

import { literalsToParameters } from './literals-to-parameters.ts';
import { OwnQueryError } from './own-errors.ts';
import { canNamePerson, LISTED_POSITIONS } from './personal-values.ts';

const API = buildSchema(readFileSync(new URL('../../../codegen/api-schema.graphql', import.meta.url), 'utf8'));
attachScalars(API);

function convert(text: string) {
  const { document, parameters, values } = literalsToParameters(API, text);
  expect(validate(API, parse(document))).toEqual([]);
  return { document, parameters, values };
}

function faultOf(text: string): string {
  try {
    literalsToParameters(API, text);
  } catch (error) {
    expect(error).toBeInstanceOf(OwnQueryError);
    return (error as OwnQueryError).message;
  }
  throw new Error('It was not refused.');
}

describe('the literals of a document', () => {
  it('become parameters with types, titles and fallbacks, and defaults in the text', () => {
    const { document, parameters } = convert(`
      # of the county
      {
        enforcementCases(first: 50, filter: { court: "闽0902", status: [OPEN], filed: "2021" }, orderBy: { field: FILED_ON }) {
          edges { node { caseNumber } }
        }
      }
    `);
    expect(document).toBe(
      `query ($filterCourt: CourtCode = "闽0902", $filterFiled: Period = "2021") {
  enforcementCases(
    first: 50
    filter: {court: $filterCourt, status: [OPEN], filed: $filterFiled}
    orderBy: {field: FILED_ON}
  ) {
    edges {
      node {
        caseNumber
      }
    }
  }
}
`,
    );
    expect(parameters).toEqual([
      {
        name: 'filterCourt',
        type: 'CourtCode',
        title: '法院',
        description: expect.any(String),
        isRequired: false,
        fallback: '闽0902',
        allowed: undefined,
        listedBy: undefined,
        example: '闽0902',
        isPersonal: false,
      },
      expect.objectContaining({ name: 'filterFiled', type: 'Period', title: '立案期间', fallback: '2021' }),
    ]);
  });

  it('that can name a person leave no trace: the parameter is required', () => {
    const number = '35090219900101001X';
    const { document, parameters, values } = convert(`{
      partiesByIdNumber(idNumber: "${number}") { edges { node { role } } }
      creditCheck(identifiers: ["${number}", "91350900MA31234567"]) { listed }
      judgeIncentives(filter: { judge: "张三丰" }) { edges { node { id } } }
    }`);
    expect(
      parameters.map(({ name, type, isRequired, isPersonal, fallback }) => [
        name,
        type,
        isRequired,
        isPersonal,
        fallback,
      ]),
    ).toEqual([
      ['idNumber', 'IdentityNumber!', true, true, undefined],
      ['identifiers', '[String!]!', true, true, undefined],
      ['filterJudge', 'String!', true, true, undefined],
    ]);
    expect(JSON.stringify({ document, parameters })).not.toMatch(/350902|91350900|张三丰/u);
    expect(values).toEqual({
      idNumber: number,
      identifiers: [number, '91350900MA31234567'],
      filterJudge: '张三丰',
    });
  });

  it('that are defaults of personal variables are removed, those of others stay', () => {
    const { document, parameters } = convert(`
      query ($id: IdentityNumber = "35090219900101001X", $kind: [PartyKind!] = [PERSON], $size: Int! = 5) {
        partiesByIdNumber(idNumber: $id, filter: { kind: $kind }, first: $size) { edges { node { role } } }
      }
    `);
    expect(document).toContain('query ($id: IdentityNumber!, $kind: [PartyKind!] = [PERSON], $size: Int! = 5)');
    expect(parameters.map(({ name, isRequired, fallback }) => [name, isRequired, fallback])).toEqual([
      ['id', true, undefined],
      ['kind', false, ['PERSON']],
      ['size', false, 5],
    ]);
    expect(parameters[1]!.allowed).toContain('PERSON');
  });

  it('are equal in two fields are one parameter, unequal ones are two', () => {
    const { parameters } = convert(`{
      a: caseStatistics(period: "2021") { concluded }
      b: assetStatistics(period: "2021") { period }
      c: caseStatistics(period: "2020") { concluded }
    }`);
    expect(parameters.map(({ name, fallback }) => [name, fallback])).toEqual([
      ['period', '2021'],
      ['period2', '2020'],
    ]);
  });

  it('in a fragment become variables of the operation', () => {
    const { document } = convert(`
      query { agencies { edges { node { ...Cases } } } }
      fragment Cases on Agency { enforcementCases(filter: { filed: "2020" }) { totalCount } }
    `);
    expect(document).toContain('query ($filterFiled: Period = "2020")');
    expect(document).toContain('filed: $filterFiled');
  });

  it('that look like a person’s number are nobody’s default, wherever they stand', () => {
    const { document, parameters } = convert(`{
      enforcementCases(filter: { cause: "３５０９ ０２１９ ９００１ ０１ ００１３" }) { totalCount edges { node { id } } }
    }`);
    expect(parameters).toMatchObject([{ isPersonal: true, isRequired: true, fallback: undefined }]);
    expect(document).not.toContain('３５０９');
  });

  it('keep the digits of a decimal', () => {
    const { parameters } = convert(`{
      enforcementCases(filter: { claimAmount: { min: 100000000000.10 } }) { edges { node { id } } }
    }`);
    expect(parameters).toMatchObject([
      { name: 'filterClaimAmountMin', type: 'Decimal', fallback: '100000000000.10', isPersonal: false },
    ]);
  });

  it('that name a person are not left where the same text stands elsewhere', () => {
    const { document } = convert(`{
      judgeIncentives(filter: { judge: "张三丰" }) { edges { node { id } } }
      enforcementCases(filter: { cause: "张三丰借款" }) { edges { node { id } } }
    }`);
    expect(document).not.toContain('张三丰');
    expect(document).toContain('$filterCause: String!');
  });

  it('are found in the result no more: it comes out of a second run unchanged', () => {
    const { document, parameters } = convert(`{
      partiesByIdNumber(idNumber: "35090219900101001X") { edges { node { role } } }
      caseStatistics(period: "2021", groupBy: [COURT]) { concluded }
    }`);
    const again = convert(document);
    expect(again.document).toBe(document);
    expect(again.parameters).toEqual(parameters);
  });

  it.each([
    ['a syntax error', '{ partiesByIdNumber(idNumber: 35090219900101001XX) }'],
    ['an invalid value', '{ enforcementCases(first: "35090219900101001X") { totalCount } }'],
    ['a value of a wrong scalar', '{ caseStatistics(period: "35090219900101001X") { concluded } }'],
    ['a value for an enum', '{ caseStatistics(period: "2021", groupBy: ["35090219900101001X"]) { concluded } }'],
    ['an alias', '{ a35090219900101001X: courts { totalCount } }'],
  ])('are not in the message about %s', (_, text) => {
    const message = faultOf(text);
    expect(message).not.toContain('350902');
  });

  it.each([
    ['two operations', 'query A { courts { totalCount } } query B { courts { totalCount } }', '一个操作'],
    ['an unknown field', '{ courts { totalCout } }', '第 1 行第 12 列：Cannot query field "totalCout"'],
    ['an input object as variable', 'query ($f: CourtFilter) { courts(filter: $f) { totalCount } }', '$f'],
    ['nothing', '', 'GraphQL'],
  ])('of a document with %s: the message says why it is refused', (_, text, message) => {
    expect(faultOf(text)).toContain(message);
  });
});

describe('the rule of what can name a person', () => {
  const positions = new Map<string, GraphQLInputType>();
  for (const type of Object.values(API.getTypeMap())) {
    if (isInputObjectType(type)) {
      Object.values(type.getFields()).forEach((field) => positions.set(`${type.name}.${field.name}`, field.type));
    } else if ((isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')) {
      for (const field of Object.values(type.getFields())) {
        field.args.forEach((arg) => positions.set(`${type.name}.${field.name}.${arg.name}`, arg.type));
      }
    }
  }

  it('lists no position that the schema does not have', () => {
    const names = new Set([...positions.keys()].map((coordinate) => coordinate.slice(coordinate.lastIndexOf('.') + 1)));
    expect([...LISTED_POSITIONS.names].filter((name) => !names.has(name))).toEqual([]);
    expect([...LISTED_POSITIONS.coordinates].filter((coordinate) => !positions.has(coordinate))).toEqual([]);
  });

  it('holds for every identity number, case number and credit code of the schema, and for names', () => {
    const personal = [...positions].filter(
      ([at, type]) => !isInputObjectType(getNamedType(type)) && canNamePerson(type, at),
    );
    const coordinates = personal.map(([at]) => at);
    for (const [at, type] of positions) {
      if (['IdentityNumber', 'CaseNumber', 'CreditCode'].includes(getNamedType(type).name)) {
        expect(coordinates).toContain(at);
      }
      if (isEnumType(getNamedType(type))) {
        expect(coordinates).not.toContain(at);
      }
    }
    expect(coordinates).toEqual(
      expect.arrayContaining([
        'AccessRecordFilter.subject',
        'GridTaskFilter.enforcementCase',
        'JudgeIncentiveFilter.judge',
        'PetitionFilter.ground',
        'PublishedDishonestListingFilter.name',
        'Query.creditCheck.identifiers',
        'Query.party.id',
      ]),
    );
  });
});

/** Arguments of every kind, on fields that return themselves so that documents nest. */
const MOCK = buildSchema(`
  scalar Date
  scalar Decimal
  scalar IdentityNumber
  enum Kind { COURT AGENCY }
  input Range { min: Decimal max: Decimal kinds: [Kind!] }
  input Filter { cause: String name: String amount: Range idNumber: IdentityNumber on: [Date!] and: [Filter!] is: Boolean count: Int! = 3 }
  interface Node { rows(filter: Filter, first: Int! = 20, ids: [ID!], day: Date): [Row!] }
  type Row implements Node {
    rows(filter: Filter, first: Int! = 20, ids: [ID!], day: Date): [Row!]
    value(cause: String = "x", person: IdentityNumber, kind: Kind): String
  }
  type Query implements Node {
    rows(filter: Filter, first: Int! = 20, ids: [ID!], day: Date): [Row!]
    node(id: ID): Node
  }
`);

const { parseValue, parseLiteral } = DecimalScalar;
Object.assign(MOCK.getType('Decimal')!, { parseValue, parseLiteral });

/** Recognisable in any text, and never a part of the schema. */
const secret = fc.integer({ min: 0, max: 0xffffff }).map((value) => `§${value.toString(16)}§`);
const optional = (name: string, value: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.constant(''),
    value.map((text) => `${name}: ${text}`),
  );
const quoted = (text: fc.Arbitrary<string>) => text.map((value) => JSON.stringify(value));
const object = (...fields: fc.Arbitrary<string>[]) =>
  fc.tuple(...fields).map((all) => `{ ${all.filter(Boolean).join(', ')} }`);
const decimal = fc.oneof(fc.constantFrom('1', '-20.50', '"3.00"', 'null'), fc.nat().map(String));
const date = fc.constantFrom('"2021-03-31"', '"2020-01-01"');
const list = (item: fc.Arbitrary<string>) =>
  fc.oneof(
    item,
    fc.array(item, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  );
const plainString = fc.oneof(
  fc.constantFrom('"借款"', '"""a\n  "b" """', '"\\u4e2d\\n\\""', 'null', '$given'),
  quoted(secret),
);
const filter: fc.Arbitrary<string> = fc.letrec<{ filter: string }>((tie) => ({
  filter: object(
    optional('cause', plainString),
    optional('name', quoted(secret)),
    optional('amount', object(optional('min', decimal), optional('kinds', list(fc.constantFrom('COURT', 'AGENCY'))))),
    optional('idNumber', fc.oneof(quoted(secret), fc.constant('$person'))),
    optional('on', list(date)),
    optional('is', fc.constantFrom('true', 'false')),
    optional('count', fc.nat(99).map(String)),
    fc.oneof(
      { maxDepth: 2 },
      fc.constant(''),
      list(tie('filter')).map((items) => `and: ${items}`),
    ),
  ),
})).filter;
const args = (...all: fc.Arbitrary<string>[]) =>
  fc.tuple(...all).map((given) => (given.some(Boolean) ? `(${given.filter(Boolean).join(', ')})` : ''));
const rowsArguments = args(
  optional('filter', filter),
  optional('first', fc.constantFrom('5', '$size')),
  optional('ids', list(fc.oneof(quoted(secret), fc.constant('17')))),
  optional('day', date),
);
const valueArguments = args(
  optional('cause', plainString),
  optional('person', quoted(secret)),
  optional('kind', fc.constantFrom('COURT', 'AGENCY', 'null')),
);
const operation = fc
  .tuple(rowsArguments, rowsArguments, valueArguments, valueArguments, quoted(secret), rowsArguments)
  .map(
    ([rows, below, value, inFragment, id, inNode]) => `
      query ($given: String = "g", $person: IdentityNumber = "§person§", $size: Int = 7) {
        rows${rows} { v: value${value} again: rows${below} { value${inFragment} ...F } ...F }
        twice: rows${rows} { v: value${value} }
        same: rows${below} { v: value${value} } same: rows${below} { v: value${value} w: value${value} }
        node(id: ${id}) { ... on Row { n: rows${inNode} { value } } n: rows${inNode} { value } }
        unused: rows(first: $size, filter: { cause: $given, idNumber: $person }) { value }
      }
      fragment F on Row { inFragment: value${inFragment} deeper: rows${below} { value${inFragment} } }
    `,
  );

/** Every field that was executed, with its arguments. */
function executed(document: string, variableValues: Readonly<Record<string, unknown>>): readonly string[] {
  const calls: string[] = [];
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (_, given, __, { path, returnType }) => {
    const steps: (string | number)[] = [];
    for (let step: typeof path | undefined = path; step !== undefined; step = step.prev) {
      steps.unshift(step.key);
    }
    calls.push(`${steps.join('.')} ${JSON.stringify(given, sorted)}`);
    const type = getNamedType(returnType).name;
    return type === 'String' ? 'value' : type === 'Node' ? { __typename: 'Row' } : [{}];
  };
  const { errors } = executeSync({ schema: MOCK, document: parse(document), variableValues, fieldResolver });
  expect(errors).toBeUndefined();
  return calls.toSorted();
}

function sorted(_: string, value: unknown): unknown {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value;
}

describe('a document whose literals became parameters', () => {
  it('means the same with the values put back, and holds no value of a person', () => {
    fc.assert(
      fc.property(operation, (text) => {
        fc.pre(validate(MOCK, parse(text)).length === 0);
        const { document, parameters, values } = literalsToParameters(MOCK, text);
        expect(validate(MOCK, parse(document))).toEqual([]);

        // As it would be run: the fallbacks, and for personal parameters what the runner fills in.
        const variables = Object.fromEntries(
          parameters.flatMap(({ name, fallback, isRequired }) => {
            const value = isRequired ? values[name] : fallback;
            return value === undefined ? [] : [[name, value]];
          }),
        );
        expect(executed(document, variables)).toEqual(executed(text, {}));
        // The defaults in the text are the fallbacks.
        const required = Object.fromEntries(
          parameters.filter((one) => one.isRequired).map(({ name }) => [name, values[name]]),
        );
        expect(executed(document, required)).toEqual(executed(text, {}));

        const stored = JSON.stringify({ document, parameters });
        for (const { name, isPersonal, isRequired, fallback } of parameters) {
          if (isPersonal) {
            expect(fallback).toBeUndefined();
            expect(isRequired).toBe(true);
            [values[name]]
              .flat()
              .forEach((value) => String(value).includes('§') && expect(stored).not.toContain(value));
          }
        }
        // Positions that take names and numbers hold nothing but variables.
        expect(document).not.toMatch(/(idNumber|name|person|id|ids): *\[?["\d]/u);
        expect(stored).not.toContain('§person§');
        expect(literalsToParameters(MOCK, document).document).toBe(document);
      }),
      { numRuns: perDepth({ quick: 40, deep: 400 }) },
    );
  });
});
