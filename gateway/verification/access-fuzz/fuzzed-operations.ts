import fc from 'fast-check';
import { Kind, parse, print, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

import { TestCaseArbitrary } from '../differential/operations/test-case-arbitrary.ts';

import { parameterise } from './parameterise.ts';
import { pointAtRecords, type Operation } from './point-at-records.ts';
import { rootFieldOperations } from './root-field-operations.ts';
import type { World } from './world/records.ts';

export interface FuzzedOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How often a document is run, each time with other values: planning it costs more than running it. */
const VALUES_PER_DOCUMENT = 16;
/** How often each root field is run at first: once without optional arguments, then with them. */
const VALUES_PER_ROOT_FIELD = 3;
/** Random operations from which other values for variables are taken. */
const VALUE_OPERATIONS = 400;

/** Random operations over a schema that select records of a world, hidden ones as well. Equal seeds make equal operations. */
export function* fuzzedOperations(schema: GraphQLSchema, world: World, seed: number): Generator<FuzzedOperation> {
  const arbitrary = new TestCaseArbitrary(schema, valuesOf(world));
  const make = (at: number): Operation => {
    const [made] = fc.sample(arbitrary, { numRuns: 1, seed: seed * 1_000_003 + at });
    if (made === undefined) {
      throw new Error('fast-check returned no sample.');
    }
    const changed = parameterise(schema, pointAtRecords(schema, world, made, at));
    // It may no longer use all its variables, which is not valid.
    return validate(schema, changed.document).length === 0 ? changed : made;
  };
  const valuesByType = Map.groupBy(
    Array.from({ length: VALUE_OPERATIONS }, (_, at) => typedValues(make(1_000_000 + at))).flat(),
    ({ type }) => type,
  );
  const valueOf = (type: string, at: number, turn: number): unknown => {
    const from = valuesByType.get(type) ?? [];
    return from[(at * 31 + turn * 7) % Math.max(1, from.length)]?.value;
  };
  for (const [at, text] of rootFieldOperations(schema).entries()) {
    const document = parse(text);
    for (let turn = 0; turn < VALUES_PER_ROOT_FIELD; turn += 1) {
      const given = variablesOf(document)
        .filter(({ type }) => turn > 0 || type.endsWith('!'))
        .map(({ name, type }) => [name, valueOf(type, at, turn) ?? null] as const);
      const { variables } = pointAtRecords(
        schema,
        world,
        { document, variables: Object.fromEntries(given) },
        at * 7 + turn + 1,
      );
      yield { text, document, variables };
    }
  }
  for (let at = 0; ; at += 1) {
    const { document, variables } = make(at);
    const text = print(document);
    yield { text, document, variables };
    for (let turn = 1; turn < VALUES_PER_DOCUMENT; turn += 1) {
      const others = typedValues({ document, variables }).map(({ name, type, value }) => {
        return [name, valueOf(type, at, turn) ?? value] as const;
      });
      const other = pointAtRecords(schema, world, { document, variables: Object.fromEntries(others) }, at + turn);
      yield { text, document, variables: other.variables };
    }
  }
}

interface TypedValue {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}

/** The variables that have a value, with their types as written. */
function typedValues({ document, variables }: Operation): TypedValue[] {
  return variablesOf(document)
    .filter(({ name }) => name in variables)
    .map((typed) => ({ ...typed, value: variables[typed.name] }));
}

function variablesOf(document: DocumentNode): { name: string; type: string }[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable, type }) => ({
          name: variable.name.value,
          type: print(type),
        }))
      : [],
  );
}

/** Values for arguments, from visible and hidden records. */
function valuesOf(world: World) {
  const all = [...world].filter(([kind]) => !kind.includes(' ')).flatMap(([, records]) => records);
  const of = (property: RegExp, most: number): unknown[] => {
    const values = all.flatMap((record) =>
      Object.entries(record).flatMap(([name, value]) =>
        property.test(name) && typeof value === 'string' ? [value] : [],
      ),
    );
    const step = Math.max(1, Math.floor(values.length / most));
    return values.filter((_, at) => at % step === 0).slice(0, most);
  };
  return {
    ID: of(/^(id|caseId|agencyId)$/, 200),
    CaseNumber: of(/^(caseNumber|instrumentNumber|decisionNumber)$/, 40),
    CreditCode: of(/^creditCode$/, 20),
    IdentityNumber: of(/^idNumber$/, 20),
    CourtCode: ['最高法', '闽', '闽09', '闽0902', '川33', '川3301'],
    RegionCode: ['350000', '350900', '350902', '510000', '513301'],
    Date: of(/On$/, 40),
    DateTime: ['2020-03-05T09:30:00+08:00', '2018-01-01T00:00:00+08:00'],
    Decimal: of(/amount$/i, 10),
    Period: ['2018', '2019', '2020', '2019-Q3', '2016-01-01/2023-01-01', '2020-01-01/2021-01-01'],
    Int: [1, 2, 3, 5, 20, 100],
    String: of(/^(idNumber|creditCode|subjectIdentifier|cause|name)$/, 60),
    Float: [0.5],
  };
}
