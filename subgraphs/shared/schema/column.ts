import 'reflect-metadata';
import { UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Property, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { GraphQLScalarType } from 'graphql';
import { Field, ID, Int } from 'type-graphql';

import { noteColumn, noteLabel, type ColumnNote } from '../database/column-kind.ts';
import { ExactDecimal } from '../database/exact-decimal.ts';
import { comparedBy, type IdentifierRule } from '../identifiers/identifier-rule.ts';
import { ruleOfScalar } from '../identifiers/rules.ts';
import { DateTimeScalar } from '../scalars/date-time.ts';
import { DateScalar } from '../scalars/date.ts';
import { DecimalScalar } from '../scalars/decimal.ts';

import { chineseTerm, hasOther, labelOf, type LabelledEnum } from './labelled-enum.ts';

/**
 * One decorator per kind of column, each saying at once how a property is stored and how it is shown. They are the
 * explicit types of both libraries written together, so that an entity's line carries only what is its own: the
 * description, and whether it may be empty.
 */
interface ColumnOptions {
  /** Whether the office's record may lack it; then the field is nullable, and null means none. */
  nullable?: boolean;
}

type Decorate = (prototype: object, property: string) => void;

/** The opaque primary key, shown as `id`. */
export function IdColumn(description: string): Decorate {
  return shown(() => ID, description, false, PrimaryKey({ type: 'string', length: 32 }), { kind: 'key' });
}

/** A readable primary key (a code), shown with its scalar. */
export function CodeKeyColumn(scalar: GraphQLScalarType, description: string): Decorate {
  return shown(() => scalar, description, false, PrimaryKey({ type: 'string', length: 32 }), { kind: 'key', scalar });
}

/** Text of at most `length` characters (default 200). */
export function TextColumn(description: string, options: ColumnOptions & { length?: number } = {}): Decorate {
  const { nullable = false, length = 200 } = options;
  return shown(() => String, description, nullable, Property({ type: 'string', length, nullable }), { kind: 'text' });
}

/**
 * A code or identifier with a scalar of its own, stored as text, in whatever form the office writes it. `rule` is that
 * by which lookups and filters find it; by default that of the scalar.
 */
export function ScalarColumn(
  scalar: GraphQLScalarType,
  description: string,
  options: ColumnOptions & { unique?: boolean; rule?: IdentifierRule } = {},
): Decorate {
  const { nullable = false, unique = false, rule = ruleOfScalar(scalar) } = options;
  const store = Property({ type: 'string', length: 64, nullable, ...(unique && { unique }) });
  return (prototype, property) => {
    shown(() => scalar, description, nullable, store, { kind: unique ? 'key' : 'text', scalar })(prototype, property);
    if (rule) {
      comparedBy(rule, prototype, property);
    }
  };
}

/** A whole number. */
export function IntColumn(description: string, options: ColumnOptions = {}): Decorate {
  const { nullable = false } = options;
  return shown(() => Int, description, nullable, Property({ type: 'integer', nullable }), { kind: 'integer' });
}

/** True or false. */
export function BooleanColumn(description: string, options: ColumnOptions = {}): Decorate {
  const { nullable = false } = options;
  return shown(() => Boolean, description, nullable, Property({ type: 'boolean', nullable }), { kind: 'boolean' });
}

/** An exact decimal: yuan and points have 2 decimals. */
export function DecimalColumn(description: string, options: ColumnOptions & { scale?: number } = {}): Decorate {
  const { nullable = false, scale = 2 } = options;
  return shown(
    () => DecimalScalar,
    description,
    nullable,
    Property({ type: ExactDecimal, precision: 18, scale, nullable }),
    { kind: 'decimal' },
  );
}

/** A day in Asia/Shanghai. */
export function DateColumn(description: string, options: ColumnOptions = {}): Decorate {
  const { nullable = false } = options;
  return shown(() => DateScalar, description, nullable, Property({ type: 'date', nullable }), { kind: 'date' });
}

/** A moment, stored as local time of Asia/Shanghai and shown with its offset. */
export function DateTimeColumn(description: string, options: ColumnOptions = {}): Decorate {
  const { nullable = false } = options;
  return shown(
    () => DateTimeScalar,
    description,
    nullable,
    Property({ type: 'string', columnType: 'varchar(25)', nullable }),
    { kind: 'moment' },
  );
}

/**
 * A member of an enum; a companion field `<property>Label` shows its Chinese term. Where the enum has a member `OTHER`, an
 * office may say beside it what its own code means, in the column `<column>_label`; the companion field shows that instead.
 */
export function EnumColumn(labelled: LabelledEnum<string>, description: string, options: ColumnOptions = {}): Decorate {
  const { nullable = false } = options;
  const store = Property({ type: 'string', length: 40, nullable });
  return (prototype, property) => {
    const note: ColumnNote = { kind: 'enum', members: labelled.type, labels: labelled.labels };
    shown(() => labelled.type, description, nullable, store, note)(prototype, property);
    if (hasOther(labelled)) {
      storeOwnLabel(prototype, property);
    }
    showLabel(prototype, property, labelled, description, nullable);
  };
}

/** A member of an enum that is stored beside a record and that a resolver may show: `<property>OwnLabel` as in `EnumColumn`. */
export function StoredEnumColumn(
  labelled: LabelledEnum<string>,
  options: { ownLabel?: boolean; nullable?: boolean } = {},
): Decorate {
  const store = Property({ type: 'string', length: 40, ...(options.nullable && { nullable: true }) }) as Decorate;
  return (prototype, property) => {
    store(prototype, property);
    noteColumn(prototype, property, { kind: 'enum', members: labelled.type, labels: labelled.labels });
    if (options.ownLabel) {
      storeOwnLabel(prototype, property);
    }
  };
}

/**
 * Stored to link or to scope rows, shown only by a resolver: the key of another record, 32 characters at most. Records
 * are looked up by it, so it is indexed, unless a list's filter over it brings an index already.
 */
export function KeyColumn(options: ColumnOptions & { indexed?: boolean } = {}): Decorate {
  const { nullable = false, indexed = true } = options;
  const store = Property({ type: 'string', length: 32, nullable, ...(indexed && { index: true }) }) as Decorate;
  return (prototype, property) => {
    store(prototype, property);
    noteColumn(prototype, property, { kind: 'key' });
  };
}

function shown(
  type: () => unknown,
  description: string,
  nullable: boolean,
  store: unknown,
  note: ColumnNote,
): Decorate {
  return (prototype, property) => {
    (store as Decorate)(prototype, property);
    noteColumn(prototype, property, { ...note, description });
    Field(type as () => typeof String, { description, nullable })(prototype, property);
  };
}

/** The property that holds the office's own label of an enum's member. */
function ownLabelOf(property: string): string {
  return `${property}OwnLabel`;
}

/** A view may leave the column out: then the office has no labels of its own. */
function storeOwnLabel(prototype: object, property: string): void {
  const column = `${NAMING.propertyToColumnName(property)}_label`;
  const store = Property({ type: 'string', length: 80, nullable: true, fieldName: column }) as Decorate;
  store(prototype, ownLabelOf(property));
  noteColumn(prototype, ownLabelOf(property), { kind: 'text', optional: true });
}

const NAMING = new UnderscoreNamingStrategy();

function showLabel(
  prototype: object,
  property: string,
  labelled: LabelledEnum<string>,
  description: string,
  nullable: boolean,
): void {
  const labelProperty = `${property}Label`;
  const ownLabel = hasOther(labelled) ? ownLabelOf(property) : undefined;
  noteLabel(prototype, labelProperty, { member: property, ownLabel, labels: labelled.labels });
  Object.defineProperty(prototype, labelProperty, {
    configurable: true,
    get(this: Record<string, string | null>) {
      const member = this[property];
      if (member === null || member === undefined) {
        return null;
      }
      return labelOf(labelled, member, this[ownLabelOf(property)]);
    },
  });
  const labelDescription = `${chineseTerm(description)}中文 The Chinese term of \`${property}\`.`;
  Field(() => String, { description: labelDescription, nullable })(prototype, labelProperty);
}
