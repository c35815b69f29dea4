import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import type { SendFetch } from './resilient-send.ts';
import type { SubgraphFetch } from './subgraph.ts';
import { TransportFault } from './transport-fault.ts';

interface UnderWay {
  readonly reply: Promise<SubgraphReply>;
  readonly deadline: Deadline;
  readonly startedAt: number;
  /** Clients that still want the reply. */
  waiting: number;
}

/**
 * Lets equal queries that are under way at the same time share one fetch. Equal means the same body and the same rights:
 * a reply may differ between viewers, so the text of their rights is half of the key. What is shared is the reply's text;
 * everyone parses their own. The fetch is cancelled when the last client that waits has left.
 *
 * Mutations are never shared, and no query joins a fetch that was begun before a mutation ended: it might miss what the
 * mutation wrote. Nor one that has used half of its time, or it would be blamed for another's wait.
 */
export function shareFetches(send: SendFetch, deadlineMs: number): (fetch: SubgraphFetch) => Promise<SubgraphReply> {
  const byViewer = new Map<string, Map<string, UnderWay>>();

  const joinable = ({ viewerKey, body }: SubgraphFetch): UnderWay | undefined => {
    const found = byViewer.get(viewerKey)?.get(body);
    return found !== undefined &&
      found.deadline.givenUp === undefined &&
      performance.now() - found.startedAt < deadlineMs / 2
      ? found
      : undefined;
  };

  const start = (fetch: SubgraphFetch): UnderWay => {
    const deadline = startDeadline(deadlineMs);
    return { reply: send(fetch, deadline), deadline, startedAt: performance.now(), waiting: 0 };
  };

  const forget = ({ viewerKey, body }: SubgraphFetch, fetch: UnderWay): void => {
    const ofViewer = byViewer.get(viewerKey);
    if (ofViewer?.get(body) === fetch) {
      ofViewer.delete(body);
      if (ofViewer.size === 0) {
        byViewer.delete(viewerKey);
      }
    }
  };

  const remember = ({ viewerKey, body }: SubgraphFetch, fetch: UnderWay): void => {
    const ofViewer = byViewer.get(viewerKey) ?? new Map<string, UnderWay>();
    byViewer.set(viewerKey, ofViewer);
    ofViewer.set(body, fetch);
  };

  return (fetch) => {
    const { clientLeft } = fetch.context;
    if (clientLeft.aborted) {
      return Promise.reject(new TransportFault('abandoned'));
    }
    if (fetch.kind === 'mutation') {
      const sent = start(fetch);
      return waitFor(sent, clientLeft, () => byViewer.clear());
    }
    const known = joinable(fetch);
    if (known !== undefined) {
      return waitFor(known, clientLeft);
    }
    const sent = start(fetch);
    remember(fetch, sent);
    return waitFor(sent, clientLeft, () => forget(fetch, sent));
  };
}

/** One client's wait; `onEnd` is for the client that started the fetch. */
function waitFor(fetch: UnderWay, clientLeft: AbortSignal, onEnd?: () => void): Promise<SubgraphReply> {
  fetch.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      fetch.waiting -= 1;
      if (fetch.waiting === 0) {
        fetch.deadline.giveUp('clients-left');
      }
      reject(new TransportFault('abandoned'));
    };
    clientLeft.addEventListener('abort', leave);
    fetch.reply.then(
      (reply) => {
        clientLeft.removeEventListener('abort', leave);
        fetch.deadline.end();
        onEnd?.();
        resolve(reply);
      },
      (fault: unknown) => {
        clientLeft.removeEventListener('abort', leave);
        fetch.deadline.end();
        onEnd?.();
        reject(fault instanceof Error ? fault : new TransportFault('unreachable'));
      },
    );
  });
}
