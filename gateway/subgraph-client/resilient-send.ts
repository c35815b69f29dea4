import { setTimeout as wait } from 'node:timers/promises';

import { BrokenCircuitError, circuitBreaker, CircuitState, CountBreaker, handleWhen } from 'cockatiel';

import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { timeoutCounter } from './counted-timeouts.ts';
import type { Deadline } from './deadline.ts';
import type { FetchShare, SendFetch, SubgraphFetch } from './fetch.ts';
import { createRetryBudget } from './retry-budget.ts';
import { TransportError, type SubgraphTransport } from './transport.ts';

export interface ResilienceOptions {
  /** The circuit opens when more than half of the latest fetches, this many, were 5xx or timeouts. */
  readonly breakerFetches: number;
  /** How long the circuit stays open before one fetch tests the subgraph, in milliseconds. */
  readonly breakerMs: number;
  /** The cost from which a request's timeout says nothing about the office. */
  readonly dear?: number;
  /** Called when the circuit opens and when it closes. */
  readonly onBreaker?: ((state: BreakerState) => void) | undefined;
  /** Called when a fetch is sent again. */
  readonly onRetry?: (() => void) | undefined;
}

export type BreakerState = 'open' | 'closed';

/** Long enough for a proxy to notice that an instance is gone, and much shorter than any deadline. */
const RETRY_DELAY_MS = 20;

/**
 * A subgraph in trouble must get less work, not more: a circuit breaker stops requests to it, and a query is retried only once,
 * only if that can help, and only within the budget. A refused connection does not count for the breaker: it costs neither side
 * anything, and the subgraph works again as soon as it listens. Timeouts count by viewers (`counted-timeouts.ts`).
 */
export function resilientSend(transport: SubgraphTransport, options: ResilienceOptions): SendFetch {
  const budget = createRetryBudget();
  const counts = timeoutCounter(options.breakerFetches);
  const isEvidence = (error: unknown, share: FetchShare | undefined): boolean =>
    error instanceof TransportError &&
    (error.kind === 'failed' ||
      (error.kind === 'timeout' &&
        (share === undefined || (share.cost < (options.dear ?? Infinity) && counts(share.payer)))));
  const breaker = circuitBreaker(
    // During the test fetch everything except a reply counts as failure: a client that left proves nothing.
    handleWhen((error) => error instanceof CountedError || breaker.state === CircuitState.HalfOpen),
    {
      halfOpenAfter: options.breakerMs,
      breaker: new CountBreaker({ threshold: 0.5, size: options.breakerFetches }),
    },
  );
  breaker.onBreak(() => options.onBreaker?.('open'));
  breaker.onReset(() => options.onBreaker?.('closed'));

  const once: SendFetch = async (fetch, deadline) => {
    // cockatiel would let all other fetches wait for the test fetch; for their clients an error now is better.
    if (breaker.state === CircuitState.HalfOpen) {
      throw new TransportError('circuit-open');
    }
    try {
      return await breaker.execute(() =>
        attempt(transport, fetch, deadline).catch((error: unknown) => {
          throw isEvidence(error, fetch.context.share) ? new CountedError(error) : error;
        }),
      );
    } catch (error) {
      if (error instanceof CountedError) {
        throw error.counted;
      }
      throw error instanceof BrokenCircuitError ? new TransportError('circuit-open') : error;
    }
  };

  return async (fetch, deadline) => {
    budget.earn();
    try {
      return await once(fetch, deadline);
    } catch (error) {
      const mayHelp = isTransient(error) && deadline.abortReason === undefined && breaker.state === CircuitState.Closed;
      if (fetch.kind === 'mutation' || !mayHelp || !budget.spend()) {
        throw error;
      }
    }
    await wait(RETRY_DELAY_MS);
    options.onRetry?.();
    return once(fetch, deadline);
  };
}

/** Wraps a failure that counts against the subgraph. */
class CountedError extends Error {
  override readonly name = 'CountedError';
  readonly counted: unknown;

  constructor(counted: unknown) {
    super();
    this.counted = counted;
  }
}

async function attempt(
  transport: SubgraphTransport,
  { body, context }: SubgraphFetch,
  deadline: Deadline,
): Promise<SubgraphReply> {
  const reply = await transport.send(body, context, deadline);
  if (reply.status >= 500) {
    throw new TransportError('failed', reply.status);
  }
  return reply;
}

/** Whether another connection or instance may succeed. Not for 500, which is a fault in the subgraph itself. */
function isTransient(error: unknown): boolean {
  return (
    error instanceof TransportError && (error.kind === 'unreachable' || [502, 503, 504].includes(error.status ?? 0))
  );
}
