import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
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

import { CACHED_BYTES, makeSubgraphHandler } from './answer.ts';
import { openSubgraph } from './open-subgraph.ts';

const DOCUMENTS = 300;
const CHARACTERS = 30_000;
/** As many as a page of a run has records. */
const DAYS = 5_000;

it('keeps distinct documents within its bytes, however many there are', async () => {
  const handler = makeSubgraphHandler({
    schema: buildSchema('type Query { name: String }'),
    rules: new Map() as never,
    viewerOf: () => SUPREME_COURT_VIEWER,
    makeContext: () => ({ requestId: 'r' }),
    onFault: () => undefined,
  });
  const ask = (query: string) =>
    handler({ body: JSON.stringify({ query }), headers: {}, signal: new AbortController().signal });
  await ask('{ name }');
  const before = heapAfterCollection();
  for (let at = 0; at < DOCUMENTS; at += 1) {
    const fields: string[] = [];
    for (let length = 0; length < CHARACTERS; length += 16) {
      fields.push(`a${at}_${fields.length}: name`);
    }
    expect((await ask(`{ ${fields.join(' ')} }`)).status).toBe(200);
  }
  expect(heapAfterCollection() - before).toBeLessThan(2 * CACHED_BYTES);
});

it('keeps them within its bytes over rows of many days too', async () => {
  const { address, remove } = await scratchAddress('sqlite', 'cached_documents');
  await migrate(cases, address);
  const writer = await connect(address, { entities: storedBy(cases), writable: true });
  const rows = Array.from({ length: DAYS }, (_, at) =>
    caseRow(`c${at}`, { filedOn: new Date(at * 86_400_000).toISOString().slice(0, 10) }),
  );
  await writer.em.fork().insertMany(EnforcementCase, rows);
  await writer.close();
  let run: ReadRun = { id: 'run', pageRows: DAYS, phase: 'begin' };
  const subgraph = await openSubgraph(cases, {
    database: address,
    cursorKey: 'a key for tests',
    logger: pino({ level: 'silent' }),
    viewerOf: () => ({ ...SUPREME_COURT_VIEWER, run }),
  });
  const ask = async (fields: string): Promise<string> => {
    const list = `{ enforcementCases(first: ${DAYS}) { nodes { ${fields} } } }`;
    return (await subgraph.handler(signedRequest(run.phase === 'begin' ? '{ __typename }' : list))).body;
  };
  try {
    await ask('');
    run = { ...run, phase: 'read' };
    const days = new Set((await ask('filedOn')).match(/\d{4}-\d{2}-\d{2}/g));
    expect(days.size).toBe(DAYS);
    const before = heapAfterCollection();
    for (let at = 0; at < 10; at += 1) {
      const aliases = Array.from({ length: 100 }, (_, index) => `a${at}_${index}: filedOn`);
      expect(await ask(aliases.join(' '))).toContain(`"a${at}_99":"1970-01-01"`);
    }
    expect(heapAfterCollection() - before).toBeLessThan(2 * CACHED_BYTES);
  } finally {
    await subgraph.close();
    await remove();
  }
});

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
