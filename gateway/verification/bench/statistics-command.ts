import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { pino } from 'pino';

import { ensureSampleData } from '../../../seed/load.ts';
import { sampleTargetOf } from '../../../seed/sample-target.ts';
import { progressOn } from '../../../seed/write/progress.ts';
import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { clockOf } from '../../../subgraphs/shared/clock.ts';
import type { SubgraphName } from '../../../subgraphs/shared/server/define-subgraph.ts';
import { openSubgraph, type OpenSubgraph } from '../../../subgraphs/shared/server/open-subgraph.ts';
import { MYSQL_URL, mysqlVersion } from '../../../subgraphs/shared/testing/mysql-server.ts';

import { BENCH_QUESTIONS, type BenchQuestion } from './statistics-questions.ts';

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
  for (const { subgraph, raw } of asking.values()) {
    await raw.end();
    await subgraph.close();
  }
  console.table(measured);
  console.log(
    `${version}; medians of ${rounds} rounds in milliseconds, with the least and the most; ours and SQL in turn, after one ` +
      'round that does not count; the ratio is the median of the rounds’ ratios.',
  );
  process.exit(0);
}

interface Asking {
  readonly subgraph: OpenSubgraph;
  readonly raw: Connection;
  /** Whom the next request is from. */
  viewer: Viewer | null;
}

async function openAsking(name: SubgraphName, url: string): Promise<Asking> {
  const asking: Asking = {
    viewer: null,
    raw: await createConnection({ uri: url, dateStrings: true }),
    subgraph: await openSubgraph(SUBGRAPHS[name], {
      database: { kind: 'mysql', url },
      cursorKey: 'cursors of the bench',
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
  for (let round = -1; round < rounds; round += 1) {
    const [own, bare] = [await timeOf(() => ask(question, asking)), await timeOf(() => askInSql(question, asking.raw))];
    if (round >= 0) {
      ours.push(own);
      plain.push(bare);
    }
    process.stderr.write(`${question.name}: ${own.toFixed(0)} ms, in SQL ${bare.toFixed(0)} ms\n`);
  }
  return {
    ours: spread(ours),
    'bare SQL': spread(plain),
    ratio: Number(median(ours.map((own, at) => own / (plain[at] ?? 1))).toPrecision(3)),
  };
}

async function ask({ query, viewer }: BenchQuestion, asking: Asking): Promise<void> {
  asking.viewer = viewer;
  const { body } = await asking.subgraph.handler({
    body: JSON.stringify({ query }),
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

function spread(times: readonly number[]): string {
  const [least, middle, most] = [Math.min(...times), median(times), Math.max(...times)].map(Math.round);
  return `${middle} (${least}–${most})`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
