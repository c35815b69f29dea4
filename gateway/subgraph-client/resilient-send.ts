import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConstantBackoff,
  CountBreaker,
  handleWhen,
  retry,
} from 'cockatiel';

import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { Deadline } from './deadline.ts';
import type { SendFetch, SubgraphFetch } from './fetch.ts';
import { createRetryBudget } from './retry-budget.ts';
import { TransportError } from './transport-error.ts';
import type { SubgraphTransport } from './transport.ts';

export interface ResilienceOptions {
  /** The breaker opens when more than half of this many fetches, the latest, were 5xx or timeouts. */
  readonly breakerFetches: number;
  /** How long the circuit then stays open; afterwards one fetch is let through to test the subgraph. Milliseconds. */
  readonly breakerMs: number;
  /** Called when the circuit opens and when it closes. */
  readonly onBreaker?: ((state: BreakerState) => void) | undefined;
}

export type BreakerState = 'open' | 'closed';

/** Long enough for a proxy to notice that an instance behind it is gone, short beside any deadline. */
const PAUSE_MS = 20;

/**
 * Sends fetches so that a subgraph in trouble gets less to do, not more: a circuit breaker stops requests to it, and a query is
 * retried once, only where that can help and the budget allows it. A refused connection does not count for the breaker: it
 * costs neither side anything, and the subgraph is back the moment it listens again.
 */
export function resilientSend(transport: SubgraphTransport, options: ResilienceOptions): SendFetch {
  const budget = createRetryBudget();
  const breaker = circuitBreaker(
    // While the one test fetch is under way, everything but a reply counts: a client that left proves nothing good.
    handleWhen((error) => isOverload(error) || breaker.state === CircuitState.HalfOpen),
    {
      halfOpenAfter: options.breakerMs,
      breaker: new CountBreaker({ threshold: 0.5, size: options.breakerFetches }),
    },
  );
  breaker.onBreak(() => options.onBreaker?.('open'));
  breaker.onReset(() => options.onBreaker?.('closed'));
  const retrying = retry(
    handleWhen((error) => error instanceof RetryError),
    { maxAttempts: 1, backoff: new ConstantBackoff(PAUSE_MS) },
  );

  const once: SendFetch = async (fetch, deadline) => {
    // The library would make all others wait for the test fetch; an error now is better for their clients.
    if (breaker.state === CircuitState.HalfOpen) {
      throw new TransportError('circuit-open');
    }
    try {
      return await breaker.execute(() => attempt(transport, fetch, deadline));
    } catch (error) {
      throw error instanceof BrokenCircuitError ? new TransportError('circuit-open') : error;
    }
  };

  return async (fetch, deadline) => {
    budget.earn();
    if (fetch.kind === 'mutation') {
      return once(fetch, deadline);
    }
    return retrying.execute(async ({ attempt: number }) => {
      try {
        return await once(fetch, deadline);
      } catch (error) {
        const mayRetry = number === 0 && deadline.givenUp === undefined && breaker.state === CircuitState.Closed;
        throw mayRetry && isPassing(error) && budget.spend() ? new RetryError() : error;
      }
    });
  };
}

/** For the retry policy, which knows no budget: this fetch may be retried. */
class RetryError extends Error {
  override readonly name = 'RetryError';
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

function isOverload(error: unknown): boolean {
  return error instanceof TransportError && (error.kind === 'timeout' || error.kind === 'failed');
}

/** Where another connection or another instance may answer. 500 is not among it: it is the subgraph's own fault. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof TransportError && (error.kind === 'unreachable' || [502, 503, 504].includes(error.status ?? 0))
  );
}
