import { rightsKey, viewerKey, type Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { startDeadline, type Deadline } from './deadline.ts';
import type { SendFetch, SubgraphFetch } from './fetch.ts';
import { TransportError } from './transport.ts';

interface SharedFetch {
  readonly reply: Promise<SubgraphReply>;
  readonly deadline: Deadline;
  readonly startedAt: number;
  /** In whose turn it gets a place at the subgraph. */
  readonly payer: string | undefined;
  /** The number of clients that wait for the reply. */
  waiting: number;
}

/**
 * Equal queries that run at the same time share one fetch. Goal: a thousand clients that open the same page cost a subgraph
 * one query.
 *
 * Threat: a viewer receives rows or fields that only another may read. Equal therefore means the same body and the same
 * rights, and the rights are read from the viewer that the envelope is signed for, so the two cannot differ. Only the text of
 * the reply is shared: results are merged in place, so each client parses its own copy. The fetch is aborted when the last
 * client that waits has left. A subgraph that answers who asks shares only what is of the same viewer in every respect.
 *
 * Mutations are never shared, and neither are the fetches of a run, which reads a state of its own. A query does not join a fetch
 * that started before a mutation ended: the reply might lack what the mutation wrote. It does not join a fetch that has used half of
 * its time either, or it would fail for a delay that began before it. Nor does it join another viewer's fetch that still waits in
 * the queue: it would wait behind everything else that this viewer has asked.
 */
export function deduplicateFetches(
  send: SendFetch,
  deadlineMs: number,
  sharedBy: 'rights' | 'viewer' = 'rights',
): (fetch: SubgraphFetch) => Promise<SubgraphReply> {
  const byRights = new Map<string, Map<string, SharedFetch>>();
  const keyOf = cachedKey(sharedBy === 'rights' ? rightsKey : viewerKey);

  const pending = ({ context, body }: SubgraphFetch): SharedFetch | undefined => {
    const candidate = byRights.get(keyOf(context.viewer))?.get(body);
    return candidate !== undefined &&
      candidate.deadline.abortReason === undefined &&
      performance.now() - candidate.startedAt < deadlineMs / 2
      ? candidate
      : undefined;
  };

  const mayJoin = ({ context: { share } }: SubgraphFetch, { deadline, payer }: SharedFetch): boolean =>
    deadline.hasBegun || payer === share?.payer;

  const start = (fetch: SubgraphFetch): SharedFetch => {
    const deadline = startDeadline(deadlineMs);
    const { payer } = fetch.context.share ?? {};
    return { reply: send(fetch, deadline), deadline, startedAt: performance.now(), payer, waiting: 0 };
  };

  const forget = ({ context, body }: SubgraphFetch, fetch: SharedFetch): void => {
    const rights = keyOf(context.viewer);
    const ofRights = byRights.get(rights);
    if (ofRights?.get(body) === fetch) {
      ofRights.delete(body);
      if (ofRights.size === 0) {
        byRights.delete(rights);
      }
    }
  };

  const remember = ({ context, body }: SubgraphFetch, fetch: SharedFetch): void => {
    const rights = keyOf(context.viewer);
    const ofRights = byRights.get(rights) ?? new Map<string, SharedFetch>();
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
    if (fetch.context.run !== undefined) {
      return waitFor(start(fetch), clientLeft);
    }
    const known = pending(fetch);
    if (known !== undefined && mayJoin(fetch, known)) {
      return waitFor(known, clientLeft);
    }
    const sent = start(fetch);
    // Of two that wait the older is kept: it will probably run first.
    if (known === undefined || sent.deadline.hasBegun) {
      remember(fetch, sent);
    }
    return waitFor(sent, clientLeft, () => forget(fetch, sent));
  };
}

/** One operation makes several fetches for the same viewer object. */
function cachedKey(keyOf: (viewer: Viewer) => string): (viewer: Viewer) => string {
  const keys = new WeakMap<Viewer, string>();
  return (viewer) => {
    const known = keys.get(viewer) ?? keyOf(viewer);
    keys.set(viewer, known);
    return known;
  };
}

/** @param onEnd only for the client that started the fetch */
function waitFor(fetch: SharedFetch, clientLeft: AbortSignal, onEnd?: () => void): Promise<SubgraphReply> {
  return new Promise((resolve, reject) => new WaitingClient(fetch, clientLeft, resolve, reject, onEnd).start());
}

/** A class, since closures would be created for every fetch, and this code runs for each. */
class WaitingClient {
  private readonly fetch: SharedFetch;
  private readonly clientLeft: AbortSignal;
  private readonly resolve: (reply: SubgraphReply) => void;
  private readonly reject: (fault: unknown) => void;
  private readonly onEnd: (() => void) | undefined;

  constructor(
    fetch: SharedFetch,
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

  /** Called by the `abort` event: the client has left. */
  handleEvent(): void {
    this.fetch.waiting -= 1;
    if (this.fetch.waiting === 0) {
      this.fetch.deadline.abort('clients-left');
    }
    this.reject(new TransportError('abandoned'));
  }

  private end(): void {
    this.clientLeft.removeEventListener('abort', this);
    this.fetch.deadline.end();
    this.onEnd?.();
  }
}
