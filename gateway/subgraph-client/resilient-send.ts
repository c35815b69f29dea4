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
import { createRetryBudget } from './retry-budget.ts';
import type { SubgraphFetch } from './subgraph.ts';
import { TransportFault } from './transport-fault.ts';
import type { SubgraphTransport } from './transport.ts';

export interface ResilienceOptions {
  /** The breaker opens when more than half of this many fetches, the latest, were 5xx or timeouts. */
  readonly breakerFetches: number;
  /** How long a subgraph is then not asked; afterwards one fetch is let through to try it. */
  readonly restMs: number;
  /** Told when a subgraph is rested, and when it is asked as before. */
  readonly onBreaker?: ((state: BreakerState) => void) | undefined;
}

export type BreakerState = 'rested' | 'asked';

export type SendFetch = (fetch: SubgraphFetch, deadline: Deadline) => Promise<SubgraphReply>;

/** Long enough for a proxy to have seen that the instance behind it is gone, short beside any deadline. */
const PAUSE_MS = 20;

/**
 * Sends fetches so that a subgraph in trouble gets less to do, not more: a breaker rests it, and a query is asked once
 * more only where that can help and the budget allows it. A refused connection does not count for the breaker: it costs
 * neither side anything, and the subgraph is back the moment it listens again.
 */
export function resilientSend(transport: SubgraphTransport, options: ResilienceOptions): SendFetch {
  const budget = createRetryBudget();
  const breaker = circuitBreaker(
    // While the one fetch that tries is under way, all but a reply counts: leaving or losing it proves nothing good.
    handleWhen((error) => isOverload(error) || breaker.state === CircuitState.HalfOpen),
    {
      halfOpenAfter: options.restMs,
      breaker: new CountBreaker({ threshold: 0.5, size: options.breakerFetches }),
    },
  );
  breaker.onBreak(() => options.onBreaker?.('rested'));
  breaker.onReset(() => options.onBreaker?.('asked'));
  const retrying = retry(
    handleWhen((error) => error instanceof AskAgain),
    { maxAttempts: 1, backoff: new ConstantBackoff(PAUSE_MS) },
  );

  const once: SendFetch = async (fetch, deadline) => {
    // The library would make all wait for the one that tries; their clients are better told now.
    if (breaker.state === CircuitState.HalfOpen) {
      throw new TransportFault('resting');
    }
    try {
      return await breaker.execute(() => attempt(transport, fetch, deadline));
    } catch (error) {
      throw error instanceof BrokenCircuitError ? new TransportFault('resting') : error;
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
        const mayAskAgain = number === 0 && deadline.givenUp === undefined && breaker.state === CircuitState.Closed;
        throw mayAskAgain && isPassing(error) && budget.spend() ? new AskAgain() : error;
      }
    });
  };
}

/** Tells the retry policy, which knows no budget, that this once it may. */
class AskAgain extends Error {}

async function attempt(
  transport: SubgraphTransport,
  { body, context }: SubgraphFetch,
  deadline: Deadline,
): Promise<SubgraphReply> {
  const reply = await transport.send(body, context, deadline);
  if (reply.status >= 500) {
    throw new TransportFault('failed', reply.status);
  }
  return reply;
}

function isOverload(error: unknown): boolean {
  return error instanceof TransportFault && (error.kind === 'timeout' || error.kind === 'failed');
}

/** Where another connection or another instance may answer. 500 is not among it: it is the subgraph's own fault. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof TransportFault && (error.kind === 'unreachable' || [502, 503, 504].includes(error.status ?? 0))
  );
}
