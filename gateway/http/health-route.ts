import type { SubgraphTransport } from '../subgraph-client/transport.ts';

import { jsonAnswer, type Answer } from './answer.ts';

/** How long a subgraph may take to say that it is ready; a load balancer's own limit is usually two seconds or more. */
const PROBE_MS = 1_000;

/** `/health/live`: this process answers. A supervisor restarts it when it does not. */
export function live(): Answer {
  return jsonAnswer(200, { status: 'live' });
}

/**
 * `/health/ready`: whether to send this gateway requests. It is ready while it has a schema and is not stopping; each
 * subgraph's state is shown, but one that is down does not make the gateway unready: the other offices' answers are
 * still whole, and a balancer that took every gateway out because of one office would make one outage five.
 */
export async function ready(isDraining: boolean, transports: ReadonlyMap<string, SubgraphTransport>): Promise<Answer> {
  const states = await Promise.all(
    [...transports].map(async ([name, transport]) => {
      const isReady = await transport.isReady(AbortSignal.timeout(PROBE_MS));
      return [name, isReady ? 'ready' : 'unavailable'] as const;
    }),
  );
  const status = isDraining ? 'stopping' : 'ready';
  return jsonAnswer(isDraining ? 503 : 200, { status, schema: 'loaded', subgraphs: Object.fromEntries(states) });
}
