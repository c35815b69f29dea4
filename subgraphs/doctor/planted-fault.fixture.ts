import type { SubgraphName } from '../shared/server/subgraph-names.ts';

import type { FindingKind } from './finding-kinds.ts';

/** A fault that the test makes in an office's database, and what the doctor must say of it. */
export interface PlantedFault {
  /** What an administrator would call it. */
  readonly name: string;
  readonly office: SubgraphName;
  readonly kind: FindingKind;
  /** `table` or `table.column`; null where it is the account's or the server's. */
  readonly place: string | null;
  /** Every view reads `base_<table>`, which has no keys and takes null. `{reader}` is the account that reads. */
  readonly plant: readonly string[];
}

type Planted = Omit<PlantedFault, 'office'>;

/** Faults of one office. */
export const planted = (office: SubgraphName, faults: readonly Planted[]): PlantedFault[] =>
  faults.map((one) => ({ ...one, office }));
/** One fault: its name, what the doctor calls it, where, and the statements that make it. */
export const one = (name: string, kind: FindingKind, place: string | null, ...plant: string[]): Planted => ({
  name,
  kind,
  place,
  plant,
});

/** A view that reads its base, with one column written otherwise. */
export const rewritten = (table: string, column: string, expression: string): string =>
  `rewrite:${table}:${column}:${expression}`;

/** One row of many. */
export const ANY = 'limit 1';
