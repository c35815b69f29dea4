import { join } from 'node:path';

import type { DuckDBConnection } from '@duckdb/node-api';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { pino } from 'pino';

import { ensureSampleData } from '../../../seed/load.ts';
import { sampleTargetOf } from '../../../seed/sample-target.ts';
import { progressOn } from '../../../seed/write/progress.ts';
import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { clockOf } from '../../../subgraphs/shared/clock.ts';
import { buildMart } from '../../../subgraphs/shared/mart/build-mart.ts';
import { openDuckDb, quoted, run } from '../../../subgraphs/shared/mart/duckdb.ts';
import { partFile, type Manifest } from '../../../subgraphs/shared/mart/manifest.ts';
import { martKey } from '../../../subgraphs/shared/mart/mart-key.ts';
import { openSubgraph, type OpenSubgraph } from '../../../subgraphs/shared/server/open-subgraph.ts';
import type { SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';
import { MYSQL_URL, mysqlVersion } from '../../../subgraphs/shared/testing/mysql-server.ts';

import { BENCH_QUESTIONS, forDuckDb, type BenchQuestion } from './statistics-questions.ts';

const CURSORS = 'cursors of the bench';
/** The day that the data of Gansu are read as of. */
const TODAY = '2020-12-31';

/**
 * Prints what each question over Gansu's cases takes through its subgraph, and in plain SQL with one statement per event date,
 * in one process, in turn. The databases of Gansu are made where they are missing, and stay.
 */
export async function benchStatistics(rounds: number): Promise<void> {
  const version = await mysqlVersion();
  if (version === null) {
    console.error('No MySQL server at MYSQL_URL.');
    process.exit(1);
  }
  const choice = { set: 'gansu' } as const;
  const progress = progressOn(process.stderr, 'Making the data of Gansu, cases:');
  const addresses = await ensureSampleData({ choice, seed: 1, target: sampleTargetOf(choice, MYSQL_URL), progress });
  const asking = new Map<SubgraphName, Asking>();
  for (const name of new Set(BENCH_QUESTIONS.map(({ subgraph }) => subgraph))) {
    const address = addresses[name];
    if (address.kind !== 'mysql') {
      throw new Error('Statistics are measured on MySQL.');
    }
    asking.set(name, await openAsking(name, address.url));
  }
  const measured: Record<string, object> = {};
  for (const question of BENCH_QUESTIONS) {
    const own = asking.get(question.subgraph) as Asking;
    measured[question.name] = await measure(question, own, rounds);
  }
  for (const { subgraph, raw, duck } of asking.values()) {
    duck.closeSync();
    await raw.end();
    await subgraph.close();
  }
  console.table(measured);
  console.log(
    `${version}; medians of ${rounds} rounds in milliseconds, with the least and the most; live, SQL, mart and DuckDB in turn, after one ` +
      'round that does not count; a ratio is the median of the rounds’ ratios.',
  );
  process.exit(0);
}

interface Asking {
  readonly subgraph: OpenSubgraph;
  readonly raw: Connection;
  /** The columns of the mart in DuckDB, without anything of ours. */
  readonly duck: DuckDBConnection;
  /** Whom the next request is from. */
  viewer: Viewer | null;
}

async function openAsking(name: SubgraphName, url: string): Promise<Asking> {
  const folder = join('.data', 'mart-bench', name);
  const key = martKey(CURSORS, name);
  const started = performance.now();
  const manifest = await buildMart(SUBGRAPHS[name], {
    database: { kind: 'mysql', url },
    folder,
    key,
    now: clockOf(TODAY),
  });
  process.stderr.write(`The mart of ${name} was built in ${Math.round((performance.now() - started) / 1000)} s.\n`);
  const asking: Asking = {
    viewer: null,
    duck: await bareDuckDb(folder, manifest),
    raw: await createConnection({ uri: url, dateStrings: true }),
    subgraph: await openSubgraph(SUBGRAPHS[name], {
      database: { kind: 'mysql', url },
      cursorKey: CURSORS,
      mart: { folder, memory: '2GB', byDefault: 'LIVE' },
      logger: pino({ level: 'silent' }),
      now: clockOf(TODAY),
      limits: { sessions: 12, waitMs: 5_000, statementMs: 300_000 },
      viewerOf: () => asking.viewer,
    }),
  };
  return asking;
}

async function measure(question: BenchQuestion, asking: Asking, rounds: number): Promise<object> {
  const ours: number[] = [];
  const plain: number[] = [];
  const mart: number[] = [];
  const duck: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const [own, bare] = [await timeOf(() => ask(question, asking)), await timeOf(() => askInSql(question, asking.raw))];
    // A list has no copy.
    const isList = !question.query.includes('Statistics(');
    const [kept, columns] = isList
      ? [NaN, NaN]
      : [await timeOf(() => ask(question, asking, 'MART')), await timeOf(() => askDuckDb(question, asking))];
    if (round >= 0) {
      ours.push(own);
      plain.push(bare);
      mart.push(kept);
      duck.push(columns);
    }
    process.stderr.write(`${question.name}: ${[own, bare, kept, columns].map((ms) => ms.toFixed(0)).join(', ')} ms\n`);
  }
  return {
    live: spread(ours),
    'bare SQL': spread(plain),
    'live ÷ SQL': ratioOf(ours, plain),
    mart: spread(mart),
    DuckDB: spread(duck),
    'mart ÷ DuckDB': ratioOf(mart, duck),
  };
}

async function ask({ query, viewer }: BenchQuestion, asking: Asking, freshness = 'LIVE'): Promise<void> {
  asking.viewer = viewer;
  const { body } = await asking.subgraph.handler({
    body: JSON.stringify({ query: query.replace('Statistics(', `Statistics(freshness: ${freshness}, `) }),
    headers: {},
    signal: new AbortController().signal,
  });
  const { errors } = JSON.parse(body) as { errors?: unknown };
  if (errors !== undefined) {
    throw new Error(`The answer has errors: ${JSON.stringify(errors)}`);
  }
}

/** The statements one after the other, on one connection, with the codes of the courts already known. */
async function askInSql({ sql, court }: BenchQuestion, raw: Connection): Promise<void> {
  const codes = court === undefined ? [] : await codesUnder(court, raw);
  for (const statement of sql) {
    const [rows] = await raw.query<RowDataPacket[]>(
      statement.replaceAll(':codes', codes.map((code) => raw.escape(code)).join(', ')),
    );
    if (rows.length === 0) {
      throw new Error('The statement finds nothing.');
    }
  }
}

/** The parts of a mart in tables of DuckDB. */
async function bareDuckDb(folder: string, { tables }: Manifest): Promise<DuckDBConnection> {
  const duck = await (await openDuckDb(null, { memory: '2GB', threads: 2 })).connect();
  for (const [table, parts] of Object.entries(tables).filter(([, own]) => own.length > 0)) {
    const files = parts.map((part) => quoted(partFile(folder, part)));
    await run(duck, table, `create table ${table} as from read_parquet([${files.join(', ')}])`);
  }
  return duck;
}

async function askDuckDb(
  { sql, inDuckDb = sql.map(forDuckDb), court }: BenchQuestion,
  { raw, duck }: Asking,
): Promise<void> {
  const codes = court === undefined ? [] : await codesUnder(court, raw);
  for (const statement of inDuckDb) {
    const reader = await duck.runAndReadAll(statement.replaceAll(':codes', codes.map(quoted).join(', ')));
    if (reader.getRowObjects().length === 0) {
      throw new Error('The statement finds nothing.');
    }
  }
}

const known = new Map<string, readonly string[]>();

async function codesUnder(court: string, raw: Connection): Promise<readonly string[]> {
  const key = `${String(raw.config.database)} ${court}`;
  const codes = known.get(key);
  if (codes) {
    return codes;
  }
  const [rows] = await raw.query<RowDataPacket[]>('select descendant from court_closure where ancestor = ?', [court]);
  const read = rows.map(({ descendant }) => String(descendant));
  known.set(key, read);
  return read;
}

async function timeOf(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

function ratioOf(above: readonly number[], below: readonly number[]): string {
  const middle = median(above.map((one, at) => one / (below[at] ?? 1)));
  return Number.isNaN(middle) ? '' : middle.toPrecision(3);
}

function spread(times: readonly number[]): string {
  if (times.some(Number.isNaN)) {
    return '';
  }
  const [least, middle, most] = [Math.min(...times), median(times), Math.max(...times)].map(Math.round);
  return `${middle} (${least}–${most})`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
