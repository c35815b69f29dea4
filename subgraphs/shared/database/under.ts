import type { TreeKind, Trees } from './trees.ts';

/** Adds a value to a statement's parameters and returns its placeholder; called in the order of the text. */
export type Bind = (value: unknown) => string;

/** The court under which all others stand, by its code in case numbers (人民法院案件类型及其代字标准). */
export const SUPREME_COURT = '最高法';
/** The region in which all others lie. */
export const COUNTRY = '000000';

/** A condition that every record meets. */
export const EVERY_RECORD = '1 = 1';
/** A condition that no record meets. */
export const NO_RECORD = '1 = 0';

/** A longer list of codes is left to the server: no province has so many regions or courts. */
export const MOST_CODES = 1_000;

/**
 * The SQL condition that a column's region or court is the given one or lies below it. For the Supreme Court and for the
 * country it is always true, so that no column is read and a count can use an index alone. Otherwise the codes are the
 * statement's parameters: the server then knows how many records they are, and whether an index is worth it.
 */
export function under(trees: Trees, kind: TreeKind, column: string, code: string, bind: Bind): string {
  if (code === (kind === 'court' ? SUPREME_COURT : COUNTRY)) {
    return EVERY_RECORD;
  }
  const codes = trees.codesUnder(kind, code);
  if (codes.length > (trees.mostCodes ?? MOST_CODES)) {
    return `${column} in (${descendantsOf(kind)} ${bind(code)})`;
  }
  return codes.length === 0 ? NO_RECORD : `${column} in (${codes.map(bind).join(', ')})`;
}

/** The sub-select of a region or court and all below it, up to its code. */
export function descendantsOf(kind: TreeKind): string {
  return `select descendant from ${kind}_closure where ancestor =`;
}
