import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-base';
import type { Logger } from 'pino';

import type { RequestFacts, Timing } from './telemetry.ts';

export interface TraceOptions {
  /** Where spans are sent by OTLP over HTTP, e.g. `http://127.0.0.1:4318/v1/traces`. */
  readonly url: string;
  /** Which share of the requests to the graph is traced, from 0 to 1. */
  readonly share: number;
}

export interface Traces {
  /** @returns the id of the trace; undefined where the request is not traced */
  request(facts: RequestFacts): string | undefined;
  close(): Promise<void>;
}

/** How often spans are sent, in milliseconds. */
const SEND_MS = 1_000;

/**
 * Spans of requests to the graph, by OpenTelemetry's conventions for a GraphQL server, made when the request is over: a request that
 * is not traced costs nothing for it, and no library is patched. `graphql.document` is left out, and so is the name of an operation
 * that the operator does not know: clients write both.
 */
export function openTraces({ url, share }: TraceOptions, logger: Logger): Traces {
  const provider = new BasicTracerProvider({
    resource: new Resource({ 'service.name': 'lianzhi-gateway' }),
    sampler: new TraceIdRatioBasedSampler(share),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }), { scheduledDelayMillis: SEND_MS })],
  });
  const tracer = provider.getTracer('lianzhi');
  return {
    request(facts) {
      const { milliseconds, status, outcome, timings } = facts;
      const end = performance.now();
      const root = tracer.startSpan(
        'query',
        { kind: SpanKind.SERVER, startTime: wallTime(end - milliseconds), attributes: attributesOf(facts), root: true },
        ROOT_CONTEXT,
      );
      if (!root.isRecording()) {
        return undefined;
      }
      if (status >= 500 || outcome === 'left') {
        root.setStatus({ code: SpanStatusCode.ERROR });
      }
      const within = trace.setSpan(ROOT_CONTEXT, root);
      for (const { name, startedAt, milliseconds: took, fetch } of timings) {
        const kind = fetch === undefined ? SpanKind.INTERNAL : SpanKind.CLIENT;
        const span = tracer.startSpan(
          name,
          { kind, startTime: wallTime(startedAt), attributes: attributesOfFetch(fetch) },
          within,
        );
        if (fetch !== undefined && fetch.outcome !== 'answered') {
          span.setStatus({ code: SpanStatusCode.ERROR });
        }
        span.end(wallTime(startedAt + took));
      }
      root.end(wallTime(end));
      return root.spanContext().traceId;
    },
    // The last spans are lost where the collector does not answer: no reason not to stop.
    close: () =>
      provider.shutdown().catch((error: unknown) => {
        logger.warn({ fault: error instanceof Error ? error.name : typeof error }, 'the last traces were not sent');
      }),
  };
}

/** Milliseconds since 1970. @param at by `performance.now` */
function wallTime(at: number): number {
  return performance.timeOrigin + at;
}

function attributesOf({ operationName, status, outcome, audience, errorCodes, cost }: RequestFacts): Attributes {
  const [code] = errorCodes;
  return {
    'graphql.operation.type': 'query',
    ...(operationName !== undefined && { 'graphql.operation.name': operationName }),
    'http.response.status_code': status,
    ...(code !== undefined && { 'error.type': code }),
    'lianzhi.audience': audience,
    'lianzhi.outcome': outcome,
    ...(cost && { 'lianzhi.cost': cost.actual }),
  };
}

function attributesOfFetch(fetch: Timing['fetch']): Attributes {
  if (fetch === undefined) {
    return {};
  }
  const { subgraph, outcome, status, statements } = fetch;
  return {
    'lianzhi.subgraph': subgraph,
    ...(status !== undefined && { 'http.response.status_code': status }),
    ...(outcome !== 'answered' && { 'error.type': outcome }),
    ...(statements !== undefined && { 'lianzhi.statements': statements }),
  };
}
