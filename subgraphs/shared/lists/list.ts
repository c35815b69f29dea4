import { Index } from '@mikro-orm/decorators/legacy';
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';

import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import { dateInShanghai } from '../scalars/date-time.ts';
import type { RequestContext } from '../server/request-context.ts';

import { conditionsOf, filterInputType, lookedAt, type Condition, type Filters } from './filter.ts';
import { noteListUse } from './list-uses.ts';
import { orderInputType, type OrderInput, type Orderings, type OrderTerm } from './order.ts';
import { DEFAULT_PAGE, LARGEST_PAGE, readPage, readPageOfParent, type Page, type PageRequest } from './page.ts';

/** The arguments of every list. */
export interface ListArgs {
  filter?: Record<string, unknown> | null;
  orderBy?: OrderInput | null;
  first: number;
  after?: string | null;
}

export interface ListOptions<E> {
  entity: EntityClass<E & object>;
  /** The type's name in the schema and its Chinese term. */
  name: string;
  zh: string;
  /** The property that makes every order total: the primary key. */
  key: PropertyOf<E>;
  filters: Filters;
  orderings: Orderings<E>;
  /** The order of a request that names none. */
  defaultOrder: readonly [property: PropertyOf<E>, direction: 'asc' | 'desc'];
  /** The type that records are shown as, where the list is a form of theirs that says less; else the entity itself. */
  shownAs?: new () => object;
  /** The form in which records are shown, where other rows are seen in it than of the records themselves. */
  form?: string;
  /** A condition that every record of the list meets, beside the filter. */
  always?: Always<E>;
  /** Whether the indexes of another list of the same records serve this one. */
  sharesIndexes?: boolean;
}

/** A condition that depends on the day of the request in Asia/Shanghai, and the columns of the index that serves it. */
export interface Always<E> {
  readonly condition: (today: string) => Condition;
  readonly index: readonly PropertyOf<E>[];
}

/** What a root field asks for by an argument of its own, beside the filter. */
export interface OwnCondition {
  /** Names the argument and its value: the cursors of the list belong to it. */
  readonly name: string;
  readonly condition: Condition;
}

/** A kind of record that can be listed: its connection and argument types, and how to read a page of it. */
export interface List<E> {
  readonly Connection: new () => Page<E>;
  readonly Args: new () => ListArgs;
  /** The type that records are shown as. */
  readonly typeName: string;
  /** By filter (`filter.court`) and ordering (`orderBy.FILED_ON`), the fields and columns whose values using it reveals. */
  readonly reveals: ReadonlyMap<string, readonly string[]>;
  /** A page of all records, or of those that meet a root field's own condition. */
  page(context: RequestContext, args: ListArgs, own?: OwnCondition): Promise<Page<E>>;
  /** A page of the records whose `property` equals `key`, batched with its siblings. */
  pageOf(context: RequestContext, property: PropertyOf<E>, key: string, args: ListArgs): Promise<Page<E>>;
}

@ObjectType({ simpleResolvers: true, description: '分页信息 Where a page lies in its list.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: '有下一页 Whether records follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: '有上一页 Whether the page was asked for with `after`, so that records precede it.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "首游标 Cursor of the page's first record; null on an empty page.",
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "末游标 Cursor of the page's last record: `after` of the next page.",
  })
  endCursor!: string | null;
}

/** Declares a list once: its filters and orders over stored properties, from which its types and its reading follow. */
export function defineList<E extends object>(options: ListOptions<E>): List<E> {
  const { name, zh, filters, orderings } = options;
  const Filter = filterInputType(name, zh, filters);
  const Order = orderInputType(name, zh, orderings);
  if (options.sharesIndexes !== true) {
    declareIndexes(options);
  }
  noteUses(options);
  return {
    Connection: connectionType(options),
    Args: argsType(name, Filter, Order),
    typeName: (options.shownAs ?? options.entity).name,
    reveals: new Map<string, readonly string[]>([
      ...Object.entries(filters).map(([own, filter]) => [`filter.${own}`, lookedAt(filter)] as const),
      ...Object.entries(orderings).map(([own, [property]]) => [`orderBy.${own}`, [property]] as const),
      ['no order', [options.defaultOrder[0]]],
    ]),
    page: (context, args, own) => readPage(context, pageRequest(context, options, args, own)),
    pageOf: (context, property, key, args) =>
      readPageOfParent(context, property, key, pageRequest(context, options, args)),
  };
}

function noteUses<E extends object>({ entity, filters, orderings, defaultOrder }: ListOptions<E>): void {
  for (const property of Object.values(filters).flatMap(lookedAt)) {
    noteListUse(entity, property, 'filter');
  }
  for (const [property] of [...Object.values(orderings), defaultOrder]) {
    noteListUse(entity, property, 'order');
  }
}

/**
 * Every filter and every order a list offers has an index that serves it, derived from the same declaration, so that
 * offering one without an index is not possible.
 */
function declareIndexes<E extends object>(options: ListOptions<E>): void {
  const { entity, key, filters, orderings, defaultOrder, always } = options;
  const byFilter = Object.values(filters).flatMap(({ property, span, indexes = [] }) => [
    ...indexes,
    ...(property === null ? [] : [span ? [property, key] : [property, defaultOrder[0], key]]),
  ]);
  const byOrder = [...Object.values(orderings).map(([property]) => property), defaultOrder[0]].map((property) => [
    property,
    key,
  ]);
  const byCondition = [...(always?.index ?? []), defaultOrder[0], key];
  const distinct = new Map(
    [...byFilter, ...byOrder, byCondition]
      .map((columns) => [...new Set(columns)])
      .map((columns) => [columns.join(), columns]),
  );
  for (const columns of distinct.values()) {
    const isPrimaryKey = columns.length === 1 && columns[0] === key;
    if (!isPrimaryKey && columns[0] !== key) {
      Index({ properties: columns as never })(entity);
    }
  }
}

function pageRequest<E extends object>(
  context: RequestContext,
  options: ListOptions<E>,
  args: ListArgs,
  own?: OwnCondition,
): PageRequest<E> {
  const { filter, orderBy, first, after } = args;
  const today = dateInShanghai(context.now);
  return {
    entity: options.entity as EntityClass<E>,
    form: options.form,
    isShownAs: options.shownAs !== undefined,
    scope: JSON.stringify([options.name, filter ?? {}, orderBy ?? {}, ...(own ? [own.name] : [])]),
    conditions: [
      ...(options.always ? [options.always.condition(today)] : []),
      ...(own ? [own.condition] : []),
      ...conditionsOf(options.filters, filter, today, context),
    ],
    order: orderTerms(options, orderBy),
    first,
    after,
  };
}

function orderTerms<E extends object>(
  { key, orderings, defaultOrder }: ListOptions<E>,
  orderBy: OrderInput | null | undefined,
): OrderTerm[] {
  const [property, direction] = orderBy
    ? [(orderings[orderBy.field] as readonly [string, string])[0], orderBy.direction === 'DESC' ? 'desc' : 'asc']
    : defaultOrder;
  // A view may lack a value that ours must have. On our own tables the database drops the condition for it.
  const first: OrderTerm = { property, direction: direction as OrderTerm['direction'], nullable: property !== key };
  return property === key ? [first] : [first, { property: key, direction: first.direction, nullable: false }];
}

function connectionType<E extends object>({ entity, name, zh, shownAs = entity }: ListOptions<E>): new () => Page<E> {
  class Edge {
    node!: E;
    cursor!: string;
  }
  Field(() => shownAs, { description: `${zh} The record.` })(Edge.prototype, 'node');
  Field(() => String, { description: "游标 The record's place in the list; `after` of the page that follows it." })(
    Edge.prototype,
    'cursor',
  );
  ObjectType(`${name}Edge`, { simpleResolvers: true, description: `${zh}条目 A record and its place in a list.` })(
    Edge,
  );

  class Connection {
    edges!: Edge[];
    nodes!: E[];
    pageInfo!: PageInfo;
    totalCount!: () => Promise<number | null>;
  }
  Field(() => [Edge], { description: '条目 The records of this page, in order.' })(Connection.prototype, 'edges');
  Field(() => [shownAs], {
    description: '记录 The records of this page, in order, without their cursors: the same as `edges { node }`.',
  })(Connection.prototype, 'nodes');
  Field(() => PageInfo, { description: '分页信息 Where this page lies in the list.' })(
    Connection.prototype,
    'pageInfo',
  );
  Field(() => Int, {
    nullable: true,
    description:
      '总数 How many of the records that you may see meet the filter, on all pages; not of all that there are: a court sees ' +
      'those of its own and of the courts below it, a committee mostly those of agencies of its region, a unit those about ' +
      'itself. Whole counts are in the statistics, whose rows say their scope. Counted, at a cost, only when asked for.',
  })(Connection.prototype, 'totalCount');
  ObjectType(`${name}Connection`, { simpleResolvers: true, description: `${zh}列表 A page of ${name} records.` })(
    Connection,
  );
  return Connection;
}

function argsType(name: string, Filter: object, Order: object): new () => ListArgs {
  class Args implements ListArgs {
    filter?: Record<string, unknown> | null;
    orderBy?: OrderInput | null;
    first!: number;
    after?: string | null;
  }
  const asType = (type: unknown) => () => type as typeof String;
  Field(asType(Filter), { nullable: true, description: `筛选 Which ${name} records; all when left out.` })(
    Args.prototype,
    'filter',
  );
  Field(asType(Order), { nullable: true, description: '排序 How to sort them.' })(Args.prototype, 'orderBy');
  Field(() => Int, {
    defaultValue: DEFAULT_PAGE,
    description: `每页条数 Page size, from 1 to ${LARGEST_PAGE}; ${DEFAULT_PAGE} when left out.`,
  })(Args.prototype, 'first');
  Field(() => String, {
    nullable: true,
    description: '起点游标 The endCursor of the page before; the first page when left out.',
  })(Args.prototype, 'after');
  ArgsType()(Args);
  return Args;
}
