import { stat } from 'node:fs/promises';

import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

import type { RowCounts } from '../database/row-counts.ts';
import { keyText } from '../database/same-key.ts';
import type { StatisticsStore } from '../measures/statistics-store.ts';

import { openDuckDb, quoted, run, type DuckDbLimits } from './duckdb.ts';
import { MartRefused, partFile, sha256Of, type Manifest, type Part } from './manifest.ts';
import { MART_DIALECT } from './mart-dialect.ts';
import type { MartTable } from './mart-shape.ts';
import { STORED_AS } from './mart-values.ts';

/** A mart in memory. It reads no file any more: a refresh, or the loss of its folder, does not touch it. */
export interface OpenMart {
  readonly asOf: Date;
  readonly rows: number;
  /** What a request reads it by. After `signal` is aborted, its statements are. */
  storeFor(signal: AbortSignal): StatisticsStore;
  close(): void;
}

/** Statements at a time; the others wait. */
const AT_ONCE = 2;

/**
 * Loads the parts of a mart, each of them checked against its seal.
 * @throws MartRefused where one is missing, has been changed, or holds another number of rows
 */
export async function openMart(
  folder: string,
  manifest: Manifest,
  tables: readonly MartTable[],
  limits: DuckDbLimits,
): Promise<OpenMart> {
  for (const part of Object.values(manifest.tables).flat()) {
    await checkSeal(folder, part);
  }
  const instance = await openDuckDb(null, limits);
  try {
    const duck = await instance.connect();
    // Compressed in memory, as it would be on a disk.
    await run(duck, 'Loading the mart', "attach ':memory:' as mart (compress)");
    await run(duck, 'Loading the mart', 'use mart');
    for (const { name, columns } of tables) {
      const parts = manifest.tables[name] ?? [];
      const typed = columns.map((column) => `${column.name} ${STORED_AS[column.type]}`);
      await run(duck, `Loading ${name}`, `create table ${name} (${typed.join(', ')})`);
      if (parts.length > 0) {
        const files = parts.map((part) => quoted(partFile(folder, part)));
        const named = columns.map((column) => column.name).join(', ');
        await run(
          duck,
          `Loading ${name}`,
          `insert into ${name} select ${named} from read_parquet([${files.join(', ')}])`,
        );
      }
      const [counted] = await run(duck, `Loading ${name}`, `select count(*) from ${name}`);
      if (Number(counted?.[0]) !== rowsOf(parts)) {
        throw new MartRefused(`${name} has another number of rows than its manifest says`);
      }
    }
    // From here on it reads nothing but its own memory, whatever a statement says.
    await run(duck, 'Locking the mart', 'set enable_external_access = false');
    await run(duck, 'Locking the mart', 'set lock_configuration = true');
    duck.closeSync();
  } catch (error) {
    instance.closeSync();
    throw error;
  }
  return new MartInMemory(instance, manifest);
}

class MartInMemory implements OpenMart {
  readonly asOf: Date;
  readonly rows: number;
  readonly #instance: DuckDBInstance;
  readonly #rowCounts: RowCounts;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(instance: DuckDBInstance, { asOf, tables }: Manifest) {
    this.#instance = instance;
    this.asOf = new Date(asOf);
    this.#rowCounts = new Map(Object.entries(tables).map(([table, parts]) => [table, rowsOf(parts)]));
    this.rows = [...this.#rowCounts.values()].reduce((sum, rows) => sum + rows, 0);
  }

  storeFor(signal: AbortSignal): StatisticsStore {
    return {
      dialect: MART_DIALECT,
      asOf: this.asOf,
      rowCounts: null,
      read: (sql, parameters) => this.#read(sql, parameters, signal),
    };
  }

  close(): void {
    this.#instance.closeSync();
  }

  async #read(sql: string, parameters: readonly unknown[], signal: AbortSignal): Promise<Record<string, unknown>[]> {
    await this.#enter();
    let duck: DuckDBConnection | undefined;
    const stop = (): void => duck?.interrupt();
    try {
      signal.throwIfAborted();
      duck = await this.#instance.connect();
      signal.addEventListener('abort', stop, { once: true });
      await duck.run('use mart');
      const reader = await duck.runAndReadAll(sql, parameters.map(asStored) as never[]);
      return reader.getRowObjects() as Record<string, unknown>[];
    } finally {
      signal.removeEventListener('abort', stop);
      duck?.closeSync();
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < AT_ONCE) {
      this.#running += 1;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#running -= 1;
    } else {
      next();
    }
  }
}

async function checkSeal(folder: string, part: Part): Promise<void> {
  const file = partFile(folder, part);
  const isThere = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isThere) {
    throw new MartRefused(`its part ${part.file} is missing`);
  }
  if ((await sha256Of(file)) !== part.sha256) {
    throw new MartRefused(`its part ${part.file} is not what was sealed`);
  }
}

/** A code of the office may have blanks at its end; the mart's texts have none. */
function asStored(value: unknown): unknown {
  return typeof value === 'string' ? keyText(value) : value;
}

function rowsOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { rows }) => sum + rows, 0);
}
