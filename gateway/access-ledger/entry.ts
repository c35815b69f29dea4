import type { Audience } from '../../subgraphs/shared/access/viewer.ts';

/**
 * What became of a request: its protected fields were answered, fields were cut from it, it was refused whole, or nobody
 * knew who asked. `omitted` stands for entries of the three latter kinds that came too fast to be written one by one.
 */
export const VERDICTS = ['answered', 'denied', 'refused', 'login_failed', 'omitted'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * A person whom an answer was about, by what the answer knew of them. Values stand here only on the way to the hash: an
 * entry with people is never logged, and the store gets hashes alone.
 */
export interface PersonRead {
  /** Type and id of the record they stand in, e.g. `Party:17`. */
  readonly record?: string;
  /** Their identity number, where it was answered. */
  readonly identityNumber?: string;
}

/** Something to be recorded: who read or was refused what. */
export interface LedgerEntry {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly time: string;
  readonly requestId: string;
  readonly verdict: Verdict;
  readonly audience: Audience;
  /** Who asked, as their token names them; null where nobody said. */
  readonly subject: string | null;
  /** Region, court and unit of the viewer, as `region=… court=… unit=…`; empty where they have none. */
  readonly rowScope: string;
  readonly purpose: string | null;
  /** SHA-256 of the document as the client sent it, in hex; null where there was none. */
  readonly operation: string | null;
  /** Classes of the fields answered or refused, sorted. */
  readonly classes: readonly string[];
  /** Coordinates of the fields answered or refused, sorted, e.g. `Party.name`. */
  readonly fields: readonly string[];
  readonly people: readonly PersonRead[];
  /** Objects with a protected field in them; for `omitted`, how many entries it stands for. */
  readonly rows: number;
}
