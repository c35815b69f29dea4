import { expect, it } from '@jest/globals';
import { pino } from 'pino';

import { EnforcementCase } from '../../cases/enforcement-case/enforcement-case.entity.ts';
import { cases } from '../../cases/subgraph.ts';
import { caseRow } from '../../cases/testing/sample-rows.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { storedBy } from '../database/stored-by.ts';
import type { ReadRun } from '../envelope/envelope.ts';
import { scratchAddress } from '../testing/scratch-address.ts';
import { signedRequest } from '../testing/signed-request.ts';
import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';

import { openSubgraph } from './open-subgraph.ts';

it('answers all pages of a run as of the day on which it began', async () => {
  const { address, remove } = await scratchAddress('sqlite', 'day_of_run');
  await migrate(cases, address);
  const writer = await connect(address, { entities: storedBy(cases), writable: true });
  await writer.em.fork().insertMany(EnforcementCase, [caseRow('c1'), caseRow('c2')]);
  await writer.close();
  let now = new Date('2021-03-10T23:59:59+08:00');
  let run: ReadRun | undefined = { id: 'run', pageRows: 1, phase: 'begin' };
  const subgraph = await openSubgraph(cases, {
    database: address,
    cursorKey: 'a key for tests',
    logger: pino({ level: 'silent' }),
    viewerOf: () => ({ ...SUPREME_COURT_VIEWER, ...(run && { run }) }),
    now: () => now,
  });
  const ask = async (query: string) => JSON.parse((await subgraph.handler(signedRequest(query))).body) as Answer;
  const page = async (after: string | null) => {
    const list = `enforcementCases(first: 1, after: ${JSON.stringify(after)})`;
    const { data } = await ask(`{ ${list} { nodes { handlingDays } pageInfo { endCursor } } }`);
    const { nodes, pageInfo } = data.enforcementCases;
    return { days: nodes.map(({ handlingDays }) => handlingDays), end: pageInfo.endCursor };
  };
  try {
    await ask('{ __typename }');
    run = { ...run, phase: 'read' };
    const first = await page(null);
    now = new Date('2021-03-11T00:00:01+08:00');
    const second = await page(first.end);
    expect([first.days, second.days]).toEqual([[9], [9]]);
    run = undefined;
    expect((await page(null)).days).toEqual([10]);
  } finally {
    await subgraph.close();
    await remove();
  }
});

interface Answer {
  readonly data: {
    readonly enforcementCases: {
      readonly nodes: readonly { readonly handlingDays: number }[];
      readonly pageInfo: { readonly endCursor: string };
    };
  };
}
