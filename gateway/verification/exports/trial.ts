import type { SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';
import type { RunRecord } from '../../saved-queries/run/run-records.ts';

import type { FileForm } from './read-file.ts';

/** The ways in which a download is cut short. */
export const KILLS = ['subgraph', 'sql', 'socket', 'gateway'] as const;
export type Kill = (typeof KILLS)[number];

/** The queries, and the offices that are killed: those whose data each needs, and one that only holds a transaction for it. */
export const QUERIES = {
  'case-records': ['cases'],
  'enforcement-cases': ['cases', 'performance', 'linkage'],
} as const satisfies Record<string, readonly SubgraphName[]>;
export type QueryName = keyof typeof QUERIES;
export const QUERY_NAMES = Object.keys(QUERIES) as QueryName[];

/** One download and its kill. */
export interface Trial {
  readonly number: number;
  readonly query: QueryName;
  readonly form: FileForm;
  readonly kill: Kill;
  /** The office that was killed, or whose SQL was. */
  readonly office: SubgraphName | undefined;
  /** The part of the bytes, or of the time, of a whole download at which it was killed. */
  readonly at: number;
  readonly by: 'bytes' | 'time';
  readonly status: number;
  readonly bytes: number;
  /** What the HTTP client says. */
  readonly isComplete: boolean;
  /** What the independent reader says: rows, or undefined where it refuses the file. */
  readonly rowsRead: number | undefined;
  /** What the gateway says of the run; undefined where it died, or refused before there was a run. */
  readonly record: Pick<RunRecord, 'state' | 'rows' | 'code'> | undefined;
  /** From the kill to the end of the client's download; undefined where the download had ended before. */
  readonly endedAfterMs: number | undefined;
  /** What is wrong, in words; none where all is well. */
  readonly faults: readonly string[];
}
