import { describe, expect, it } from '@jest/globals';

import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { startDeadline } from './deadline.ts';
import { resilientSend } from './resilient-send.ts';
import type { FaultKind } from './transport-error.ts';
import { TransportError } from './transport-error.ts';

const REPLY: SubgraphReply = { status: 200, contentType: 'application/json', body: '{"data":{}}' };

type Outcome = FaultKind | SubgraphReply | Promise<SubgraphReply>;

/** A subgraph that answers as listed, well after that; rests for no time, so that the next fetch is the one that tries. */
function start(...outcomes: Outcome[]) {
  const told: string[] = [];
  let sent = 0;
  const send = resilientSend(
    {
      send: async () => {
        sent += 1;
        const outcome = outcomes.shift() ?? REPLY;
        if (typeof outcome === 'string') {
          throw new TransportError(outcome);
        }
        return outcome;
      },
      isReady: () => Promise.resolve(true),
      close: () => Promise.resolve(),
    },
    { breakerFetches: 2, breakerMs: 0, onBreaker: (state) => told.push(state) },
  );
  const ask = async (kind: 'query' | 'mutation' = 'query'): Promise<unknown> => {
    const deadline = startDeadline(60_000);
    const context = { requestId: 'r1', viewer: PUBLIC_VIEWER, clientLeft: new AbortController().signal };
    try {
      return (await send({ body: '{}', kind, context }, deadline)).status;
    } catch (error) {
      return error instanceof TransportError ? error.kind : error;
    } finally {
      deadline.end();
    }
  };
  return { ask, told, sent: () => sent };
}

function status(code: number): SubgraphReply {
  return { ...REPLY, status: code };
}

describe('a subgraph’s breaker', () => {
  it('opens on 5xx and timeouts, tells so, and closes on the first reply', async () => {
    const { ask, told } = start('timeout', status(500));
    expect(await ask()).toBe('timeout');
    expect(told).toEqual([]);
    expect(await ask()).toBe('failed');
    expect(told).toEqual(['open']);
    expect(await ask()).toBe(200);
    expect(told).toEqual(['open', 'closed']);
  });

  it.each<FaultKind>(['unreachable', 'abandoned', 'too-large', 'compressed'])(
    'stays closed on %s, which says nothing of its load',
    async (fault) => {
      const { ask, told } = start(...Array<FaultKind>(20).fill(fault));
      for (let number = 0; number < 6; number += 1) {
        expect(await ask('mutation')).toBe(fault);
      }
      expect(told).toEqual([]);
    },
  );

  it.each<FaultKind>(['timeout', 'unreachable', 'abandoned'])(
    'stays open where the fetch that tries ends with %s',
    async (fault) => {
      const { ask, told } = start('timeout', 'timeout', fault);
      await ask();
      await ask();
      expect(await ask()).toBe(fault);
      expect(told).not.toContain('closed');
      expect(await ask()).toBe(200);
      expect(told.at(-1)).toBe('closed');
    },
  );

  it('lets only one fetch try; the others are told at once', async () => {
    let answer = (_reply: SubgraphReply): void => {};
    const { ask, sent } = start('timeout', 'timeout', new Promise((resolve) => (answer = resolve)));
    await ask();
    await ask();
    const trying = ask();
    expect(await Promise.all([ask(), ask('mutation')])).toEqual(['circuit-open', 'circuit-open']);
    expect(sent()).toBe(3);
    answer(REPLY);
    expect(await trying).toBe(200);
  });
});

describe('asking again', () => {
  it.each<[string, Outcome]>([
    ['a lost connection', 'unreachable'],
    ['502', status(502)],
    ['503', status(503)],
    ['504', status(504)],
  ])('is done once for a query after %s', async (_fault, outcome) => {
    const { ask, sent } = start(outcome);
    expect(await ask()).toBe(200);
    expect(sent()).toBe(2);
  });

  it.each<[string, Outcome, unknown]>([
    ['500', status(500), 'failed'],
    ['a timeout', 'timeout', 'timeout'],
    ['a reply too large', 'too-large', 'too-large'],
    ['its clients’ leaving', 'abandoned', 'abandoned'],
    ['429', status(429), 429],
  ])('is not done after %s', async (_fault, outcome, result) => {
    const { ask, sent } = start(outcome);
    expect(await ask()).toBe(result);
    expect(sent()).toBe(1);
  });

  it('is not done for a mutation', async () => {
    const { ask, sent } = start('unreachable');
    expect(await ask('mutation')).toBe('unreachable');
    expect(sent()).toBe(1);
  });
});
