import type { FindingKind } from './finding-kinds.ts';

/** One thing that the doctor found. It names tables, columns and counts, and never a value of a person. */
export interface Finding {
  readonly kind: FindingKind;
  /** Null where it concerns the account or the server. */
  readonly table: string | null;
  readonly column: string | null;
  /** How many rows it concerns; null where it is not about rows. */
  readonly rows: number | null;
  /** What else is to be known: a type, an error's name, another column. No stored text but codes and keys. */
  readonly detail: string | null;
  /** The statement that shows the rows by their keys, or the fault; null where there is none. */
  readonly statement: string | null;
}

/** A finding of a table, with what is not said left out. */
export function finding(
  kind: FindingKind,
  place: { readonly table?: string; readonly column?: string } = {},
  more: Partial<Pick<Finding, 'rows' | 'detail' | 'statement'>> = {},
): Finding {
  const { table = null, column = null } = place;
  const { rows = null, detail = null, statement = null } = more;
  return { kind, table, column, rows, detail, statement };
}
