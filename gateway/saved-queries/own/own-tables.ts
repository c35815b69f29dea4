import type { Kysely } from 'kysely';

/** A row of `own_queries`. The keys are hashes, since SQL holds texts equal that differ in case, width or blanks at the end. */
export interface OwnQueryRow {
  readonly id: string;
  /** SHA-256 of the owner. */
  readonly owner_key: string;
  /** SHA-256 of the office. */
  readonly office_key: string;
  readonly owner: string;
  /** JSON of `Office`. */
  readonly office: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly shared: string;
  readonly document: string;
  /** JSON of `OwnDefinition`. */
  readonly definition: string;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface OwnQueryTables {
  own_queries: OwnQueryRow;
}

/** An open database with the table, and how its errors are told apart. */
export interface OwnDatabase {
  readonly queries: Kysely<OwnQueryTables>;
  /** Whether an error says that a unique value is there already. */
  isDuplicate(error: unknown): boolean;
  /** Whether the statement had no effect because of another one at the same time, so that it may be sent again. */
  isRetryable(error: unknown): boolean;
  close(): Promise<void>;
}
