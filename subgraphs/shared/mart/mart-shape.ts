import { createHash } from 'node:crypto';

import type { EntityProperty } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';

import { columnOf, type ColumnKind } from '../database/column-kind.ts';
import type { EntityClass } from '../database/entity-class.ts';
import { EVERY_RECORD } from '../database/under.ts';
import { dialectOf, type Dialect, type Join } from '../measures/dialect.ts';
import { isPersonal, isPrivate, type Source } from '../measures/statistics-source.ts';
import type { SubgraphDefinition } from '../server/define-subgraph.ts';
import { ruleFor } from '../visibility/visibility.ts';

import { joinedColumn, MART_DIALECT, PERSON, PERSON_KIND } from './mart-dialect.ts';

/**
 * What a column of a mart holds: a day, money in ten-thousandths of a yuan, a whole number, true or false, one of few texts
 * (a code, a member of an enum, a cause), or a keyed hash of what names a record or a person.
 */
export type MartType = 'DAY' | 'MONEY' | 'WHOLE' | 'FLAG' | 'TEXT' | 'HASH';

export interface MartColumn {
  readonly name: string;
  readonly type: MartType;
  /** Its SQL over the office's record `t` and those joined to it. */
  readonly sql: string;
  /** Whether it is a column of the office's record itself. */
  readonly isOwn: boolean;
}

/** A table of a mart: of a kind of record, what statistics read of it. */
export interface MartTable {
  readonly name: string;
  /** SQL of the day by whose month its parts are told apart; null where there is one part. */
  readonly day: string | null;
  readonly columns: readonly MartColumn[];
  /** The clauses of the records joined to it. */
  readonly joins: readonly string[];
}

/** The audience whose rows the mart can tell apart. All others are counted whole regions from it, or none. */
const COUNTED_BY_ROWS = 'court';

/**
 * The tables that a subgraph's mart has, from its sources and the rules of rows: no other column is ever read.
 * @throws Error for a source that reads free text
 */
export function martShape(em: SqlEntityManager, definition: SubgraphDefinition): readonly MartTable[] {
  const office = dialectOf({ em });
  const drafts = new Map<EntityClass, Draft>();
  const draftOf = (entity: EntityClass): Draft => {
    const known = drafts.get(entity) ?? new Draft(em, entity);
    drafts.set(entity, known);
    return known;
  };
  for (const source of definition.sources) {
    draftOf(source.entity).addSource(source, office);
  }
  for (const { entity } of definition.sources) {
    noteVisible(entity);
  }
  return [...drafts.values()].map((draft) => draft.table());

  /** Notes the columns that decide who sees which of the records. */
  function noteVisible(entity: EntityClass): void {
    const rows = definition.visibility.find((one) => one.entity === entity);
    const rule = rows && ruleFor(rows, COUNTED_BY_ROWS);
    const nobody = {
      audience: COUNTED_BY_ROWS,
      subject: '',
      scopes: [],
      region: null,
      court: '-',
      unit: null,
      purpose: '',
    };
    rule?.sql({
      viewer: nobody as never,
      bind: () => '?',
      trees: { codesUnder: () => ['-'], regionOfCourt: () => '-' } as never,
      column: (property) => draftOf(entity).addProperty(property),
      visible: (other, property) => {
        draftOf(other).addProperty(property);
        noteVisible(other);
        return EVERY_RECORD;
      },
      seesEvery: () => false,
    });
  }
}

/** What tells marts of different tables or columns apart. */
export function shapeHash(tables: readonly MartTable[]): string {
  const named = tables.map(({ name, columns }) => [name, columns.map(({ name: column, type }) => [column, type])]);
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}

/** The types by the kind of the office's column; keys are told apart by what they are for. */
const TYPES: Readonly<Record<Exclude<ColumnKind, 'key' | 'text'>, MartType>> = {
  enum: 'TEXT',
  integer: 'WHOLE',
  boolean: 'FLAG',
  decimal: 'MONEY',
  date: 'DAY',
  moment: 'DAY',
};

/** A table in the making. */
class Draft {
  readonly #em: SqlEntityManager;
  readonly #entity: EntityClass;
  readonly #columns = new Map<string, MartColumn>();
  readonly #joins = new Set<string>();
  readonly #dimensions = new Set<string>();
  #day: string | null = null;

  constructor(em: SqlEntityManager, entity: EntityClass) {
    this.#em = em;
    this.#entity = entity;
    const [key] = em.getMetadata(entity).primaryKeys as string[];
    this.addProperty(key ?? 'id');
  }

  addSource(source: Source, office: Dialect): void {
    for (const expression of Object.values(source.columns)) {
      this.#dimensions.add(expression);
    }
    const lookups = new Map<string, string>();
    const dialect: Dialect = {
      ...MART_DIALECT,
      lookedUp: (name, sql) => (lookups.set(name, office.lookedUp(name, sql)), ''),
    };
    const texts = Object.values(source.columns);
    for (const { on, flows, values = {}, join } of Object.values(source.events)) {
      const own = [
        on,
        ...Object.values(flows).flatMap((flow) => [flow.sql(dialect), ...(flow.standsFor?.(dialect) ?? [])]),
        ...Object.values(values).map((value) => value(dialect)),
      ];
      texts.push(...own);
      if (join) {
        this.#addJoin(join, own, office);
      }
    }
    for (const column of columnsIn('t', texts)) {
      this.#addColumn(column);
    }
    for (const [name, sql] of lookups) {
      this.#add({ name, type: 'FLAG', sql, isOwn: false });
    }
    if (isPersonal(source)) {
      const { key, kind } = office.person(source.person);
      this.#add({ name: PERSON, type: 'HASH', sql: `case when ${isPrivate({ kind })} then ${key} end`, isOwn: false });
      this.#add({ name: PERSON_KIND, type: 'TEXT', sql: kind, isOwn: false });
    }
    this.#day ??= Object.values(source.events)[0]?.on ?? null;
  }

  /** @returns how the mart calls its column */
  addProperty(property: string): string {
    const { properties } = this.#em.getMetadata(this.#entity);
    const column = (properties[property as never] as EntityProperty | undefined)?.fieldNames[0];
    if (column === undefined) {
      throw new Error(`${this.#entity.name} has no stored property ${property}.`);
    }
    this.#addColumn(column);
    return `t.${column}`;
  }

  table(): MartTable {
    const columns = [...this.#columns.values()].map((column) =>
      // A unit or campaign that is grouped by is no reference to be hashed.
      column.type === 'HASH' && this.#dimensions.has(column.sql) ? { ...column, type: 'TEXT' as const } : column,
    );
    return {
      name: this.#em.getMetadata(this.#entity).tableName,
      day: this.#day,
      columns,
      joins: [...this.#joins],
    };
  }

  #addJoin(join: Join, texts: readonly string[], office: Dialect): void {
    this.#joins.add(office.joined(this.#em.getMetadata(join.entity).tableName, join));
    for (const column of columnsIn(join.alias, texts)) {
      this.#add({
        name: joinedColumn(join.alias, column),
        type: typeOf(this.#em, join.entity, column, false),
        sql: `${join.alias}.${column}`,
        isOwn: false,
      });
    }
  }

  #addColumn(column: string): void {
    const sql = `t.${column}`;
    const type = typeOf(this.#em, this.#entity, column, this.#dimensions.has(sql));
    this.#add({ name: column, type, sql, isOwn: true });
  }

  #add(column: MartColumn): void {
    const known = this.#columns.get(column.name);
    if (known !== undefined && known.sql !== column.sql) {
      throw new Error(`${this.#entity.name} has two columns ${column.name} in its mart.`);
    }
    this.#columns.set(column.name, known ?? column);
  }
}

/** The columns of an alias that some SQL names. */
function columnsIn(alias: string, texts: readonly string[]): ReadonlySet<string> {
  const named = new RegExp(`\\b${alias}\\.(\\w+)`, 'g');
  return new Set(texts.flatMap((text) => [...text.matchAll(named)].map(([, column = '']) => column)));
}

function typeOf(em: SqlEntityManager, entity: EntityClass, column: string, isDimension: boolean): MartType {
  const all = Object.values(em.getMetadata(entity).properties) as EntityProperty[];
  const property = all.find(({ fieldNames }) => fieldNames?.[0] === column);
  if (property === undefined) {
    throw new Error(`${entity.name} has no column ${column}.`);
  }
  const { kind } = columnOf(entity, property);
  if (kind === 'key' || (kind === 'text' && column.endsWith('_id'))) {
    const isReference = property.primary === true || column.endsWith('_id');
    return isReference && !isDimension ? 'HASH' : 'TEXT';
  }
  if (kind === 'text') {
    if (!isDimension) {
      throw new Error(`A mart holds no free text: ${entity.name} ${column}.`);
    }
    return 'TEXT';
  }
  return TYPES[kind];
}
