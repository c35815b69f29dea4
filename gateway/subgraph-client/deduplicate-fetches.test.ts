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
  reply(): void;
  fail(): void;
}

/** Records each fetch that is sent; the test replies to it. */
function start(sharedBy?: 'rights' | 'viewer') {
  const sent: Sent[] = [];
  const send = deduplicateFetches(
    (fetch, deadline) =>
      new Promise((resolve, reject) => {
        deadline.onAbort(() => reject(new Error('aborted')));
        sent.push({ fetch, deadline, reply: () => resolve(REPLY), fail: () => reject(new Error('lost')) });
      }),
    DEADLINE_MS,
    sharedBy,
  );
  const request = ({ viewer = JUDGE, ...change }: Change = {}, client = new AbortController()) =>
    send({
      body: '{"query":"{ a }"}',
      kind: 'query',
      context: { requestId: 'r1', viewer, clientLeft: client.signal },
      ...change,
    });
  return { request, sent };
}

afterEach(() => {
  jest.useRealTimers();
});

describe('equal queries at the same time', () => {
  it('are sent once', async () => {
    const { request, sent } = start();
    const replies = [request(), request(), request()];
    expect(sent).toHaveLength(1);
    sent[0]?.reply();
    expect(await Promise.all(replies)).toEqual([REPLY, REPLY, REPLY]);
  });

  it('are shared between persons with the same rights', () => {
    const { request, sent } = start();
    void request({ viewer: { ...JUDGE, subject: 'one' } });
    void request({ viewer: { ...JUDGE, subject: 'other', purpose: 'another' } });
    expect(sent).toHaveLength(1);
    sent.forEach(({ reply }) => reply());
  });

  it.each<[string, Partial<Viewer>]>([
    ['of another audience', { audience: 'committee' }],
    ['with one scope more', { scopes: ['case:number', 'case:read'] }],
    ['of another court', { court: '闽0902' }],
    ['with a region too', { region: '350900' }],
    ['with a unit too', { unit: '11350900003845067X' }],
  ])('are not shared with a viewer %s', (_, change) => {
    const { request, sent } = start();
    void request();
    void request({ viewer: { ...JUDGE, ...change } });
    expect(sent).toHaveLength(2);
    sent.forEach(({ reply }) => reply());
  });

  it.each<[string, Partial<Viewer>]>([
    ['another name', { subject: 'other' }],
    ['another purpose', { purpose: 'another' }],
    ['another expiry', { expiresAt: 2 }],
    ['no expiry', { expiresAt: undefined } as unknown as Partial<Viewer>],
    ['other rights', { court: '闽0902' }],
  ])('are not shared, where the subgraph answers who asks, with a viewer of %s', (_, change) => {
    const { request, sent } = start('viewer');
    const viewer: Viewer = { ...JUDGE, subject: 'one', purpose: 'one', expiresAt: 1 };
    void request({ viewer });
    void request({ viewer: { ...viewer } });
    expect(sent).toHaveLength(1);
    void request({ viewer: { ...viewer, ...change } });
    expect(sent).toHaveLength(2);
    sent.forEach(({ reply }) => reply());
  });

  it('are sent again after the reply: nothing is cached', async () => {
    const { request, sent } = start();
    const first = request();
    sent[0]?.reply();
    await first;
    void request();
    expect(sent).toHaveLength(2);
    sent[1]?.reply();
  });

  it('fail together, and the next query is sent again', async () => {
    const { request, sent } = start();
    const replies = [request(), request()];
    sent[0]?.fail();
    expect((await Promise.allSettled(replies)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    void request();
    expect(sent).toHaveLength(2);
    sent[1]?.reply();
  });

  it('are not joined after half of their time', () => {
    jest.useFakeTimers();
    const { request, sent } = start();
    void request();
    jest.advanceTimersByTime(DEADLINE_MS / 2 - 1);
    void request();
    expect(sent).toHaveLength(1);
    jest.advanceTimersByTime(1);
    void request();
    expect(sent).toHaveLength(2);
    sent.forEach(({ reply }) => reply());
  });
});

describe('clients that leave', () => {
  it('end the fetch only when none is left', async () => {
    const { request, sent } = start();
    const clients = [new AbortController(), new AbortController()];
    const replies = clients.map((client) => request({}, client).catch(() => 'left'));
    clients[0]?.abort();
    expect(await replies[0]).toBe('left');
    expect(sent[0]?.deadline.abortReason).toBeUndefined();
    clients[1]?.abort();
    expect(await replies[1]).toBe('left');
    expect(sent[0]?.deadline.abortReason).toBe('clients-left');
  });

  it('leave no fetch that a later client joins', () => {
    const { request, sent } = start();
    const client = new AbortController();
    void request({}, client).catch(() => 'left');
    client.abort();
    void request();
    expect(sent).toHaveLength(2);
    sent[1]?.reply();
  });

  it('before their request cause no fetch', async () => {
    const { request, sent } = start();
    const client = new AbortController();
    client.abort();
    await expect(request({}, client)).rejects.toMatchObject({ kind: 'abandoned' });
    expect(sent).toHaveLength(0);
  });
});

describe('mutations', () => {
  it('are sent once for each client', () => {
    const { request, sent } = start();
    void request({ kind: 'mutation' });
    void request({ kind: 'mutation' });
    expect(sent).toHaveLength(2);
    sent.forEach(({ reply }) => reply());
  });

  it('end the sharing of earlier fetches: a client reads what it wrote', async () => {
    const { request, sent } = start();
    void request();
    const written = request({ kind: 'mutation' });
    sent[1]?.reply();
    await written;
    void request();
    expect(sent).toHaveLength(3);
    sent.forEach(({ reply }) => reply());
  });
});
