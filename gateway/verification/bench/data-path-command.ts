import { execute } from 'graphql';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { pino, type Logger } from 'pino';

import { ensureSampleData, sampleAddresses } from '../../../seed/load.ts';
import { dropMysqlLoad } from '../../../seed/write/mysql.ts';
import { progressOn } from '../../../seed/write/progress.ts';
import { cases } from '../../../subgraphs/cases/subgraph.ts';
import type { DatabaseAddress } from '../../../subgraphs/shared/database/database-address.ts';
import { ENVELOPE_HEADER } from '../../../subgraphs/shared/envelope/envelope.ts';
import { openSubgraph } from '../../../subgraphs/shared/server/open-subgraph.ts';
import { MYSQL_URL, mysqlVersion } from '../../../subgraphs/shared/testing/mysql-server.ts';
import { SUPREME_COURT_VIEWER } from '../../../subgraphs/shared/testing/viewers.ts';

import { CASE_COLUMNS, CASES_QUERY, PARTY_COLUMNS, PLAIN_GRAPH } from './data-path-queries.ts';

/**
 * Prints what 1,000 cases with their parties cost through the cases subgraph, and the same rows with mysql2 and
 * `JSON.stringify`, in one process, in turn.
 */
export async function compareDataPaths(rounds: number): Promise<void> {
  const version = await mysqlVersion();
  if (version === null) {
    console.error('No MySQL server at MYSQL_URL.');
    process.exit(1);
  }
  const target = { kind: 'mysql', url: MYSQL_URL, prefix: `lianzhi_bench_${process.pid}_` } as const;
  const progress = progressOn(process.stderr, 'Making the sample data, cases:');
  const addresses = sampleAddresses(target);
  try {
    await ensureSampleData({ choice: { set: 'default' }, seed: 1, target, progress });
    const logger = pino({ level: 'silent' });
    console.table(await measureDataPath(addresses.cases, rounds, logger));
    console.log(
      `${version}; CPU and time are medians of ${rounds} rounds, in milliseconds; ratios are taken round by round.`,
    );
  } finally {
    for (const address of Object.values(addresses)) {
      if (address.kind === 'mysql') {
        await dropMysqlLoad(address.url);
      }
    }
  }
  process.exit(0);
}

const CASES = 1_000;

interface Method {
  readonly name: string;
  readonly run: () => Promise<string>;
}

interface Spent {
  readonly cpu: number;
  readonly time: number;
}

/** Medians of CPU and time of each method for the same 1,000 cases, and the ratios to the first. */
async function measureDataPath(address: DatabaseAddress, rounds: number, logger: Logger) {
  if (address.kind !== 'mysql') {
    throw new Error('The data path is measured on MySQL.');
  }
  const raw = await createConnection({ uri: address.url, dateStrings: true });
  const subgraph = await openSubgraph(cases, {
    database: address,
    cursorKey: 'cursors of the bench',
    logger,
    viewerOf: () => SUPREME_COURT_VIEWER,
  });
  const [idRows] = await raw.query<RowDataPacket[]>('select id from enforcement_case order by id limit ?', [CASES]);
  const ids = idRows.map(({ id }) => String(id));
  const representations = ids.map((id) => ({ __typename: 'EnforcementCase', id }));
  const body = JSON.stringify({ query: CASES_QUERY, variables: { representations } });
  const signal = new AbortController().signal;

  const readRows = async (): Promise<object[]> => {
    const [rows] = await raw.query<RowDataPacket[]>('select ?? from enforcement_case where id in (?)', [
      CASE_COLUMNS,
      ids,
    ]);
    const [parties] = await raw.query<RowDataPacket[]>('select ?? from party where case_id in (?) order by id', [
      PARTY_COLUMNS,
      ids,
    ]);
    const byCase = new Map<string, RowDataPacket[]>(ids.map((id) => [id, []]));
    for (const party of parties) {
      byCase.get(String(party['case_id']))?.push(party);
    }
    return rows.map((row) => ({ ...row, parties: byCase.get(String(row['id'])) }));
  };
  const methods: readonly Method[] = [
    {
      name: 'mysql2 and JSON.stringify',
      run: async () => JSON.stringify({ data: { _entities: await readRows() } }),
    },
    {
      name: 'mysql2, graphql-js and JSON.stringify',
      run: async () => JSON.stringify(await execute({ ...PLAIN_GRAPH, rootValue: { cases: await readRows() } })),
    },
    {
      name: 'cases subgraph',
      run: async () => (await subgraph.handler({ body, headers: { [ENVELOPE_HEADER]: 'none' }, signal })).body,
    },
  ];
  const spent = new Map<string, Spent[]>(methods.map(({ name }) => [name, []]));
  for (let round = -10; round < rounds; round += 1) {
    for (const { name, run } of methods) {
      const one = await measured(run);
      if (round >= 0) {
        spent.get(name)?.push(one);
      }
    }
  }
  await raw.end();
  await subgraph.close();
  const base = spent.get(methods[0]?.name ?? '') ?? [];
  return Object.fromEntries(
    [...spent].map(([name, all]) => [
      name,
      {
        'CPU ms': median(all.map(({ cpu }) => cpu)),
        'time ms': median(all.map(({ time }) => time)),
        'CPU, times raw': median(all.map(({ cpu }, at) => cpu / (base[at]?.cpu ?? 1))),
        'time, times raw': median(all.map(({ time }, at) => time / (base[at]?.time ?? 1))),
      },
    ]),
  );
}

async function measured(run: () => Promise<string>): Promise<Spent> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const body = await run();
  // As it is sent: a text that was added up is put together only now.
  const bytes = Buffer.from(body);
  const time = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  if (bytes.length < 100_000 || body.includes('"errors"')) {
    throw new Error('The response is not complete.');
  }
  return { cpu: (user + system) / 1_000, time };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toPrecision(3));
}
