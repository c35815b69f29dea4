import type { RecordKind, Row } from '../database/stored-record.ts';

import { columnText, labelText, type TextOfRow } from './column-text.ts';
import type { CompiledField, CompiledSelection } from './compiled-operation.ts';
import { dependenciesOf } from './properties-read.ts';

/** A field of an object as it is written. */
export interface Part {
  /** What is before its value: `,"name":`. */
  readonly before: string;
  readonly field: CompiledField;
  /** Null where the field must be asked. */
  readonly textOf: TextOfRow | null;
  /** The columns that its value follows from; null where that is not known, or the key is among them. */
  readonly reads: readonly string[] | null;
}

/** A kind is a connection's, which may be closed long before the document is forgotten. */
const PARTS = new WeakMap<CompiledSelection, WeakMap<object, readonly Part[]>>();
const NO_KIND = {};

/** How the fields of a selection are written, of records of a kind or, where there is none, of any objects. */
export function partsOf(selection: CompiledSelection, kind: RecordKind | null): readonly Part[] {
  const known = PARTS.get(selection) ?? new WeakMap<object, readonly Part[]>();
  PARTS.set(selection, known);
  let parts = known.get(kind ?? NO_KIND);
  if (parts === undefined) {
    parts = selection.fields.map((field, at): Part => {
      const before = `${at === 0 ? '' : ','}${JSON.stringify(field.key)}:`;
      return { before, field, textOf: textOfField(field, kind), reads: readsOf(field, kind) };
    });
    known.set(kind ?? NO_KIND, parts);
  }
  return parts;
}

function textOfField({ name, parentType, resolve, shape }: CompiledField, kind: RecordKind | null): TextOfRow | null {
  if (name === '__typename' && kind !== null) {
    const text = JSON.stringify(parentType.name);
    return () => text;
  }
  if (kind === null || resolve !== null || shape.kind !== 'leaf') {
    return null;
  }
  const column = kind.columns.get(name);
  if (column !== undefined) {
    return columnText(column, shape.type, shape.nullable);
  }
  const label = shape.type.name === 'String' ? kind.labelOf(name) : undefined;
  return label === undefined ? null : labelText(label, kind, shape.nullable);
}

function readsOf(field: CompiledField, kind: RecordKind | null): readonly string[] | null {
  const reads = dependenciesOf(field);
  if (kind === null || reads === undefined) {
    return null;
  }
  const columns = reads.map((property) => kind.columns.get(property));
  return columns.every((column) => column !== undefined && !column.isKey)
    ? columns.map((column) => column?.column as string)
    : null;
}

/** What a row has in some columns, as a key of a map. */
export function readTogether(row: Row, columns: readonly string[]): unknown {
  const [only] = columns;
  return columns.length === 1 ? row[only as string] : columns.map((column) => row[column] ?? '\u0001').join('\u0000');
}
