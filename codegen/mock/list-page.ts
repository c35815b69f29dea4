import { createHash } from 'node:crypto';

import { refusal } from '../../gateway/errors.ts';
import { badInput } from '../../subgraphs/shared/bad-input.ts';
import { compareDecimals } from '../../subgraphs/shared/scalars/decimal.ts';

import { matches } from './match-filter.ts';
import type { MockRecord, MockWorld } from './mock-record.ts';

const LARGEST_PAGE = 100;

/** A list as it is asked for. */
export interface ListRequest {
  /** Names the list: a cursor belongs to its list, filter and order. */
  readonly list: string;
  readonly typeName: string;
  readonly records: readonly MockRecord[];
  readonly args: Readonly<Record<string, unknown>>;
  /** Called with each condition that the mock cannot test; all records meet it. */
  readonly onIgnored: (condition: string) => void;
}

/**
 * One page of a list, with the filter, the order and the cursors of the graph.
 *
 * @throws GraphQLError BAD_USER_INPUT for a page size that is not served, BAD_CURSOR for another list's cursor
 */
export function listPage(world: MockWorld, { list, typeName, records, args, onIgnored }: ListRequest) {
  const { first = 20, after, orderBy, filter, ...others } = args;
  if (typeof first !== 'number' || first < 1 || first > LARGEST_PAGE) {
    throw badInput('is not a page size that is served', `a whole number from 1 to ${LARGEST_PAGE}`, 'first');
  }
  const conditions = { ...others, ...(filter as Readonly<Record<string, unknown>> | null | undefined) };
  const matching = matches(world, typeName, records, conditions, onIgnored);
  const ordered = inOrder(world, matching, orderBy as Order | null | undefined);
  const scope = createHash('sha256')
    .update(JSON.stringify([list, conditions, orderBy ?? null]))
    .digest('base64url')
    .slice(0, 8);
  const start = after === undefined || after === null ? 0 : placeAfter(String(after), scope);
  const edges = ordered.slice(start, start + first).map((node, at) => ({ node, cursor: cursorOf(scope, start + at) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: start + first < ordered.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: ordered.length,
  };
}

function cursorOf(scope: string, place: number): string {
  return Buffer.from(`${scope}.${place}`).toString('base64url');
}

function placeAfter(cursor: string, scope: string): number {
  const [cursorScope, place] = Buffer.from(cursor, 'base64url').toString().split('.');
  if (cursorScope !== scope || !/^\d{1,6}$/.test(place ?? '')) {
    throw refusal('BAD_CURSOR', 'The cursor does not belong to this query, filter and order.');
  }
  return Number(place) + 1;
}

interface Order {
  /** E.g. `OVERDUE_DAYS`, of the field `overdueDays`. */
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** By the field that the order is named after; null is least, and equal records keep their order. */
function inOrder(
  world: MockWorld,
  records: readonly MockRecord[],
  order: Order | null | undefined,
): readonly MockRecord[] {
  if (order === null || order === undefined) {
    return records;
  }
  const fieldName = order.field.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const type = world.schema.getType(records[0]?.typeName ?? '');
  if (type === undefined || !('getFields' in type) || type.getFields()[fieldName] === undefined) {
    return order.direction === 'DESC' ? records.toReversed() : records;
  }
  const sign = order.direction === 'DESC' ? -1 : 1;
  return records
    .map((record) => ({ record, value: world.value(record, fieldName) }))
    .toSorted((one, other) => sign * compareValues(one.value, other.value))
    .map(({ record }) => record);
}

export function compareValues(one: unknown, other: unknown): number {
  if (one === other || one === null || other === null) {
    return one === other ? 0 : one === null ? -1 : 1;
  }
  if (typeof one === 'number' && typeof other === 'number') {
    return one - other;
  }
  const [left, right] = [String(one), String(other)];
  return isDecimal(left) && isDecimal(right) ? compareDecimals(left, right) : left < right ? -1 : 1;
}

function isDecimal(text: string): boolean {
  return /^-?\d+\.\d+$/.test(text);
}
