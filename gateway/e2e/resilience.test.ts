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

const QUESTION = '{ cases { title assets { kind } } }';
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
    ['that meets a 502', answerStatus(502)],
    ['that meets a 503', answerStatus(503)],
    ['that meets a 504', answerStatus(504)],
  ])('%s is asked once more, and its client sees nothing of it', async (_fault, fault) => {
    line.next(fault);
    const { data, errors } = await postQuery(gateway, QUESTION);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ cases: WHOLE });
    expect(line.faults()).toBe(1);
  });

  it('whose second try fails as well is one error, and not tried a third time', async () => {
    line.next(reset, answerStatus(503), reset);
    const result = await postQuery(gateway, QUESTION);
    expect(codesOf(result)).toEqual([['assets', 'SUBGRAPH_UNAVAILABLE']]);
    expect(result.data).toEqual({ cases: WITHOUT_ASSETS });
    expect(line.faults()).toBe(2);
  });

  it('that meets a 500 is not asked again: another instance has the same fault', async () => {
    line.next(answerStatus(500));
    expect(codesOf(await postQuery(gateway, QUESTION))).toEqual([['assets', 'SUBGRAPH_UNAVAILABLE']]);
    expect(line.faults()).toBe(1);
  });

  it('is refused a second try where the first ones of others have used the budget', async () => {
    line.behave(reset);
    for (let number = 0; number < 40; number += 1) {
      await postQuery(gateway, `{ assetCount(worthOver: ${number}) }`);
    }
    // Ten saved up, and one more for every ten fetches; the first finds nothing to add.
    expect(line.faults()).toBe(40 + 10 + 3);
  });
});

describe('a mutation', () => {
  it.each([
    ['whose connection is reset', reset],
    ['that meets a 503', answerStatus(503)],
  ])('%s is not sent twice: it may have been done', async (_fault, fault) => {
    await startGateway();
    line.next(fault);
    const result = await postQuery(gateway, 'mutation { countAgain }');
    expect(codesOf(result)).toEqual([['assets', 'SUBGRAPH_UNAVAILABLE']]);
    expect(line.faults()).toBe(1);
    expect((await postQuery(gateway, 'mutation { countAgain }')).data).toEqual({ countAgain: 3 });
  });
});

describe('a subgraph that keeps failing', () => {
  const BREAKER = { SUBGRAPH_BREAKER_FETCHES: '4', SUBGRAPH_DEADLINE_MS: '150' };
  const LONG = { ...BREAKER, SUBGRAPH_BREAKER_MS: '600000' };
  const SHORT = { ...BREAKER, SUBGRAPH_BREAKER_MS: '1000' };

  async function askTimes(times: number): Promise<readonly Result[]> {
    const results: Result[] = [];
    for (let number = 0; number < times; number += 1) {
      results.push(await postQuery(gateway, QUESTION));
    }
    return results;
  }

  it.each([
    ['with 5xx', answerStatus(500), 'SUBGRAPH_UNAVAILABLE'],
    ['by not answering', hang, 'SUBGRAPH_TIMEOUT'],
  ])('%s is left alone after a few fetches, and the other office’s part stands', async (_fault, fault, code) => {
    await startGateway(LONG);
    line.behave(fault);
    const failed = await askTimes(4);
    expect(failed.map(codesOf)).toEqual(Array(4).fill([['assets', code]]));
    expect(line.faults()).toBe(4);

    const [resting] = await askTimes(1);
    expect(codesOf(resting!)).toEqual([['assets', 'SUBGRAPH_UNAVAILABLE']]);
    expect(resting?.data).toEqual({ cases: WITHOUT_ASSETS });
    expect(line.faults()).toBe(4);
  });

  it('is told by readiness still', async () => {
    await startGateway(LONG);
    line.behave(answerStatus(500));
    await askTimes(5);
    const response = await fetch(`${gateway.url}/health/ready`);
    expect(await response.json()).toMatchObject({ subgraphs: { cases: 'ready', assets: 'unavailable' } });
  });

  it('is tried again by one fetch after its rest, and asked as before once that is answered', async () => {
    await startGateway(SHORT);
    line.behave(answerStatus(500));
    await askTimes(4);
    line.behave(undefined);
    let result = await postQuery(gateway, QUESTION);
    while (result.errors !== undefined) {
      await setTimeout(20);
      result = await postQuery(gateway, QUESTION);
    }
    expect(result.data).toEqual({ cases: WHOLE });
    expect((await askTimes(3)).map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
    expect(line.faults()).toBe(4);
  });

  it('is rested again where the one that tries fails, however it fails', async () => {
    await startGateway(SHORT);
    line.behave(answerStatus(500));
    await askTimes(4);
    line.behave(reset);
    while (line.faults() === 4) {
      await setTimeout(20);
      await postQuery(gateway, QUESTION);
    }
    const [resting] = await askTimes(1);
    expect(resting?.errors?.[0]?.message).toBe('The assets subgraph kept failing and is not asked for a moment.');
  });

  it('by refusing connections is back as soon as it listens', async () => {
    await startGateway(LONG);
    await line.refuse();
    expect((await askTimes(8)).map(codesOf)).toEqual(Array(8).fill([['assets', 'SUBGRAPH_UNAVAILABLE']]));
    await line.listen();
    expect((await postQuery(gateway, QUESTION)).data).toEqual({ cases: WHOLE });
  });
});
