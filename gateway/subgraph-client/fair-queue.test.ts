import { describe, expect, it } from '@jest/globals';

import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { startDeadline, type Deadline } from './deadline.ts';
import { fairQueue, type FairShare } from './fair-queue.ts';

const REPLY: SubgraphReply = { status: 200, contentType: 'application/json', body: '{"data":{}}' };

/** A subgraph that answers one fetch each time it is told to, and the names of the fetches that it was sent. */
function start(options: { slots: number; queue?: number } & Partial<FairShare>) {
  const { slots, queue = 100, perViewer = 99, dear = 100, dearAtOnce = 99 } = options;
  const sent: string[] = [];
  const running: { name: string; answer: () => void }[] = [];
  const deadlines = new Map<string, Deadline>();
  const outcomes = new Map<string, string>();
  const send = fairQueue(
    ({ body }, deadline) =>
      new Promise((resolve, reject) => {
        sent.push(body);
        running.push({ name: body, answer: () => resolve(REPLY) });
        deadline.onAbort(() => reject(new Error('stopped')));
      }),
    { slots, queue, share: { perViewer, dear, dearAtOnce } },
  );
  return {
    sent,
    outcomes,
    depth: send.depth,
    ask(payer: string, name: string, cost = 1): void {
      const deadline = startDeadline(60_000);
      deadlines.set(name, deadline);
      const context = {
        ...{ requestId: 'r', viewer: PUBLIC_VIEWER, clientLeft: new AbortController().signal },
        share: { payer, cost },
      };
      void send({ body: name, kind: 'query', context }, deadline).then(
        () => outcomes.set(name, 'answered'),
        (error: Error & { kind?: string }) => outcomes.set(name, error.kind ?? error.message),
      );
    },
    async answer(name: string): Promise<void> {
      running.find((one) => one.name === name)?.answer();
      deadlines.get(name)?.end();
      await new Promise((resolve) => setImmediate(resolve));
    },
    async abort(name: string): Promise<void> {
      deadlines.get(name)?.abort('clients-left');
      await new Promise((resolve) => setImmediate(resolve));
    },
    end: () => deadlines.forEach((deadline) => deadline.end()),
  };
}

describe('the queue of a subgraph', () => {
  it('lets viewers take turns, however many fetches one has waiting', async () => {
    const queue = start({ slots: 1 });
    ['a1', 'a2', 'a3', 'a4'].forEach((name) => queue.ask('a', name));
    queue.ask('b', 'b1');
    queue.ask('c', 'c1');
    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3']) {
      await queue.answer(name);
    }
    expect(queue.sent).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'a4']);
    queue.end();
  });

  it('never gives one viewer more than a share, though places are free', async () => {
    const queue = start({ slots: 4, perViewer: 2 });
    ['a1', 'a2', 'a3'].forEach((name) => queue.ask('a', name));
    queue.ask('b', 'b1');
    expect(queue.sent).toEqual(['a1', 'a2', 'b1']);
    await queue.answer('a1');
    expect(queue.sent).toEqual(['a1', 'a2', 'b1', 'a3']);
    queue.end();
  });

  it('keeps places for what is not dear, and gives one viewer one dear place', async () => {
    const queue = start({ slots: 4, dear: 100, dearAtOnce: 2 });
    queue.ask('a', 'a1', 100);
    queue.ask('a', 'a2', 100);
    queue.ask('b', 'b1', 500);
    queue.ask('c', 'c1', 500);
    queue.ask('d', 'd1', 99);
    expect(queue.sent).toEqual(['a1', 'b1', 'd1']);
    await queue.answer('b1');
    expect(queue.sent).toEqual(['a1', 'b1', 'd1', 'c1']);
    await queue.answer('a1');
    expect(queue.sent.at(-1)).toBe('a2');
    queue.end();
  });

  it('lets a cheap fetch of a viewer pass their own dear one that waits', async () => {
    const queue = start({ slots: 2, dearAtOnce: 1 });
    ['a1', 'a2'].forEach((name) => queue.ask('a', name, 100));
    queue.ask('b', 'b1');
    queue.ask('a', 'a3');
    await queue.answer('b1');
    expect(queue.sent).toEqual(['a1', 'b1', 'a3']);
    queue.end();
  });

  it('forgets a fetch whose clients have left while it waited, and frees the place of one that ran', async () => {
    const queue = start({ slots: 1 });
    queue.ask('a', 'a1');
    queue.ask('a', 'a2');
    queue.ask('b', 'b1');
    await queue.abort('a2');
    await queue.abort('a1');
    expect(queue.outcomes).toEqual(
      new Map([
        ['a2', 'abandoned'],
        ['a1', 'stopped'],
      ]),
    );
    expect(queue.sent).toEqual(['a1', 'b1']);
    queue.end();
  });

  it('keeps the place of a dear fetch for a while after its clients have left', async () => {
    const queue = start({ slots: 4, dearAtOnce: 1 });
    queue.ask('a', 'a1', 100);
    queue.ask('a', 'a2', 100);
    queue.ask('b', 'b1', 100);
    await queue.abort('a1');
    expect(queue.sent).toEqual(['a1']);
    while (queue.sent.length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(queue.sent[1]).toBe('a2');
    queue.end();
  });

  it('keeps nothing of viewers who were refused, or whose clients left while they waited', async () => {
    const queue = start({ slots: 2, queue: 500 });
    queue.ask('a', 'a1');
    queue.ask('b', 'b1');
    const names = Array.from({ length: 1_000 }, (_, at) => `viewer ${at}`);
    names.forEach((name) => queue.ask(name, name));
    await queue.answer('none');
    expect(names.filter((name) => queue.outcomes.get(name) === 'queue-full')).toHaveLength(500);
    await Promise.all(names.map((name) => queue.abort(name)));
    expect(queue.depth()).toEqual({ running: 2, waiting: 0, viewers: 2 });
    queue.end();
  });

  it('gives a viewer who left and comes back no earlier turn', async () => {
    const queue = start({ slots: 1 });
    queue.ask('a', 'a1');
    queue.ask('b', 'b1');
    await queue.abort('b1');
    queue.ask('c', 'c1');
    queue.ask('b', 'b2');
    await queue.answer('a1');
    expect(queue.sent).toEqual(['a1', 'c1']);
    queue.end();
  });

  it('refuses at once what finds the queue full', async () => {
    const queue = start({ slots: 1, queue: 1 });
    ['a1', 'a2', 'a3'].forEach((name) => queue.ask('a', name));
    await queue.answer('none');
    expect(queue.outcomes).toEqual(new Map([['a3', 'queue-full']]));
    queue.end();
  });
});
