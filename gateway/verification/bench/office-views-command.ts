import { createConnection, type Connection } from 'mysql2/promise';
import { pino } from 'pino';

import { ensureSampleData, sampleAddresses, type SampleAddresses } from '../../../seed/load.ts';
import { progressOn } from '../../../seed/write/progress.ts';
import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import { makeLegacyCourt } from '../../../subgraphs/guide/legacy-court/legacy-court.fixture.ts';
import { openSubgraph, type OpenSubgraph } from '../../../subgraphs/shared/server/open-subgraph.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';
import { subgraphSchema } from '../../../subgraphs/shared/server/subgraph-schema.ts';
import { statistics } from '../../../subgraphs/shared/testing/all-questions.ts';
import { MYSQL_URL, mysqlVersion } from '../../../subgraphs/shared/testing/mysql-server.ts';
import { signedRequest, signedViewer } from '../../../subgraphs/shared/testing/signed-request.ts';

/** The prefix of the sample databases that `npm run test-data -- --all` makes; they are only read. */
const OURS = 'lianzhi_test_';

/** The accounts by which both are read, so that the server's own time for each can be told apart. */
const READERS = { ours: `lz_bench_ours_${process.pid}`, views: `lz_bench_views_${process.pid}` } as const;

/**
 * Prints what every statistic costs over views on old systems of five offices, in times of what it costs over tables of ours
 * with the same facts: over the views alone, with the hierarchies as tables, and with generated columns, as the guide says for large databases. Both
 * answer in turn, in one process, and must answer the same.
 */
export async function compareOfficeViews(rounds: number): Promise<void> {
  const version = await mysqlVersion();
  if (version === null) {
    console.error('No MySQL server at MYSQL_URL.');
    process.exit(1);
  }
  const target = { kind: 'mysql', url: MYSQL_URL, prefix: OURS } as const;
  const progress = progressOn(process.stderr, 'Making the sample data, cases:');
  await ensureSampleData({ choice: { set: 'default' }, seed: 1, target, progress });
  const admin = await createConnection({ uri: MYSQL_URL, charset: 'utf8mb4_bin' });
  const prefix = `lianzhi_bench_${process.pid}_`;
  const court = await makeLegacyCourt(admin, OURS, prefix);
  const counts = await countTimes(admin);
  try {
    for (const [reader, databases] of [
      [READERS.ours, OURS],
      [READERS.views, prefix],
    ]) {
      await admin.query(`create user ${reader}@'%' identified by ''`);
      for (const office of SUBGRAPH_NAMES) {
        await admin.query(`grant select, show view on ${databases}${office}.* to ${reader}@'%'`);
      }
    }
    const [own, views] = [addressesOf(OURS, READERS.ours), addressesOf(prefix, READERS.views)];
    await court.putViews();
    print('views alone', await compare(admin, own, views, rounds));
    await court.putHierarchies();
    print('with the hierarchies as tables', await compare(admin, own, views, rounds));
    await court.putGeneratedColumns();
    print('and with generated columns', await compare(admin, own, views, rounds));
    console.log(
      `${version}; ${rounds} rounds of each, in turn. Time: the median of the rounds' ratios. Server: its CPU for all rounds.`,
    );
  } finally {
    await counts.restore();
    await court.remove();
    await admin.query(`drop user if exists ${READERS.ours}@'%', ${READERS.views}@'%'`);
    await admin.end();
  }
  process.exit(0);
}

/** Has the server count the time of each account (`userstat`), as long as the bench runs. */
async function countTimes(admin: Connection): Promise<{ restore(): Promise<void> }> {
  const [[before]] = (await admin.query('select @@userstat as counted')) as unknown as [[{ counted: number }]];
  await admin.query('set global userstat = 1');
  return { restore: async () => void (await admin.query(`set global userstat = ${before.counted}`)) };
}

/** Seconds of CPU that the server has spent for an account. */
async function spentFor(admin: Connection, reader: string): Promise<number> {
  const [rows] = await admin.query('select cpu_time as spent from information_schema.user_statistics where user = ?', [
    reader,
  ]);
  return Number((rows as { spent: number }[])[0]?.spent ?? 0);
}

function addressesOf(prefix: string, reader: string): SampleAddresses {
  const url = new URL(MYSQL_URL);
  [url.username, url.password] = [reader, ''];
  return sampleAddresses({ kind: 'mysql', url: url.toString(), prefix });
}

interface Compared {
  readonly name: string;
  /** Median in milliseconds over tables of ours. */
  readonly ours: number;
  /** Median of the rounds' ratios. */
  readonly ratio: number;
  /** The server's CPU for all rounds, in times of that for ours: other load on the machine hardly reaches it. */
  readonly server: number;
}

async function compare(
  admin: Connection,
  ours: SampleAddresses,
  theirs: SampleAddresses,
  rounds: number,
): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const office of SUBGRAPH_NAMES) {
    const [own, legacy] = [await open(office, ours), await open(office, theirs)];
    for (const { name, query } of statistics(subgraphSchema(SUBGRAPHS[office]).executable)) {
      const [times, ratios]: [number[], number[]] = [[], []];
      const before = [await spentFor(admin, READERS.ours), await spentFor(admin, READERS.views)] as const;
      for (let round = -1; round < rounds; round += 1) {
        const [first, second] = [await timed(own, query), await timed(legacy, query)];
        if (first.body !== second.body) {
          throw new Error(`${office}: ${name} is answered differently over the views.`);
        }
        if (round >= 0) {
          times.push(first.ms);
          ratios.push(second.ms / first.ms);
        }
      }
      const after = [await spentFor(admin, READERS.ours), await spentFor(admin, READERS.views)] as const;
      const server = (after[1] - before[1]) / (after[0] - before[0]);
      compared.push({ name, ours: median(times), ratio: median(ratios), server });
    }
    await own.close();
    await legacy.close();
  }
  return compared;
}

function open(office: SubgraphName, addresses: SampleAddresses): Promise<OpenSubgraph> {
  return openSubgraph(SUBGRAPHS[office], {
    database: addresses[office],
    cursorKey: 'cursors of the bench',
    logger: pino({ level: 'silent' }),
    now: () => new Date('2022-12-31T12:00:00+08:00'),
    viewerOf: signedViewer(),
  });
}

async function timed(
  { handler }: OpenSubgraph,
  query: string,
): Promise<{ readonly ms: number; readonly body: string }> {
  const started = performance.now();
  const { body } = await handler(signedRequest(query));
  const ms = performance.now() - started;
  if (body.includes('"errors"')) {
    throw new Error(`A statistic is not answered: ${body.slice(0, 300)}`);
  }
  return { ms, body };
}

function print(what: string, compared: readonly Compared[]): void {
  console.log(`\n${what}:`);
  console.table(
    Object.fromEntries(
      compared.map(({ name, ours, ratio, server }) => [
        name,
        { 'ours, ms': rounded(ours), 'time, times ours': rounded(ratio), 'server CPU, times ours': rounded(server) },
      ]),
    ),
  );
  console.log(`time, times ours: ${spread(compared.map(({ ratio }) => ratio))}, of ${compared.length} statistics`);
  console.log(`server CPU, times ours: ${spread(compared.map(({ server }) => server))}`);
}

function spread(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `least ${rounded(least)}, median ${rounded(median(values))}, most ${rounded(most)}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
