import { setImmediate } from 'node:timers/promises';

import { expect, it } from '@jest/globals';
import { pino } from 'pino';

import { Court } from '../../cases/court/court.entity.ts';
import { cases } from '../../cases/subgraph.ts';
import { courtRow } from '../../cases/testing/sample-rows.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { storedBy } from '../database/stored-by.ts';
import type { ReadRun } from '../envelope/envelope.ts';
import { openSubgraph } from '../server/open-subgraph.ts';
import { scratchAddress } from '../testing/scratch-address.ts';
import { signedRequest } from '../testing/signed-request.ts';
import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';

const ROWS = 23;

it('reads the next page of a run before it is asked for, and only there; the pages are the same', async () => {
  const { address, remove } = await scratchAddress('sqlite', 'read_ahead');
  await migrate(cases, address);
  const writer = await connect(address, { entities: storedBy(cases), writable: true });
  const courts = Array.from({ length: ROWS }, (_, at) => courtRow(`闽${String(at).padStart(4, '0')}`, '350900'));
  await writer.em.fork().insertMany(Court, courts);
  await writer.close();
  let run: ReadRun | undefined;
  const statements: string[] = [];
  const subgraph = await openSubgraph(cases, {
    database: address,
    cursorKey: 'a key for tests',
    logger: pino({ level: 'silent' }),
    viewerOf: () => ({ ...SUPREME_COURT_VIEWER, ...(run && { run }) }),
    onStatement: (sql) => statements.push(sql),
  });
  const ask = async (query: string) => JSON.parse((await subgraph.handler(signedRequest(query))).body) as Answer;
  const pages = async (first: number) => {
    const codes: string[][] = [];
    const sent: number[] = [];
    let after: string | null = null;
    do {
      statements.length = 0;
      const answer = await ask(
        `{ courts(first: ${first}, after: ${JSON.stringify(after)}) { nodes { code } pageInfo { hasNextPage endCursor } } }`,
      );
      const { nodes, pageInfo } = answer.data.courts;
      // What is read ahead is read after the answer.
      for (let turn = 0; turn < 50; turn += 1) {
        await setImmediate();
      }
      sent.push(statements.filter((sql) => sql.includes('from `court`')).length);
      codes.push(nodes.map(({ code }) => code));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    return { codes, sent };
  };
  const inRun = async (first: number) => {
    run = { id: `run-${first}`, pageRows: 5, phase: 'begin' };
    await ask('{ __typename }');
    run = { ...run, phase: 'read' };
    const read = await pages(first);
    run = { ...run, phase: 'end' };
    await ask('{ __typename }');
    run = undefined;
    return read;
  };
  try {
    const alone = await pages(5);
    expect(alone.codes.flat()).toEqual(courts.map(({ code }) => code));
    expect(alone.sent).toEqual([1, 1, 1, 1, 1]);
    // The first page comes by itself; the second is read with the third, which then needs no statement of its own.
    expect(await inRun(5)).toEqual({ codes: alone.codes, sent: [1, 2, 1, 1, 0] });
    // Pages that are smaller, so that others need not wait, are read one by one.
    expect((await inRun(4)).sent).toEqual([1, 1, 1, 1, 1, 1]);
  } finally {
    await subgraph.close();
    await remove();
  }
});

interface Answer {
  readonly data: {
    readonly courts: {
      readonly nodes: readonly { readonly code: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
}
