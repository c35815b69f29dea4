import type { GraphQLLeafType } from 'graphql';

import type { LabelNote } from '../database/column-kind.ts';
import type { RecordKind, Row, StoredColumn } from '../database/stored-record.ts';
import { isDate } from '../scalars/date.ts';

/**
 * Writes what a field shows of a row in JSON. Undefined where that is an error, which the field's record, completed by itself,
 * says better; it may also throw then.
 */
export type TextOfRow = (row: Row) => string | undefined;

/** The text of a stored property. */
export function columnText(column: StoredColumn, type: GraphQLLeafType, mayBeNull: boolean): TextOfRow {
  const { column: name, nullable, note } = column;
  const ofNull = nullable && mayBeNull ? 'null' : undefined;
  const ofAbsent = note.optional === true ? ofNull : undefined;
  const textOf = valueText(column, type);
  return (row) => {
    const value = row[name];
    return value === null ? ofNull : value === undefined ? ofAbsent : textOf(value);
  };
}

/** The text of the Chinese term of a stored member of an enum. */
export function labelText(
  { member, ownLabel, labels }: LabelNote,
  { columns }: RecordKind,
  mayBeNull: boolean,
): TextOfRow | null {
  const stored = columns.get(member);
  const own = ownLabel === undefined ? undefined : columns.get(ownLabel);
  if (stored === undefined || (ownLabel !== undefined && own === undefined)) {
    return null;
  }
  const texts = new Map<unknown, string>(Object.entries(labels).map(([name, label]) => [name, JSON.stringify(label)]));
  const ofNull = stored.nullable && mayBeNull ? 'null' : undefined;
  return (row) => {
    const value = row[stored.column];
    if (value === null) {
      return ofNull;
    }
    const ownText = own && row[own.column];
    if (typeof ownText === 'string' && ownText !== '' && texts.has(value)) {
      return quoted(ownText);
    }
    return (ownText ?? '') === '' ? texts.get(value) : undefined;
  };
}

/** A text in JSON. */
export function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** What JSON escapes; halves of characters outside the basic plane too. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

function valueText(column: StoredColumn, type: GraphQLLeafType): (value: unknown) => string | undefined {
  const { note, findFault, convert } = column;
  switch (`${note.kind} as ${type.name}`) {
    case 'key as ID':
    case 'key as String':
    case 'text as String':
      return (value) => (typeof value === 'string' ? quoted(value) : undefined);
    case 'integer as Int':
      return (value) => (findFault(value) === null ? String(value) : undefined);
    case 'boolean as Boolean':
      return (value) => (findFault(value) === null ? String(Boolean(value)) : undefined);
    case 'date as Date':
      return dateText;
    case 'decimal as Decimal':
      return (value) => (typeof value === 'string' && YUAN.test(value) ? `"${value}"` : shown(value));
    default:
      return note.kind === 'enum' ? memberText(Object.keys(note.members ?? {}), type) : shown;
  }

  function shown(value: unknown): string | undefined {
    return findFault(value) === null ? leafText(type, convert === null ? value : convert(value)) : undefined;
  }
}

/** The text of a value of a scalar or enum; undefined where it is shown as nothing. Throws what the type throws. */
export function leafText(type: GraphQLLeafType, value: unknown): string | undefined {
  const shown: unknown = type.serialize(value);
  return typeof shown === 'string' ? quoted(shown) : shown === null ? undefined : JSON.stringify(shown);
}

/** An amount in its canonical form, as offices store it. */
const YUAN = /^(?:0|-?[1-9]\d{0,15})\.\d{2}$/;

function memberText(members: readonly string[], type: GraphQLLeafType): (value: unknown) => string | undefined {
  const texts = new Map<unknown, string | undefined>(members.map((member) => [member, leafText(type, member)]));
  return (value) => texts.get(value);
}

const MOST_DATES = 20_000;

/** There are few distinct days, and each is checked once: for all fields of all documents, which are many. */
const DATE_TEXTS = new Map<string, string>();

function dateText(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const known = DATE_TEXTS.get(value);
  if (known !== undefined || !isDate(value)) {
    return known;
  }
  if (DATE_TEXTS.size === MOST_DATES) {
    DATE_TEXTS.clear();
  }
  const text = `"${value}"`;
  DATE_TEXTS.set(value, text);
  return text;
}
