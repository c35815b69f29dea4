import { setTimeout } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import {
  answerStatus,
  breakOff,
  faultLineTo,
  hang,
  reset,
  type FaultLine,
} from '../verification/support/fault-line.ts';
import { startFaultySubgraph, type FaultySubgraph } from '../verification/support/faulty-subgraph.ts';
import { postQuery, startTinyGateway, type Result } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

const QUERY = '{ cases { title assets { kind } } }';
const WHOLE = ['c1', 'c2', 'c3'].map((id) => ({ title: `case ${id}`, assets: [{ kind: 'HOUSE' }] }));
const WITHOUT_ASSETS = WHOLE.map(({ title }) => ({ title, assets: null }));

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

async function startGateway(env: Readonly<Record<string, string>> = {}): Promise<void> {
  gateway = await startTinyGateway({ SUBGRAPH_ASSETS_URL: line.url, ...env }, { cases: tinyCases });
}

function codesOf({ errors }: Result): unknown[] | undefined {
  return errors?.map(({ extensions }) => [extensions['subgraph'], extensions['code']]);
}

describe('a query', () => {
  beforeEach(() => startGateway());

  it.each([
    ['whose connection is reset', reset],
    ['whose reply breaks off', breakOff],
    ['that gets a 502', answerStatus(502)],
    ['that gets a 503', answerStatus(503)],
    ['that gets a 504', answerStatus(504)],
  ])('%s is retried once, and its client sees no error', async (_fault, fault) => {
    line.next(fault);
    const { data, errors } = await postQuery(gateway, QUERY);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ cases: WHOLE });
    expect(line.faults()).toBe(1);
  });

  it('whose retry fails too is one error, without a third attempt', async () => {
    line.next(reset, answerStatus(503), reset);
    const result = await postQuery(gateway, QUERY);
    expect(codesOf(result)).toEqual([['assets', 'SUBGRAPH_UNAVAILABLE']]);
    expect(result.data).toEqual({ cases: WITHOUT_ASSETS });
    expect(line.faults()).toBe(2);
  });

  it('that gets a 500 is not retried: another instance would have the same fault', async () => {
    line.next(answerStatus(500));
    expect(codesOf(await postQuery(gateway, QUERY))).toEqual([['assets', 'SUBGRAPH_UNAVAILABLE']]);
    expect(line.faults()).toBe(1);
  });

  it('is not retried when other queries have used up the retry budget', async () => {
    line.behave(reset);
    for (let number = 0; number < 40; number += 1) {
      await postQuery(gateway, `{ assetCount(worthOver: ${number}) }`);
    }
    // Ten tokens in the budget, and one more for every ten fetches; the first one adds nothing.
    expect(line.faults()).toBe(40 + 10 + 3);
  });
});

describe('a mutation', () => {
  it.each([
    ['whose connection is reset', reset],
    ['that gets a 503', answerStatus(503)],
  ])('%s is not retried: it may have been executed', async (_fault, fault) => {
    await startGateway();
    line.next(fault);
    const result = await postQuery(gateway, 'mutation { countAgain }');
    expect(codesOf(result)).toEqual([['assets', 'SUBGRAPH_UNAVAILABLE']]);
    expect(line.faults()).toBe(1);
    expect((await postQuery(gateway, 'mutation { countAgain }')).data).toEqual({ countAgain: 3 });
  });
});

describe('a subgraph that keeps failing', () => {
  const BREAKER = { SUBGRAPH_BREAKER_FETCHES: '4', SUBGRAPH_DEADLINE_MS: '150', TRUSTED_PROXIES: '127.0.0.1' };
  const LONG = { ...BREAKER, SUBGRAPH_BREAKER_MS: '600000' };
  const SHORT = { ...BREAKER, SUBGRAPH_BREAKER_MS: '1000' };

  /** Each by another viewer: the timeouts of one say little of a subgraph. */
  async function repeatQuery(times: number, addressOf = (at: number) => `203.0.113.${at}`): Promise<readonly Result[]> {
    const results: Result[] = [];
    for (let number = 0; number < times; number += 1) {
      const headers = {
        ...{ 'content-type': 'application/json', 'accept-language': 'en' },
        'x-forwarded-for': addressOf(number),
      };
      results.push(await postQuery(gateway, QUERY, undefined, { headers }));
    }
    return results;
  }

  it.each([
    ['with 5xx', answerStatus(500), 'SUBGRAPH_UNAVAILABLE'],
    ['by not answering', hang, 'SUBGRAPH_TIMEOUT'],
  ])(
    '%s opens the circuit breaker after a few fetches, and the other subgraph’s data is returned',
    async (_fault, fault, code) => {
      await startGateway(LONG);
      line.behave(fault);
      const failed = await repeatQuery(4);
      expect(failed.map(codesOf)).toEqual(Array(4).fill([['assets', code]]));
      expect(line.faults()).toBe(4);

      const [rejected] = await repeatQuery(1);
      expect(codesOf(rejected!)).toEqual([['assets', 'SUBGRAPH_UNAVAILABLE']]);
      expect(rejected?.data).toEqual({ cases: WITHOUT_ASSETS });
      expect(line.faults()).toBe(4);
    },
  );

  it('keeps its circuit closed for the others where one viewer alone does not get answers', async () => {
    await startGateway(LONG);
    line.behave(hang);
    await repeatQuery(12, () => '203.0.113.1');
    expect(line.faults()).toBe(12);
  });

  it('is still reported by readiness', async () => {
    await startGateway(LONG);
    line.behave(answerStatus(500));
    await repeatQuery(5);
    const response = await fetch(`${gateway.url}/health/ready`);
    expect(await response.json()).toMatchObject({ subgraphs: { cases: 'ready', assets: 'unavailable' } });
  });

  it('is probed by one fetch after the rest period, and queried as before once that succeeds', async () => {
    await startGateway(SHORT);
    line.behave(answerStatus(500));
    await repeatQuery(4);
    line.behave(undefined);
    let result = await postQuery(gateway, QUERY);
    while (result.errors !== undefined) {
      await setTimeout(20);
      result = await postQuery(gateway, QUERY);
    }
    expect(result.data).toEqual({ cases: WHOLE });
    expect((await repeatQuery(3)).map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
    expect(line.faults()).toBe(4);
  });

  it('opens the circuit breaker again when the probe fails in any way', async () => {
    await startGateway(SHORT);
    line.behave(answerStatus(500));
    await repeatQuery(4);
    line.behave(reset);
    while (line.faults() === 4) {
      await setTimeout(20);
      await postQuery(gateway, QUERY);
    }
    const [rejected] = await repeatQuery(1);
    expect(rejected?.errors?.[0]?.message).toBe('The assets subgraph kept failing and is not asked for a moment.');
  });

  it('by refusing connections is queried again as soon as it listens', async () => {
    await startGateway(LONG);
    await line.refuse();
    expect((await repeatQuery(8)).map(codesOf)).toEqual(Array(8).fill([['assets', 'SUBGRAPH_UNAVAILABLE']]));
    await line.listen();
    expect((await postQuery(gateway, QUERY)).data).toEqual({ cases: WHOLE });
  });
});
