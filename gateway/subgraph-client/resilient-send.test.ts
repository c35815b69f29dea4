import { describe, expect, it } from '@jest/globals';

import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { startDeadline } from './deadline.ts';
import { resilientSend } from './resilient-send.ts';
import { TransportError, type TransportErrorKind } from './transport.ts';

const REPLY: SubgraphReply = { status: 200, contentType: 'application/json', body: '{"data":{}}' };

type Outcome = TransportErrorKind | SubgraphReply | Promise<SubgraphReply>;

/** A subgraph with these outcomes, then successful replies. The circuit stays open for 0 ms: the next fetch is the test. */
function start(...outcomes: Outcome[]) {
  const states: string[] = [];
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
    { breakerFetches: 2, breakerMs: 0, onBreaker: (state) => states.push(state) },
  );
  const request = async (kind: 'query' | 'mutation' = 'query'): Promise<unknown> => {
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
  return { request, states, sent: () => sent };
}

function status(code: number): SubgraphReply {
  return { ...REPLY, status: code };
}

describe('a subgraph’s breaker', () => {
  it('opens on 5xx and timeouts, reports it, and closes on the first reply', async () => {
    const { request, states } = start('timeout', status(500));
    expect(await request()).toBe('timeout');
    expect(states).toEqual([]);
    expect(await request()).toBe('failed');
    expect(states).toEqual(['open']);
    expect(await request()).toBe(200);
    expect(states).toEqual(['open', 'closed']);
  });

  it.each<TransportErrorKind>(['unreachable', 'abandoned', 'too-large', 'compressed'])(
    'stays closed on %s, which is no sign of overload',
    async (fault) => {
      const { request, states } = start(...Array<TransportErrorKind>(20).fill(fault));
      for (let number = 0; number < 6; number += 1) {
        expect(await request('mutation')).toBe(fault);
      }
      expect(states).toEqual([]);
    },
  );

  it.each<TransportErrorKind>(['timeout', 'unreachable', 'abandoned'])(
    'stays open if the test fetch ends with %s',
    async (fault) => {
      const { request, states } = start('timeout', 'timeout', fault);
      await request();
      await request();
      expect(await request()).toBe(fault);
      expect(states).not.toContain('closed');
      expect(await request()).toBe(200);
      expect(states.at(-1)).toBe('closed');
    },
  );

  it('lets only one fetch test the subgraph; the others fail at once', async () => {
    let reply = (_reply: SubgraphReply): void => {};
    const { request, sent } = start('timeout', 'timeout', new Promise((resolve) => (reply = resolve)));
    await request();
    await request();
    const testFetch = request();
    expect(await Promise.all([request(), request('mutation')])).toEqual(['circuit-open', 'circuit-open']);
    expect(sent()).toBe(3);
    reply(REPLY);
    expect(await testFetch).toBe(200);
  });
});

describe('a retry', () => {
  it.each<[string, Outcome]>([
    ['a lost connection', 'unreachable'],
    ['502', status(502)],
    ['503', status(503)],
    ['504', status(504)],
  ])('is made once for a query after %s', async (_fault, outcome) => {
    const { request, sent } = start(outcome);
    expect(await request()).toBe(200);
    expect(sent()).toBe(2);
  });

  it.each<[string, Outcome, unknown]>([
    ['500', status(500), 'failed'],
    ['a timeout', 'timeout', 'timeout'],
    ['a reply too large', 'too-large', 'too-large'],
    ['all clients have left', 'abandoned', 'abandoned'],
    ['429', status(429), 429],
  ])('is not made after %s', async (_fault, outcome, result) => {
    const { request, sent } = start(outcome);
    expect(await request()).toBe(result);
    expect(sent()).toBe(1);
  });

  it('is not made for a mutation', async () => {
    const { request, sent } = start('unreachable');
    expect(await request('mutation')).toBe('unreachable');
    expect(sent()).toBe(1);
  });
});
