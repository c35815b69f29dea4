import { expect, it } from '@jest/globals';

import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { openSubgraph } from './subgraph.ts';

const REPLY: SubgraphReply = { status: 200, contentType: 'application/json', body: '{"data":{}}' };

/** A subgraph with four places, one for each viewer, that answers when it is told to. */
function start() {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  const transport = {
    send: (body: string) => {
      sent.push(body);
      return new Promise<SubgraphReply>((resolve) => answers.push(() => resolve(REPLY)));
    },
    isReady: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
  const subgraph = openSubgraph('cases', transport, {
    ...{ deadlineMs: 60_000, connections: 4, queue: 100, breakerFetches: 10, breakerMs: 1_000 },
    share: { perViewer: 1, dear: Infinity, dearAtOnce: 4 },
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    sent,
    ask: (payer: string, body: string) => {
      const { signal: clientLeft } = new AbortController();
      const context = { requestId: 'r', viewer: PUBLIC_VIEWER, clientLeft, share: { payer, cost: 1 } };
      return subgraph.fetch({ body, kind: 'query', context });
    },
    settled,
    async answerAll() {
      for (let answer = answers.shift(); answer !== undefined; answer = answers.shift()) {
        answer();
        await settled();
      }
    },
  };
}

it('a query does not wait for its turn behind what another viewer has asked', async () => {
  const { sent, ask, settled, answerAll } = start();
  const replies = [ask('a', 'a1'), ask('a', 'q'), ask('b', 'q')];
  await settled();
  expect(sent).toEqual(['a1', 'q']);
  await answerAll();
  expect(await Promise.all(replies)).toEqual([REPLY, REPLY, REPLY]);
});

it('a query joins an equal one that runs, whoever asked it, and one of the same viewer that waits', async () => {
  const { sent, ask, settled, answerAll } = start();
  const replies = [ask('a', 'q'), ask('b', 'q'), ask('c', 'c1'), ask('c', 'c2'), ask('c', 'c2')];
  await settled();
  expect(sent).toEqual(['q', 'c1']);
  await answerAll();
  await Promise.all(replies);
  expect(sent).toEqual(['q', 'c1', 'c2']);
});
