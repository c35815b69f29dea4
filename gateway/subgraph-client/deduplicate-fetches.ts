import { rightsKey, type Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { startDeadline, type Deadline } from './deadline.ts';
import type { SendFetch, SubgraphFetch } from './fetch.ts';
import { TransportError } from './transport-error.ts';

interface UnderWay {
  readonly reply: Promise<SubgraphReply>;
  readonly deadline: Deadline;
  readonly startedAt: number;
  /** Clients that still want the reply. */
  waiting: number;
}

/**
 * Lets equal queries that are under way at the same time share one fetch. Equal means the same body and the same rights:
 * a reply may differ between viewers, so their rights, fields and rows, are half of the key. They are taken from the very
 * viewer that the envelope is signed for, so the two cannot disagree. What is shared is the reply's text;
 * everyone parses their own. The fetch is cancelled when the last client that waits has left.
 *
 * Mutations are never shared, and no query joins a fetch that was begun before a mutation ended: it might miss what the
 * mutation wrote. Nor one that has used half of its time, or it would be blamed for another's wait.
 */
export function deduplicateFetches(
  send: SendFetch,
  deadlineMs: number,
): (fetch: SubgraphFetch) => Promise<SubgraphReply> {
  const byRights = new Map<string, Map<string, UnderWay>>();
  const keyOf = rememberedRightsKey();

  const joinable = ({ context, body }: SubgraphFetch): UnderWay | undefined => {
    const found = byRights.get(keyOf(context.viewer))?.get(body);
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

  const forget = ({ context, body }: SubgraphFetch, fetch: UnderWay): void => {
    const rights = keyOf(context.viewer);
    const ofRights = byRights.get(rights);
    if (ofRights?.get(body) === fetch) {
      ofRights.delete(body);
      if (ofRights.size === 0) {
        byRights.delete(rights);
      }
    }
  };

  const remember = ({ context, body }: SubgraphFetch, fetch: UnderWay): void => {
    const rights = keyOf(context.viewer);
    const ofRights = byRights.get(rights) ?? new Map<string, UnderWay>();
    byRights.set(rights, ofRights);
    ofRights.set(body, fetch);
  };

  return (fetch) => {
    const { clientLeft } = fetch.context;
    if (clientLeft.aborted) {
      return Promise.reject(new TransportError('abandoned'));
    }
    if (fetch.kind === 'mutation') {
      const sent = start(fetch);
      return waitFor(sent, clientLeft, () => byRights.clear());
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

/** A viewer asks several fetches with one question. */
function rememberedRightsKey(): (viewer: Viewer) => string {
  const keys = new WeakMap<Viewer, string>();
  return (viewer) => {
    const known = keys.get(viewer) ?? rightsKey(viewer);
    keys.set(viewer, known);
    return known;
  };
}

/** One client's wait; `onEnd` is for the client that started the fetch. */
function waitFor(fetch: UnderWay, clientLeft: AbortSignal, onEnd?: () => void): Promise<SubgraphReply> {
  return new Promise((resolve, reject) => new Wait(fetch, clientLeft, resolve, reject, onEnd).start());
}

/** A class for its methods: closures would be made anew for every fetch, and these are the hot ones. */
class Wait {
  private readonly fetch: UnderWay;
  private readonly clientLeft: AbortSignal;
  private readonly resolve: (reply: SubgraphReply) => void;
  private readonly reject: (fault: unknown) => void;
  private readonly onEnd: (() => void) | undefined;

  constructor(
    fetch: UnderWay,
    clientLeft: AbortSignal,
    resolve: (reply: SubgraphReply) => void,
    reject: (fault: unknown) => void,
    onEnd: (() => void) | undefined,
  ) {
    this.fetch = fetch;
    this.clientLeft = clientLeft;
    this.resolve = resolve;
    this.reject = reject;
    this.onEnd = onEnd;
  }

  start(): void {
    this.fetch.waiting += 1;
    this.clientLeft.addEventListener('abort', this);
    this.fetch.reply.then(
      (reply) => {
        this.end();
        this.resolve(reply);
      },
      (fault: unknown) => {
        this.end();
        this.reject(fault);
      },
    );
  }

  /** The client has left. */
  handleEvent(): void {
    this.fetch.waiting -= 1;
    if (this.fetch.waiting === 0) {
      this.fetch.deadline.giveUp('clients-left');
    }
    this.reject(new TransportError('abandoned'));
  }

  private end(): void {
    this.clientLeft.removeEventListener('abort', this);
    this.fetch.deadline.end();
    this.onEnd?.();
  }
}
