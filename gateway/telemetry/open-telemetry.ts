import type { Logger } from 'pino';

import { listenForScrapes } from './metrics-listener.ts';
import type { Metrics } from './metrics.ts';
import type { Telemetry } from './telemetry.ts';
import type { TraceOptions, Traces } from './traces.ts';

export interface TelemetryOptions {
  /** Where `/metrics` is answered; undefined for no metrics. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** Undefined for no traces. */
  readonly traces: TraceOptions | undefined;
}

/**
 * Opens what the operator wants of metrics and traces. Where they want neither, no library of either is loaded, nothing is
 * measured, and no port is opened.
 *
 * @throws CannotListenError where the port of the metrics is in use
 */
export async function openTelemetry(
  { metrics: where, traces: sent }: TelemetryOptions,
  logger: Logger,
): Promise<(Telemetry & { readonly metricsUrl: string | undefined }) | undefined> {
  if (where === undefined && sent === undefined) {
    return undefined;
  }
  const metrics: Metrics | undefined = where && (await import('./metrics.ts')).openMetrics();
  const listener = where && metrics && (await listenForScrapes(metrics, where, logger));
  const traces: Traces | undefined = sent && (await import('./traces.ts')).openTraces(sent, logger);
  return {
    metricsUrl: listener?.url,
    requestBegan: () => metrics?.requestBegan(),
    requestEnded(facts) {
      metrics?.requestEnded(facts);
      return facts.route === 'graphql' ? traces?.request(facts) : undefined;
    },
    notHttp: (status) => metrics?.notHttp(status),
    fetched: (facts, milliseconds) => metrics?.fetched(facts, milliseconds),
    retried: (subgraph) => metrics?.retried(subgraph),
    breaker: (subgraph, isOpen) => metrics?.breaker(subgraph, isOpen),
    watch: (gauges) => metrics?.watch(gauges),
    async close() {
      await listener?.stop();
      await traces?.close();
    },
  };
}
