import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** DuckDB as we use it: embedded, with nothing loaded or fetched while it runs. */
const CLOSED_NETWORK = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
};

export interface DuckDbLimits {
  /** E.g. `2GB`. */
  readonly memory: string;
  readonly threads: number;
}

/** @param file of the database; null for one in memory alone */
export function openDuckDb(file: string | null, { memory, threads }: DuckDbLimits): Promise<DuckDBInstance> {
  return DuckDBInstance.create(file ?? ':memory:', {
    ...CLOSED_NETWORK,
    memory_limit: memory,
    threads: String(threads),
    // What does not fit is refused: data of the office are not spilled to a folder that somebody else reads.
    ...(file === null && { temp_directory: '' }),
  });
}

/** DuckDB could not do it. What kind of fault it was, without its message: that may hold a value. */
export class DuckDbFault extends Error {
  constructor(doing: string, cause: unknown) {
    const [kind = ''] = cause instanceof Error ? cause.message.split(':') : [];
    super(`${doing}: ${/^[A-Z][A-Za-z ]{2,40}$/.test(kind) ? kind : 'fault'} of DuckDB.`);
    this.name = 'DuckDbFault';
  }
}

/** Runs a statement of ours. @throws DuckDbFault */
export async function run(connection: DuckDBConnection, doing: string, sql: string): Promise<unknown[][]> {
  try {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRows();
  } catch (error) {
    throw new DuckDbFault(doing, error);
  }
}

/** A text as it is written in a statement. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
