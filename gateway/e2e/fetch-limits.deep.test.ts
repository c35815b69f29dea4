import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { faultLineTo, hang, holdUntil, type FaultLine, type LineFault } from '../verification/support/fault-line.ts';
import { startFaultySubgraph, type FaultySubgraph } from '../verification/support/faulty-subgraph.ts';
import { postQuery, startTinyGateway, type Result } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

const QUERY = '{ cases { title assets { kind } } }';
const TITLES = ['case c1', 'case c2', 'case c3'];
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const LONG_DEADLINE = { SUBGRAPH_DEADLINE_MS: '600000' };
const SHORT_DEADLINE = { SUBGRAPH_DEADLINE_MS: '300' };

let assets: FaultySubgraph;
let line: FaultLine;
let gateway: RunningGateway;

beforeAll(async () => {
  assets = await startFaultySubgraph(tinyAssets);
});
afterAll(() => assets.goDown());

beforeEach(async () => {
  line = await faultLineTo(assets.url);
});
afterEach(async () => {
  await gateway.stop();
  await line.close();
});

async function startGateway(env: Readonly<Record<string, string>>): Promise<void> {
  gateway = await startTinyGateway({ SUBGRAPH_ASSETS_URL: line.url, ...env }, { cases: tinyCases });
}

function expectOnlyAssetsLost({ data, errors }: Result, code: string): void {
  expect(data?.['cases']).toEqual(TITLES.map((title) => ({ title, assets: null })));
  expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code, subgraph: 'assets', fields: ['assets'] }]);
}

/** Sends one byte at a time: each wait is short, but the reply never ends. */
const trickle: LineFault = (near) => {
  near.write(`${HEAD}content-length: 1000000\r\n\r\n`);
  const timer = setInterval(() => near.write(' '), 20);
  near.once('close', () => clearInterval(timer));
};

describe('the deadline of a fetch', () => {
  it.each([
    ['is never answered', hang],
    ['is answered a byte at a time', trickle],
  ])('ends a fetch that %s, and its connection', async (_fault, fault) => {
    await startGateway(SHORT_DEADLINE);
    line.behave(fault);
    expectOnlyAssetsLost(await postQuery(gateway, QUERY), 'SUBGRAPH_TIMEOUT');
    expect(line.faults()).toBe(1);
    await line.whenClosed();
  });

  it('also applies to a fetch that waits for a connection', async () => {
    await startGateway({ ...SHORT_DEADLINE, SUBGRAPH_CONNECTIONS: '1' });
    line.behave(hang);
    const [first, second] = await Promise.all([
      postQuery(gateway, '{ assetCount(worthOver: 1) }'),
      postQuery(gateway, '{ assetCount(worthOver: 2) }'),
    ]);
    const codes = [first, second].map(({ errors }) => errors?.[0]?.extensions['code']);
    expect(codes).toEqual(['SUBGRAPH_TIMEOUT', 'SUBGRAPH_TIMEOUT']);
  });

  it('is not doubled by a retry', async () => {
    await startGateway(SHORT_DEADLINE);
    line.next((near) => near.resetAndDestroy(), hang);
    expectOnlyAssetsLost(await postQuery(gateway, QUERY), 'SUBGRAPH_TIMEOUT');
    expect(line.faults()).toBe(2);
  });
});

describe('the number of fetches', () => {
  it('is bounded: with a full queue the next one fails immediately, and the others are answered', async () => {
    await startGateway({ ...LONG_DEADLINE, SUBGRAPH_CONNECTIONS: '1', SUBGRAPH_QUEUE: '1' });
    let release = (): void => {};
    line.next(holdUntil(new Promise<void>((resolve) => (release = resolve))));
    const pending = [1, 2, 3].map((worth) => postQuery(gateway, `{ assetCount(worthOver: ${worth}) }`));
    const refused = await Promise.race(pending);
    expect(refused.errors?.[0]).toMatchObject({
      message: 'The assets subgraph has too many questions waiting.',
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'assets' },
    });
    release();
    const answers = await Promise.all(pending);
    expect(answers.filter(({ errors }) => errors === undefined).map(({ data }) => data)).toEqual([
      { assetCount: 3 },
      { assetCount: 3 },
    ]);
  });
});

describe('a client that disconnects', () => {
  beforeEach(() => startGateway(LONG_DEADLINE));

  it('aborts its fetches and their connections', async () => {
    line.behave(hang);
    const client = new AbortController();
    const pending = postQuery(gateway, QUERY, undefined, { signal: client.signal });
    await line.whenFaults(1);
    expect(line.open()).toBe(1);
    client.abort();
    await expect(pending).rejects.toThrow();
    await line.whenClosed();
  });

  it('does not abort a fetch that another client waits for; the last one does', async () => {
    line.behave(hang);
    const clients = [new AbortController(), new AbortController()];
    const pending = clients.map(({ signal }) =>
      postQuery(gateway, QUERY, undefined, { signal }).catch(() => 'disconnected'),
    );
    await line.whenFaults(1);
    await queueBarrier();
    clients[0]?.abort();
    expect(await pending[0]).toBe('disconnected');
    await queueBarrier();
    expect([line.open(), line.faults()]).toEqual([1, 1]);
    clients[1]?.abort();
    expect(await pending[1]).toBe('disconnected');
    await line.whenClosed();
  });
});

describe('equal queries at the same time', () => {
  beforeEach(() => startGateway(LONG_DEADLINE));

  it('are one fetch, and every client has the whole response', async () => {
    let release = (): void => {};
    line.behave(holdUntil(new Promise<void>((resolve) => (release = resolve))));
    const pending = Array.from({ length: 20 }, () => postQuery(gateway, QUERY));
    await line.whenFaults(1);
    await queueBarrier();
    release();
    const answers = await Promise.all(pending);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.errors).toBeUndefined();
    expect(line.faults()).toBe(1);
  });

  it('are as many fetches as there are different variables', async () => {
    let release = (): void => {};
    line.behave(holdUntil(new Promise<void>((resolve) => (release = resolve))));
    const query = 'query ($worth: Int) { assetCount(worthOver: $worth) }';
    const pending = [1, 2, 1].map((worth) => postQuery(gateway, query, { worth }));
    await line.whenFaults(2);
    await queueBarrier();
    release();
    expect((await Promise.all(pending)).map(({ data }) => data)).toEqual(Array(3).fill({ assetCount: 3 }));
    expect(line.faults()).toBe(2);
  });

  it('are deduplicated, but mutations are not: each is sent', async () => {
    let release = (): void => {};
    line.behave(holdUntil(new Promise<void>((resolve) => (release = resolve))));
    const pending = [1, 2].map(() => postQuery(gateway, 'mutation { countAgain }'));
    await line.whenFaults(2);
    release();
    expect((await Promise.all(pending)).map(({ data }) => data)).toEqual(Array(2).fill({ countAgain: 3 }));
  });
});

/** Waits until the gateway has received all earlier requests: these queries queue behind them. */
async function queueBarrier(): Promise<void> {
  for (let number = 0; number < 3; number += 1) {
    await postQuery(gateway, '{ cases { id title status } }');
  }
}
