import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';

import type { Clock } from '../clock.ts';
import { connect } from '../database/connect.ts';
import type { DatabaseAddress, SslDefaults } from '../database/database-address.ts';
import { checkExpectedTables } from '../database/expected-tables.ts';
import { storedBy } from '../database/stored-by.ts';
import type { SubgraphDefinition } from '../server/define-subgraph.ts';

import { holdBuildLock } from './build-lock.ts';
import { openDuckDb, quoted, run } from './duckdb.ts';
import { partFile, sha256Of, syncFile, syncFolder, writeManifest, type Manifest, type Part } from './manifest.ts';
import type { MartKey } from './mart-key.ts';
import { martShape, shapeHash, type MartTable } from './mart-shape.ts';
import { inQuotes, martSum, officeSum, selected, STORED_AS, writerOf } from './mart-values.ts';
import { openOfficeRows, type OfficeRows } from './office-rows.ts';

export interface BuildOptions {
  /** The office's database, or a replica of it. */
  readonly database: DatabaseAddress;
  readonly ssl?: SslDefaults | undefined;
  /** The folder of this subgraph's mart. */
  readonly folder: string;
  readonly key: MartKey;
  readonly now: Clock;
  /** A table of fewer rows is one part; a larger one has a part for each month. */
  readonly monthlyFrom?: number;
  readonly onTable?: (table: string, rows: number) => void;
}

/** A part that does not hold what the office says it holds. */
export class MartDiffers extends Error {
  constructor(table: string, month: string, column: string) {
    super(`The mart's part ${month} of ${table} differs from the office's in ${column}; nothing was changed.`);
    this.name = 'MartDiffers';
  }
}

/** Memory of the build; what does not fit goes to the folder of the build. */
const LIMITS = { memory: '1GB', threads: 2 };
/** Tables of fewer rows are read in seconds. */
const MONTHLY_FROM = 100_000;
/** Rows that are handed to DuckDB at a time. */
const AT_ONCE = 50_000;

/**
 * Builds a subgraph's mart anew: reads each table once, in one state of the office's database; writes its parts beside those
 * that serve; compares them with what the office says it has; and then puts the new manifest in the place of the old one.
 * Whatever fails before that leaves the old mart as it was.
 *
 * @throws MartIsBeingBuilt, MartDiffers, OfficeLost, the driver's error, or that of the disk
 */
export async function buildMart(definition: SubgraphDefinition, options: BuildOptions): Promise<Manifest> {
  const { folder, key, now, monthlyFrom = MONTHLY_FROM, onTable = () => undefined } = options;
  await mkdir(join(folder, 'parts'), { recursive: true, mode: 0o700 });
  const lock = await holdBuildLock(folder);
  const workshop = join(folder, `building-${randomUUID()}`);
  try {
    await removeUnfinished(folder);
    await mkdir(workshop, { mode: 0o700 });
    const tables = await shapeIn(definition, options);
    const asOf = now();
    const office = await openOfficeRows(options.database, options.ssl);
    const made: Record<string, readonly Part[]> = {};
    try {
      for (const table of tables) {
        const parts = await buildTable(table, office, { key, workshop, monthlyFrom });
        made[table.name] = parts;
        onTable(
          table.name,
          parts.reduce((sum, { rows }) => sum + rows, 0),
        );
      }
    } finally {
      office.close();
    }
    const parts = Object.values(made).flat();
    await Promise.all(parts.map((part) => syncFile(join(workshop, part.file))));
    for (const part of parts) {
      await rename(join(workshop, part.file), partFile(folder, part));
    }
    await syncFolder(join(folder, 'parts'));
    const manifest: Manifest = {
      format: 1,
      subgraph: definition.name,
      asOf: asOf.toISOString(),
      shape: shapeHash(tables),
      tables: made as Manifest['tables'],
    };
    await lock.requireHeld();
    await writeManifest(folder, manifest, key);
    await removeOthers(folder, manifest);
    return manifest;
  } finally {
    await rm(workshop, { recursive: true, force: true });
    await lock.release();
  }
}

/** The tables to make, after a look whether the office has what they need. */
async function shapeIn(definition: SubgraphDefinition, { database, ssl }: BuildOptions): Promise<readonly MartTable[]> {
  const office = await connect(database, { entities: storedBy(definition), ssl });
  try {
    await checkExpectedTables(office, definition.name);
    return martShape(office.em, definition);
  } finally {
    await office.close();
  }
}

interface TableOptions {
  readonly key: MartKey;
  readonly workshop: string;
  readonly monthlyFrom: number;
}

async function buildTable(
  whole: MartTable,
  office: OfficeRows,
  { key, workshop, monthlyFrom }: TableOptions,
): Promise<Part[]> {
  const instance = await openDuckDb(join(workshop, 'workshop.duckdb'), LIMITS);
  try {
    const duck = await instance.connect();
    const columns = whole.columns.map(({ name, type }) => `${name} ${STORED_AS[type]}`);
    await run(duck, `Building ${whole.name}`, `create table records (mart_part varchar, ${columns.join(', ')})`);
    const rows = await readRows(whole, office, key, { duck, workshop });
    const table = rows < monthlyFrom ? { ...whole, day: null } : whole;
    if (table.day === null) {
      await run(duck, `Building ${table.name}`, "update records set mart_part = 'all'");
    }
    const parts = await writeParts(table, await officeSums(table, office), { duck, workshop });
    duck.closeSync();
    return parts;
  } finally {
    instance.closeSync();
    for (const file of await readdir(workshop)) {
      if (file.startsWith('workshop.duckdb')) {
        await rm(join(workshop, file), { recursive: true, force: true });
      }
    }
  }
}

interface Workshop {
  readonly duck: DuckDBConnection;
  readonly workshop: string;
}

/** One pass over the office's table. @returns the number of rows */
async function readRows(
  table: MartTable,
  office: OfficeRows,
  key: MartKey,
  { duck, workshop }: Workshop,
): Promise<number> {
  const file = join(workshop, 'rows.csv');
  const writers = table.columns.map((column) => writerOf(column, key));
  const types = [['mart_part', 'varchar'], ...table.columns.map(({ name, type }) => [name, STORED_AS[type]])];
  const load =
    `insert into records select * from read_csv(${quoted(file)}, auto_detect = false, header = false, delim = ',', ` +
    `quote = '"', escape = '"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false, ` +
    `columns = {${types.map(([name = '', type = '']) => `${quoted(name)}: ${quoted(type)}`).join(', ')}})`;
  let rows = 0;
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    if (lines.length > 0) {
      await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
      await run(duck, `Building ${table.name}`, load);
      rows += lines.length;
      lines = [];
    }
  };
  const columns = table.columns.map((column) => selected(column, office.kind));
  const statement = `select ${[partOf(table), ...columns].join(', ')} from ${table.name} t ${table.joins.join(' ')}`;
  for await (const [part = null, ...values] of office.stream(statement)) {
    lines.push([inQuotes(String(part)), ...writers.map((write, at) => write(values[at] ?? null))].join(','));
    if (lines.length === AT_ONCE) {
      await flush();
    }
  }
  await flush();
  await rm(file, { force: true });
  return rows;
}

/** SQL of the part that an office's record belongs to. */
function partOf({ day }: MartTable): string {
  return day === null
    ? "'all'"
    : `case when ${day} is null or ${day} < '1000-01-01' then 'none' else substr(${day}, 1, 7) end`;
}

/** What the office says that each part holds: the number of rows, then a sum for each column of its own. */
async function officeSums(table: MartTable, office: OfficeRows): Promise<ReadonlyMap<string, readonly string[]>> {
  const sums = ['cast(count(*) as char)', ...own(table).map((column) => officeSum(column, office.kind))];
  const known = new Map<string, readonly string[]>();
  const statement = `select ${partOf(table)} as mart_part, ${sums.join(', ')} from ${table.name} t group by mart_part`;
  for await (const [part, ...values] of office.stream(statement)) {
    known.set(String(part), values.map(String));
  }
  return known;
}

function own({ columns }: MartTable) {
  return columns.filter(({ isOwn }) => isOwn);
}

/** Writes the parts, reads them back, and compares them with what the office says. @throws MartDiffers */
async function writeParts(
  table: MartTable,
  office: ReadonlyMap<string, readonly string[]>,
  { duck, workshop }: Workshop,
): Promise<Part[]> {
  const doing = `Building ${table.name}`;
  const folder = join(workshop, table.name);
  const files = quoted(join(folder, '**', '*.parquet'));
  await run(
    duck,
    doing,
    `copy records to ${quoted(folder)} (format parquet, compression zstd, partition_by (mart_part), write_partition_columns false)`,
  );
  const sums = ['cast(count(*) as varchar)', ...own(table).map(martSum)];
  const held =
    office.size === 0
      ? []
      : await run(
          duck,
          doing,
          `select mart_part, ${sums.join(', ')} from read_parquet(${files}, hive_partitioning = true, hive_types_autocast = false) group by mart_part`,
        );
  const written = new Map(held.map(([month, ...values]) => [String(month), values.map(String)]));
  for (const month of new Set([...office.keys(), ...written.keys()])) {
    ['the number of rows', ...own(table).map(({ name }) => name)].forEach((name, at) => {
      if ((written.get(month)?.[at] ?? '0') !== (office.get(month)?.[at] ?? '0')) {
        throw new MartDiffers(table.name, month, name);
      }
    });
  }
  const counted =
    held.length === 0 ? [] : await run(duck, doing, `select file_name, num_rows from parquet_file_metadata(${files})`);
  const parts: Part[] = [];
  for (const [at, [path, rows]] of counted.entries()) {
    const month = /mart_part=([^/\\]+)/.exec(String(path))?.[1] ?? 'none';
    const sha256 = await sha256Of(String(path));
    const file = `${table.name}-${month}-${at}-${sha256.slice(0, 16)}.parquet`;
    await rename(String(path), join(workshop, file));
    parts.push({ month, file, sha256, rows: Number(rows) });
  }
  return parts.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** What builds that were killed have left. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('building-') || name.endsWith('.new')) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

/** Parts that are of no mart any more. */
async function removeOthers(folder: string, { tables }: Manifest): Promise<void> {
  const used = new Set(Object.values(tables).flatMap((parts) => parts.map(({ file }) => file)));
  for (const file of await readdir(join(folder, 'parts'))) {
    if (!used.has(file)) {
      await rm(join(folder, 'parts', file), { force: true });
    }
  }
}
