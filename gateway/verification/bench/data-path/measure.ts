import { execute } from 'graphql';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Logger } from 'pino';

import { cases } from '../../../../subgraphs/cases/subgraph.ts';
import type { DatabaseAddress } from '../../../../subgraphs/shared/database/connect.ts';
import { openSubgraph } from '../../../../subgraphs/shared/server/open-subgraph.ts';

import { PLAIN_GRAPH } from './plain-graph.ts';
import { CASE_COLUMNS, CASES_QUERY, PARTY_COLUMNS } from './question.ts';

const CASES = 1_000;

interface Way {
  readonly name: string;
  readonly run: () => Promise<string>;
}

interface Spent {
  readonly cpu: number;
  readonly time: number;
}

/** Medians of CPU and time of each way to the same 1,000 cases, and how many times the first's. */
export async function measureDataPath(address: DatabaseAddress, rounds: number, logger: Logger) {
  if (address.kind !== 'mysql') {
    throw new Error('The data path is measured on MySQL.');
  }
  const raw = await createConnection({ uri: address.url, dateStrings: true });
  const subgraph = await openSubgraph(cases, { database: address, cursorKey: 'cursors of the bench', logger });
  const [found] = await raw.query<RowDataPacket[]>('select id from enforcement_case order by id limit ?', [CASES]);
  const ids = found.map(({ id }) => String(id));
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
  const ways: readonly Way[] = [
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
      run: async () => (await subgraph.handler({ body, headers: {}, signal })).body,
    },
  ];
  const spent = new Map<string, Spent[]>(ways.map(({ name }) => [name, []]));
  for (let round = -10; round < rounds; round += 1) {
    for (const { name, run } of ways) {
      const one = await measured(run);
      if (round >= 0) {
        spent.get(name)?.push(one);
      }
    }
  }
  await raw.end();
  await subgraph.close();
  const base = spent.get(ways[0]?.name ?? '') ?? [];
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
  const time = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  if (body.length < 100_000 || body.includes('"errors"')) {
    throw new Error('The answer is not whole.');
  }
  return { cpu: (user + system) / 1_000, time };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toPrecision(3));
}
