import type { FetchFacts, Telemetry } from '../telemetry/telemetry.ts';

import type { SendFetch } from './fetch.ts';
import { TransportError } from './transport.ts';

/** Reports each fetch, once for all clients that share it; in the trace it belongs to the first of them. */
export function observedSend(send: SendFetch, subgraph: string, telemetry: Pick<Telemetry, 'fetched'>): SendFetch {
  return async (fetch, deadline) => {
    const startedAt = performance.now();
    const report = (facts: Omit<FetchFacts, 'subgraph'>): void => {
      const milliseconds = performance.now() - startedAt;
      telemetry.fetched({ subgraph, ...facts }, milliseconds);
      fetch.context.timings?.push({
        ...{ name: `fetch ${subgraph}`, startedAt, milliseconds, fetch: { subgraph, ...facts } },
      });
    };
    try {
      const reply = await send(fetch, deadline);
      const { status, statements } = reply;
      report({ outcome: status >= 400 ? 'refused' : 'answered', status, statements });
      return reply;
    } catch (error) {
      const { kind, status } = error instanceof TransportError ? error : { kind: 'unreachable', status: undefined };
      report({ outcome: kind, status, statements: undefined });
      throw error;
    }
  };
}
