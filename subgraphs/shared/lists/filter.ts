import 'reflect-metadata';
import { raw, UnderscoreNamingStrategy } from '@mikro-orm/core';
import type { GraphQLScalarType } from 'graphql';
import { Field, InputType } from 'type-graphql';

import { badInput, badInputAt, isBadInput } from '../bad-input.ts';
import type { PropertyOf } from '../database/entity-class.ts';
import type { TreeKind } from '../database/trees.ts';
import { descendantsOf, MOST_CODES } from '../database/under.ts';
import { identifierCondition } from '../identifiers/identifier-condition.ts';
import { comparableNameSql, nameForms } from '../identifiers/name.ts';
import { ruleOfScalar } from '../identifiers/rules.ts';
import { CourtCodeScalar } from '../scalars/court-code.ts';
import { compareDecimals, DecimalScalar } from '../scalars/decimal.ts';
import { PeriodScalar, type Period } from '../scalars/period.ts';
import { RegionCodeScalar } from '../scalars/region-code.ts';
import type { LabelledEnum } from '../schema/labelled-enum.ts';
import type { Reader } from '../visibility/visible-condition.ts';

import { readInitials, readNamePart } from './name-part.ts';

/** A condition over stored properties, in the form of MikroORM's `where`. */
export type Condition = Record<string, unknown>;

/** One filter of a list: its input type, its description, and the condition for a given value. */
export interface Filter<Value = never> {
  readonly type: () => unknown;
  readonly description: string;
  /** The stored property that it reads, which gets an index; null where it reads several or none. */
  readonly property: string | null;
  /** The columns of further indexes that serve it. */
  readonly indexes?: readonly (readonly string[])[];
  /** The fields and columns that it reads, where neither `property` nor `indexes` names them. */
  readonly looksAt?: readonly string[];
  /** Whether it selects a range of values, so that an index on it cannot also serve the order. */
  readonly span?: boolean;
  /**
   * `today` is the day of the request in Asia/Shanghai, for filters such as "overdue". `reader` is the viewer, for filters
   * that read another table: only the records there that the viewer may see count.
   */
  readonly condition: (value: Value, today: string, reader: Reader) => Condition;
}

export type Filters = Readonly<Record<string, Filter>>;

@InputType({ description: '金额区间 A range of amounts, both ends included; an end left out is open.' })
export class DecimalRange {
  @Field(() => DecimalScalar, { nullable: true, description: '下限 At least this much.' })
  min?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '上限 At most this much.' })
  max?: string | null;
}

/** The kinds of filter, each over a stored property of `E`. */
export function filtersOver<E>() {
  type Property = PropertyOf<E>;
  return {
    /** An identifier is found in whatever form it is stored. */
    equals: (property: Property, type: GraphQLScalarType | typeof String, description: string): Filter<string> => {
      const rule = type === String ? undefined : ruleOfScalar(type as GraphQLScalarType);
      return {
        type: () => type,
        description,
        property,
        condition: (value) => (rule ? identifierCondition(rule, property, [value]) : { [property]: value }),
      };
    },
    /** A whole name, of a person or a unit, in whatever form it is stored. */
    named: (property: Property, description: string): Filter<string> => ({
      type: () => String,
      description: `${description} Brackets and dots of any kind are the same, and blanks do not count.`,
      property,
      condition: (name) => ({ [property]: { $in: nameForms(name) } }),
    }),
    oneOf: (property: Property, labelled: LabelledEnum<string>, description: string): Filter<string[]> => ({
      type: () => [labelled.type],
      description,
      property,
      condition: (values) => ({ [property]: { $in: values } }),
    }),
    is: (property: Property, description: string): Filter<boolean> => ({
      type: () => Boolean,
      description,
      property,
      condition: (value) => ({ [property]: value }),
    }),
    /** True for records that have a value, false for those that have none. */
    present: (property: Property, description: string): Filter<boolean> => ({
      type: () => Boolean,
      description,
      property,
      condition: (value) => ({ [property]: value ? { $ne: null } : null }),
    }),
    /**
     * The name has this part anywhere. Every name of the table is read, from an index over names alone: for tables of some
     * thousand records, such as regions, courts and agencies. `instr` has no wildcards: %, _ and \\ are characters.
     */
    nameContains: (property: Property, description: string): Filter<string> => ({
      type: () => String,
      description: `${description} At least two characters; half- and full-width forms, and capitals, are the same.`,
      property,
      span: true,
      condition: (text) => contains(property, comparableNameSql, readNamePart(text)),
    }),
    /** The pinyin initials have this part anywhere; a record without initials is not found. Read as in `nameContains`. */
    initialsContain: (property: Property, description: string): Filter<string> => ({
      type: () => String,
      description: `${description} At least two letters; capitals or small.`,
      property,
      span: true,
      condition: (text) => contains(property, (column) => `lower(${column})`, readInitials(text)),
    }),
    /** The day lies in a half-open period. */
    during: (property: Property, description: string): Filter<Period> => ({
      type: () => PeriodScalar,
      description,
      property,
      span: true,
      condition: ({ from, to }) => ({ [property]: { $gte: from, $lt: to } }),
    }),
    between: (property: Property, description: string): Filter<DecimalRange> => ({
      type: () => DecimalRange,
      description,
      property,
      span: true,
      condition: ({ min, max }) => {
        if (min != null && max != null && compareDecimals(min, max) > 0) {
          throw badInput('has a min above its max', 'a min that is at most max');
        }
        return { [property]: { ...(min != null && { $gte: min }), ...(max != null && { $lte: max }) } };
      },
    }),
    /** Within a region: the region itself and all below it in the region tree. */
    inRegion: (property: Property, description: string): Filter<string> => ({
      type: () => RegionCodeScalar,
      description,
      property,
      condition: (code, _today, reader) => ({ [property]: { $in: descendants(reader, 'region', code) } }),
    }),
    /** At a court: the court itself and all below it. */
    inCourt: (property: Property, description: string): Filter<string> => ({
      type: () => CourtCodeScalar,
      description,
      property,
      condition: (code, _today, reader) => ({ [property]: { $in: descendants(reader, 'court', code) } }),
    }),
    /**
     * Any other condition, with the columns of the indexes that serve it, or, without an index, the fields that it reads.
     */
    custom: <Value>(
      type: () => unknown,
      description: string,
      condition: (value: Value, today: string, reader: Reader) => Condition,
      indexes: readonly (readonly Property[])[] = [],
      looksAt: readonly string[] = [],
    ): Filter<Value> => ({
      type,
      description,
      property: null,
      indexes,
      looksAt,
      condition,
    }),
  };
}

/** Every field and column that a filter reads: a viewer who may use it learns something of each. */
export function lookedAt({ property, indexes = [], looksAt = [] }: Filter): string[] {
  return [...new Set([...(property === null ? [] : [property]), ...indexes.flat(), ...looksAt])];
}

/** Makes the input type `<name>Filter`: every filter optional, all given ones must hold. */
export function filterInputType(name: string, zh: string, filters: Filters): new () => Record<string, unknown> {
  class FilterInput {
    [filter: string]: unknown;
  }
  for (const [filter, { type, description }] of Object.entries(filters)) {
    Field(type as () => typeof String, { nullable: true, description })(FilterInput.prototype, filter);
  }
  InputType(`${name}Filter`, {
    description: `${zh}筛选 Which ${name} records to list; all conditions given must hold.`,
  })(FilterInput);
  return FilterInput;
}

/** The conditions of the filters that were given a value. */
export function conditionsOf(
  filters: Filters,
  given: Record<string, unknown> | null | undefined,
  today: string,
  reader: Reader,
): Condition[] {
  return Object.entries(given ?? {})
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => conditionOf(name, filters[name] as Filter<unknown>, value, today, reader));
}

function conditionOf(name: string, filter: Filter<unknown>, value: unknown, today: string, reader: Reader): Condition {
  try {
    return filter.condition(value, today, reader);
  } catch (error) {
    throw isBadInput(error) ? badInputAt(error, `filter.${name}`) : error;
  }
}

function contains(property: string, comparable: (column: string) => string, part: string): Condition {
  const column = NAMING.propertyToColumnName(property);
  return { [raw((alias) => `instr(${comparable(`${alias}.${column}`)}, ?) > 0`, [part])]: [] };
}

const NAMING = new UnderscoreNamingStrategy();

/** The codes of a region or court and of all below it. */
function descendants({ trees }: Reader, kind: TreeKind, code: string) {
  const codes = trees.codesUnder(kind, code);
  return codes.length > MOST_CODES ? raw(`${descendantsOf(kind)} ?`, [code]) : codes;
}
