import { closureOf, type ClosureRow } from './closure.ts';
import { readCsvTable } from './csv-table.ts';

export type CourtLevel = 'SUPREME' | 'HIGH' | 'INTERMEDIATE' | 'BASIC';

/** A court by its 法院代字. `parentCode` is the court above; cases are counted in the region of `regionCode`. */
export interface CourtFacts {
  readonly code: string;
  readonly name: string;
  readonly level: CourtLevel;
  readonly regionCode: string;
  readonly parentCode: string | null;
}

/** Every court, upper courts first. */
export const courts: readonly CourtFacts[] = readCsvTable('courts.csv', [
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

/** @throws Error where there is no such court. */
export function courtOf(code: string): CourtFacts {
  const court = byCode.get(code);
  if (!court) {
    throw new Error(`no court ${code}`);
  }
  return court;
}

/** Rows of `court_closure`; a court is its own descendant. */
export const courtClosure: readonly ClosureRow<CourtLevel>[] = closureOf(courts);

/** The court itself and all below it. */
export function courtsUnder(code: string): readonly CourtFacts[] {
  return courtClosure.filter((row) => row.ancestor === code).map((row) => courtOf(row.descendant));
}
