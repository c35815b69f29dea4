import type { SubgraphTransport } from '../subgraph-client/transport.ts';

import { jsonAnswer, type Answer } from './answer.ts';

/** Time limit of a subgraph's readiness check; load balancers usually allow two seconds or more. */
const PROBE_MS = 1_000;

/** `/health/live`: the process answers. If it does not, a supervisor restarts it. */
export function live(): Answer {
  return jsonAnswer(200, { status: 'live' });
}

/**
 * `/health/ready`: whether a load balancer should send requests here. The gateway is ready while it has a schema and is
 * not stopping. The state of each subgraph is shown, but a subgraph that is down does not make the gateway unready: the
 * other offices' data is still complete, and removing every gateway would turn one outage into five.
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
