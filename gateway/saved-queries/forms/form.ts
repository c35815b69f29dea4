import type { Row, RunFacts } from '../saved-query.ts';

/** The forms of a result, by the ending of the URL. */
export const FORM_NAMES = ['json', 'ndjson', 'csv', 'xlsx', 'parquet'] as const;
export type FormName = (typeof FORM_NAMES)[number];

export interface FormOptions {
  /** Of CSV. */
  readonly encoding: 'utf-8' | 'gb18030';
  /**
   * As of when each office's data is, for 口径 of XLSX and Parquet; called once, after the last row. Without it 口径 gives
   * `dataAt` of the run.
   */
  readonly dataAsOf?: () => readonly (readonly [office: string, asOf: string])[];
}

/** Writes rows in one form, as a stream whose memory does not grow with the number of rows. */
export interface Form {
  readonly name: FormName;
  readonly contentType: (options: FormOptions) => string;
  /**
   * The bytes of the result. Nothing is written before the first batch has arrived. `batches` are read at the pace at which the bytes are taken, and end only when all rows were
   * read and counted. Where `batches` throws, the stream throws the same error before it writes what would make the bytes a
   * complete file (the directory of XLSX and Parquet, the closing bracket of JSON), so that no reader takes them for whole.
   */
  write(facts: RunFacts, batches: AsyncIterable<readonly Row[]>, options: FormOptions): AsyncIterable<Uint8Array>;
}
