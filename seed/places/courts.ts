import { closureOf, type ClosureRow } from './closure.ts';
import { readPlaceTable } from './place-csv.ts';

export type CourtLevel = 'SUPREME' | 'HIGH' | 'INTERMEDIATE' | 'BASIC';

/** A court by its 法院代字. `parentCode` is the court above, `regionCode` where its cases are counted. */
export interface CourtPlace {
  readonly code: string;
  readonly name: string;
  readonly level: CourtLevel;
  readonly regionCode: string;
  readonly parentCode: string | null;
}

/** Every court of the table, the upper before the lower. */
export const courts: readonly CourtPlace[] = readPlaceTable('courts.csv', [
  'code',
  'name',
  'level',
  'region',
  'parent',
]).map((row) => ({
  code: row.code,
  name: row.name,
  level: row.level as CourtLevel,
  regionCode: row.region,
  parentCode: row.parent || null,
}));

const byCode = new Map(courts.map((court) => [court.code, court]));

/** @throws Error where the table has no such court. */
export function courtOf(code: string): CourtPlace {
  const court = byCode.get(code);
  if (!court) {
    throw new Error(`no court ${code}`);
  }
  return court;
}

/** Rows of `court_closure`; a court is its own descendant. */
export const courtClosure: readonly ClosureRow<CourtLevel>[] = closureOf(courts);

/** The court itself and all below it. */
export function courtsUnder(code: string): readonly CourtPlace[] {
  return courtClosure.filter((row) => row.ancestor === code).map((row) => courtOf(row.descendant));
}
