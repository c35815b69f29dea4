import type { FilterQuery, FindOptions } from '@mikro-orm/core';
import { raw, type SqlEntityManager } from '@mikro-orm/sql';

import { rightsKey } from '../access/viewer.ts';
import { badInput } from '../bad-input.ts';
import type { EntityClass } from '../database/entity-class.ts';
import { hasKey, readRecords } from '../database/read-records.ts';
import { byRequestedKey } from '../database/same-key.ts';
import { recordsOf, storedValue } from '../database/stored-record.ts';
import type { UnreadableValue } from '../database/unreadable-value.ts';
import { batched, placeOf } from '../loading/load.ts';
import { propertiesToRead } from '../loading/properties-to-read.ts';
import type { RequestContext } from '../server/request-context.ts';
import { inForm } from '../visibility/row-filter.ts';

import { readCursor, writeCursor } from './cursor.ts';
import type { Condition } from './filter.ts';
import { afterCondition } from './keyset.ts';
import type { OrderTerm } from './order.ts';

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;

/** One page of a list in the shape of the Relay cursor connections specification. */
export interface Page<E> {
  edges: { node: E; cursor: string }[];
  /** The records of `edges`. */
  nodes: E[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  /** Counted only when it is selected; null where the viewer sees none of these records, however many there are. */
  totalCount(): Promise<number | null>;
}

export interface PageRequest<E extends object> {
  entity: EntityClass<E>;
  /** The form in which records are shown, where other rows are seen in it than of the records themselves. */
  form?: string | undefined;
  /** Whether records are shown as another type than their own. */
  isShownAs: boolean;
  /** Names the list, its filter and its order: what a cursor is bound to. */
  scope: string;
  conditions: readonly Condition[];
  order: readonly OrderTerm[];
  first: number;
  after: string | null | undefined;
}

/** Reads a page of all records that meet the conditions: one statement, and one more if the total is selected. */
export async function readPage<E extends object>(context: RequestContext, request: PageRequest<E>): Promise<Page<E>> {
  const { entity } = checked(context, request);
  const rows = await (readBefore(context, request) ?? readRows(context, context.em, request));
  readAhead(context, request, rows);
  return pageOf(context, request, rows, () =>
    context.em.count(entity, where([...request.conditions, hasKey(context.em, entity)]), seen(context, request)),
  );
}

function readRows<E extends object>(
  context: RequestContext,
  em: SqlEntityManager,
  request: PageRequest<E>,
): Promise<E[]> {
  const { entity, isShownAs, order, first } = request;
  const ordering = order.map(({ property }) => property);
  return readRecords(em, entity, where(pageConditions(context, request)), {
    orderBy: order.map(({ property, direction }) => ({ [property]: direction })),
    limit: first + 1,
    properties: isShownAs ? null : propertiesToRead(context, entity, ordering),
    ...seen(context, request),
  });
}

/**
 * A run asks for page after page. While one is on its way, the next is read: from the second on, so that the first, with its
 * count, comes as soon as it can.
 */
function readAhead<E extends object>(context: RequestContext, request: PageRequest<E>, rows: readonly E[]): void {
  const { ahead, largestPage } = context;
  const last = rows[request.first - 1];
  if (
    ahead === null ||
    request.first !== largestPage ||
    request.after == null ||
    rows.length <= request.first ||
    !last
  ) {
    return;
  }
  const next = { ...request, after: cursorOf(context, request, last) };
  ahead.reads.start(nameAhead(context, next), (signal) => readRows(context, ahead.emUntil(signal), next));
}

function readBefore<E extends object>(context: RequestContext, request: PageRequest<E>): Promise<E[]> | undefined {
  return context.ahead?.reads.take<E[]>(nameAhead(context, request));
}

/** All that the rows of a page depend on; the cursor names the list, its filter and its order. */
function nameAhead<E extends object>(
  { viewer, properties }: RequestContext,
  { entity, first, after }: PageRequest<E>,
): string {
  const read = properties?.get(entity.name);
  return JSON.stringify([rightsKey(viewer), entity.name, first, after, read && [...read]]);
}

/**
 * Reads the page that belongs to one parent. All parents of one tick share one statement: records are
 * ranked within their parent (SQL:2003 window functions) and the first of each are kept.
 */
export async function readPageOfParent<E extends object>(
  context: RequestContext,
  parentProperty: string,
  parentKey: string,
  request: PageRequest<E>,
): Promise<Page<E>> {
  const { entity, first, after } = checked({ largestPage: LARGEST_PAGE }, request);
  const boundRequest = { ...request, scope: `${request.scope} of ${parentProperty} ${parentKey}` };
  const name = `page ${request.scope} of ${parentProperty} first ${first} after ${after ?? ''}`;
  const rows = await batched<E[]>(context, name, async (keys) => {
    const conditions = [
      ...pageConditions(context, boundRequest),
      { [parentProperty]: { $in: [...keys] } },
      hasKey(context.em, entity),
    ];
    const rows = await readRanked(context, request, parentProperty, conditions);
    const place = placeOf(context, entity, parentProperty);
    return byRequestedKey(place, keys, rows, (row) => String(storedValue(row, parentProperty)));
  }).load(parentKey);
  return pageOf(context, boundRequest, rows, () =>
    batched<number>(context, `count ${request.scope} of ${parentProperty}`, async (keys) => {
      const conditions = [...request.conditions, { [parentProperty]: { $in: [...keys] } }, hasKey(context.em, entity)];
      const options = { where: where(conditions), ...seen(context, request) };
      const counts = await context.em.countBy(entity, parentProperty as never, options as never);
      const place = placeOf(context, entity, parentProperty);
      return byRequestedKey<[string, number]>(place, keys, Object.entries(counts), ([key]) => key).map(
        (own): number | UnreadableValue => (Array.isArray(own) ? own.reduce((sum, [, count]) => sum + count, 0) : own),
      );
    }).load(parentKey),
  );
}

/** Pages below a parent stay small even for a run: there is one for each of its rows. */
function checked<E extends object>(
  { largestPage }: Pick<RequestContext, 'largestPage'>,
  request: PageRequest<E>,
): PageRequest<E> {
  const { first } = request;
  if (!Number.isInteger(first) || first < 1 || first > largestPage) {
    throw badInput('is not a page size that is served', `a whole number from 1 to ${largestPage}`, 'first');
  }
  return request;
}

function pageConditions<E extends object>(context: RequestContext, request: PageRequest<E>): Condition[] {
  const { after, scope, order, conditions } = request;
  if (after === null || after === undefined) {
    return [...conditions];
  }
  return [...conditions, afterCondition(order, readCursor(context.cursorKey, scope, after))];
}

async function readRanked<E extends object>(
  context: RequestContext,
  request: PageRequest<E>,
  parentProperty: string,
  conditions: readonly Condition[],
): Promise<E[]> {
  const { em } = context;
  const { entity, order, first } = request;
  const { properties } = em.getMetadata(entity) as { properties: Record<string, { fieldNames: string[] }> };
  const column = (property: string) => properties[property]?.fieldNames[0] as string;
  const ordering = order.map(({ property, direction }) => `\`${column(property)}\` ${direction}`).join(', ');
  const ranked = em
    .createQueryBuilder(entity, 't')
    .select([
      '*',
      raw(`row_number() over (partition by \`${column(parentProperty)}\` order by ${ordering}) as rank_in_parent`),
    ])
    .where(where(conditions));
  // Unlike `find`, a query builder applies the row filter only on request.
  await ranked.applyFilters(seen(context, request).filters);
  const rows = await em
    .createQueryBuilder(ranked as never, 'r')
    .select('*')
    .where({ [raw('rank_in_parent')]: { $lte: first + 1 } })
    .orderBy({ [raw('rank_in_parent')]: 'asc' })
    .execute('all', false);
  return recordsOf(em, entity, rows as object[]);
}

function pageOf<E extends object>(
  context: RequestContext,
  request: PageRequest<E>,
  rows: readonly E[],
  totalCount: () => Promise<number>,
): Page<E> {
  const { first, after } = request;
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => new Edge(node, (own) => cursorOf(context, request, own)));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null && after !== undefined,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    totalCount,
  };
}

/** Where a record lies in its list. Also where a value cannot be shown: the page after this record begins there. */
function cursorOf<E extends object>(context: RequestContext, { scope, order }: PageRequest<E>, record: E): string {
  const values = order.map(({ property }) => cursorValue(storedValue(record, property)));
  return writeCursor(context.cursorKey, scope, values);
}

/** A record of a page. Its cursor is computed when it is selected: most pages need one cursor or none. */
class Edge<E> {
  readonly node: E;
  readonly #cursorOf: (node: E) => string;

  constructor(node: E, cursorOf: (node: E) => string) {
    this.node = node;
    this.#cursorOf = cursorOf;
  }

  get cursor(): string {
    return this.#cursorOf(this.node);
  }
}

function cursorValue(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number'
    ? value
    : typeof value === 'boolean'
      ? Number(value)
      : null;
}

/** Which rows are read, where not those that are shown of the records themselves. */
function seen(context: RequestContext, { form }: { form?: string | undefined }): Pick<FindOptions<object>, 'filters'> {
  return form === undefined ? {} : inForm(context, form);
}

function where<E>(conditions: readonly Condition[]): FilterQuery<E> {
  return (conditions.length === 0 ? {} : { $and: [...conditions] }) as FilterQuery<E>;
}
