import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { PUBLIC_VIEWER, type Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { Deadline } from './deadline.ts';
import { deduplicateFetches } from './deduplicate-fetches.ts';
import type { SubgraphFetch } from './fetch.ts';

const REPLY: SubgraphReply = { status: 200, contentType: 'application/json', body: '{"data":{}}' };
const DEADLINE_MS = 1_000;
const JUDGE: Viewer = { ...PUBLIC_VIEWER, audience: 'court', court: '闽09', scopes: ['case:read'] };

type Change = Partial<SubgraphFetch> & { readonly viewer?: Viewer };

interface Sent {
  readonly fetch: SubgraphFetch;
  readonly deadline: Deadline;
  answer(): void;
  fail(): void;
}

/** Every fetch that is really sent, to be answered by the test. */
function start() {
  const sent: Sent[] = [];
  const send = deduplicateFetches(
    (fetch, deadline) =>
      new Promise((resolve, reject) => {
        deadline.onGiveUp(() => reject(new Error('given up')));
        sent.push({ fetch, deadline, answer: () => resolve(REPLY), fail: () => reject(new Error('lost')) });
      }),
    DEADLINE_MS,
  );
  const ask = ({ viewer = JUDGE, ...change }: Change = {}, client = new AbortController()) =>
    send({
      body: '{"query":"{ a }"}',
      kind: 'query',
      context: { requestId: 'r1', viewer, clientLeft: client.signal },
      ...change,
    });
  return { ask, sent };
}

afterEach(() => {
  jest.useRealTimers();
});

describe('equal queries under way', () => {
  it('are sent once', async () => {
    const { ask, sent } = start();
    const asked = [ask(), ask(), ask()];
    expect(sent).toHaveLength(1);
    sent[0]?.answer();
    expect(await Promise.all(asked)).toEqual([REPLY, REPLY, REPLY]);
  });

  it('are shared between persons with the same rights', () => {
    const { ask, sent } = start();
    void ask({ viewer: { ...JUDGE, subject: 'one' } });
    void ask({ viewer: { ...JUDGE, subject: 'other', purpose: 'another' } });
    expect(sent).toHaveLength(1);
    sent.forEach(({ answer }) => answer());
  });

  it.each<[string, Partial<Viewer>]>([
    ['of another audience', { audience: 'committee' }],
    ['with one scope more', { scopes: ['case:number', 'case:read'] }],
    ['of another court', { court: '闽0902' }],
    ['with a region too', { region: '350900' }],
    ['with a unit too', { unit: '11350900003845067X' }],
  ])('are not shared with a viewer %s', (_, change) => {
    const { ask, sent } = start();
    void ask();
    void ask({ viewer: { ...JUDGE, ...change } });
    expect(sent).toHaveLength(2);
    sent.forEach(({ answer }) => answer());
  });

  it('that have been answered are asked anew: nothing is kept', async () => {
    const { ask, sent } = start();
    const first = ask();
    sent[0]?.answer();
    await first;
    void ask();
    expect(sent).toHaveLength(2);
    sent[1]?.answer();
  });

  it('fail together, and the next is asked anew', async () => {
    const { ask, sent } = start();
    const asked = [ask(), ask()];
    sent[0]?.fail();
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    void ask();
    expect(sent).toHaveLength(2);
    sent[1]?.answer();
  });

  it('are not joined when half of their time is over', () => {
    jest.useFakeTimers();
    const { ask, sent } = start();
    void ask();
    jest.advanceTimersByTime(DEADLINE_MS / 2 - 1);
    void ask();
    expect(sent).toHaveLength(1);
    jest.advanceTimersByTime(1);
    void ask();
    expect(sent).toHaveLength(2);
    sent.forEach(({ answer }) => answer());
  });
});

describe('clients that leave', () => {
  it('end the fetch only when none is left', async () => {
    const { ask, sent } = start();
    const clients = [new AbortController(), new AbortController()];
    const asked = clients.map((client) => ask({}, client).catch(() => 'left'));
    clients[0]?.abort();
    expect(await asked[0]).toBe('left');
    expect(sent[0]?.deadline.givenUp).toBeUndefined();
    clients[1]?.abort();
    expect(await asked[1]).toBe('left');
    expect(sent[0]?.deadline.givenUp).toBe('clients-left');
  });

  it('are not joined by a client that comes after them', () => {
    const { ask, sent } = start();
    const client = new AbortController();
    void ask({}, client).catch(() => 'left');
    client.abort();
    void ask();
    expect(sent).toHaveLength(2);
    sent[1]?.answer();
  });

  it('before they ask send nothing', async () => {
    const { ask, sent } = start();
    const client = new AbortController();
    client.abort();
    await expect(ask({}, client)).rejects.toMatchObject({ kind: 'abandoned' });
    expect(sent).toHaveLength(0);
  });
});

describe('mutations', () => {
  it('are each sent', () => {
    const { ask, sent } = start();
    void ask({ kind: 'mutation' });
    void ask({ kind: 'mutation' });
    expect(sent).toHaveLength(2);
    sent.forEach(({ answer }) => answer());
  });

  it('end the joining of what was begun before: a client reads what it wrote', async () => {
    const { ask, sent } = start();
    void ask();
    const written = ask({ kind: 'mutation' });
    sent[1]?.answer();
    await written;
    void ask();
    expect(sent).toHaveLength(3);
    sent.forEach(({ answer }) => answer());
  });
});
