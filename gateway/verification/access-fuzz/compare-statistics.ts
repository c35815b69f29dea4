import {
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { isRecord } from '../../../subgraphs/shared/is-record.ts';

import type { GraphQLBody } from './expected-answer.ts';
import type { FuzzedOperation } from './fuzzed-operations.ts';
import type { FuzzedGraph } from './open-graph.ts';
import { ALL_SEEING, claimsOf } from './viewers.ts';

const ROW = /StatisticsRow$/;
/** Types whose numbers are counted over all records of the viewer's region, seen or not. */
const COUNTED_WHOLE = /Statistics(Row|Comparison)$|^(CourtStaff|JudgeIncentiveTotal)$/;
const DIMENSIONS =
  'period regionCode courtCode typeCode debtorKind cause agencyId unitId unitKind channel assetKind node ground kind platform campaignId';
/** What a row says of how it was counted, which differs between the viewer and the reference. */
const ABOUT_COUNTING = /^(scope|scopeLabel|withheld|withheldReason)$/;

/** Whether the answer has numbers that are counted over more than what the viewer sees one by one. */
export function countsMoreThanIsSeen(audience: Audience, types: ReadonlySet<string>): boolean {
  return (
    ['committee', 'assessment', 'analyst'].includes(audience) && [...types].some((type) => COUNTED_WHOLE.test(type))
  );
}

/**
 * Compares the statistics of an operation with those that a viewer who may see everything gets over all records of the
 * region: each number must be equal, or null in a row that says so.
 */
export async function compareStatistics(
  { schema, request }: FuzzedGraph,
  audience: Audience,
  { document, variables }: FuzzedOperation,
): Promise<{ response: string; expected: string } | 'not compared' | 'same'> {
  const text = statisticsOf(schema, document);
  if (text === null) {
    return 'not compared';
  }
  const given = await request('given', claimsOf(audience), text, variables);
  const whole = await request('region', ALL_SEEING, text, variables);
  if (given.status !== 200 || whole.status !== 200) {
    return 'not compared';
  }
  const [told, known] = [given, whole].map(({ body }) => (JSON.parse(body) as GraphQLBody).data);
  if (!isRecord(told) || !isRecord(known)) {
    return 'not compared';
  }
  for (const [name, rows] of Object.entries(told)) {
    const reference = known[name];
    // A filter or period that is refused has no rows.
    if (Array.isArray(rows) && Array.isArray(reference)) {
      const byKey = new Map((reference as Row[]).map((row) => [keyOf(row), row]));
      const wrong = (rows as Row[]).find((row) => !isTold(row, byKey.get(keyOf(row)), row['key_withheld'] === true));
      if (wrong !== undefined) {
        return { response: JSON.stringify(wrong), expected: JSON.stringify(byKey.get(keyOf(wrong)) ?? null) };
      }
    }
  }
  return 'same';
}

type Row = Readonly<Record<string, unknown>>;

/** Whether all numbers of a row are those of the reference, or null; where the reference has no row, there are none. */
function isTold(told: Row, known: Row | undefined, mayBeNull: boolean): boolean {
  return Object.entries(told).every(([name, value]) => {
    const expected = known?.[name];
    if (name === 'key_withheld' || value === expected) {
      return true;
    }
    if (isRecord(value)) {
      // What a number is compared with may be withheld in a row of its own.
      return isTold(value, isRecord(expected) ? expected : undefined, true);
    }
    return value === null ? mayBeNull || expected == null : known === undefined && isNoNumber(told, value);
  });
}

/** Whether a value of a row that the reference lacks counts nothing: a zero, a text, or what the row is of. */
function isNoNumber(row: Row, value: unknown): boolean {
  const isOfGroup = Object.entries(row).some(([name, own]) => name.startsWith('key_') && own === value);
  return isOfGroup || Number(value) === 0 || Number.isNaN(Number(value));
}

function keyOf(row: Row): string {
  return JSON.stringify(Object.entries(row).filter(([name]) => name.startsWith('key_') && name !== 'key_withheld'));
}

/** The statistics of an operation alone, each row with its group; null where it has none. */
function statisticsOf(schema: GraphQLSchema, document: DocumentNode): string | null {
  const query = schema.getQueryType();
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const fields = (operation?.selectionSet.selections ?? []).flatMap((selection) => {
    const type = selection.kind === Kind.FIELD ? query?.getFields()[selection.name.value]?.type : undefined;
    const named = type && getNamedType(type);
    return selection.kind === Kind.FIELD && isObjectType(named) && ROW.test(named.name)
      ? [withGroup(selection, named)]
      : [];
  });
  if (operation === undefined || fields.length === 0) {
    return null;
  }
  const used = new Set<string>();
  visit({ kind: Kind.SELECTION_SET, selections: fields }, { Variable: ({ name }) => void used.add(name.value) });
  return print({
    ...operation,
    directives: [],
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  });
}

function withGroup(field: FieldNode, row: GraphQLObjectType): FieldNode {
  const own = (field.selectionSet?.selections ?? []).flatMap((selection): SelectionNode[] => {
    if (selection.kind !== Kind.FIELD || ABOUT_COUNTING.test(selection.name.value)) {
      return [];
    }
    const type = row.getFields()[selection.name.value]?.type;
    const isCompared = type !== undefined && getNamedType(type).name.endsWith('StatisticsComparison');
    if (type !== undefined && isLeafType(getNamedType(type))) {
      return [selection];
    }
    const compared = selection.selectionSet?.selections ?? [];
    const isFlat = compared.every((one) => one.kind === Kind.FIELD);
    const numbers = compared.filter((one) => one.kind === Kind.FIELD && !ABOUT_COUNTING.test(one.name.value));
    return isCompared && isFlat && numbers.length > 0
      ? [{ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: numbers } }]
      : [];
  });
  const keys = [...DIMENSIONS.split(' '), 'withheld']
    .filter((name) => row.getFields()[name] !== undefined)
    .map((name): FieldNode => ({
      kind: Kind.FIELD,
      alias: { kind: Kind.NAME, value: `key_${name}` },
      name: { kind: Kind.NAME, value: name },
    }));
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [...own, ...keys] } };
}
