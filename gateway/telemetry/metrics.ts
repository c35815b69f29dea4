import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import { isErrorCode } from '../errors.ts';

import { nameLimit } from './name-limit.ts';
import { PHASES, type Gauges, type RequestFacts, type Telemetry } from './telemetry.ts';

/** What the metrics of a process are, and the part of `Telemetry` that fills them. */
export interface Metrics extends Pick<
  Telemetry,
  'requestBegan' | 'notHttp' | 'fetched' | 'retried' | 'breaker' | 'watch'
> {
  requestEnded(facts: RequestFacts): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Upper bounds in seconds. Few: each is a series for every combination of labels. */
const SECONDS = [0.005, 0.02, 0.1, 0.5, 1, 2.5, 5, 10];

/** Labels of known operations and of subgraphs come from files of the operator; still they are bounded. */
const MOST_OPERATIONS = 60;
const MOST_SUBGRAPHS = 12;

/**
 * The metrics of one gateway. OpenTelemetry's conventions name attributes of GraphQL (`graphql.operation.name`), HTTP and errors
 * (`error.type`), but as yet no metric of GraphQL: those names follow the pattern of the HTTP ones. What nobody else has is under
 * `lianzhi_`.
 *
 * Threat: whoever writes requests makes series without end, or puts a person's name into a label. So every label has a fixed set of
 * values: audiences, codes of our catalogue, phases, outcomes, names from the operator's files, and `other`.
 */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const operation = nameLimit(MOST_OPERATIONS);
  const subgraphName = nameLimit(MOST_SUBGRAPHS);

  const duration = new Histogram({
    ...{ registers, buckets: SECONDS, labelNames: ['lianzhi_audience', 'lianzhi_outcome'] as const },
    name: 'graphql_server_request_duration_seconds',
    help: 'Time from a request to the graph until its response was sent, or the client left.',
  });
  const active = new Gauge({
    registers,
    name: 'http_server_active_requests',
    help: 'Requests without a complete response.',
  });
  const byStatus = new Counter({
    ...{ registers, labelNames: ['http_route', 'http_response_status_code'] as const },
    name: 'http_server_requests_total',
    help: 'Responses, by group of paths and status.',
  });
  const phases = new Histogram({
    ...{ registers, buckets: SECONDS, labelNames: ['graphql_processing_type'] as const },
    name: 'graphql_processing_duration_seconds',
    help: 'Time of each phase: parse, validate, plan, execute with all fetches, record in the access ledger.',
  });
  const errors = new Counter({
    ...{ registers, labelNames: ['error_type'] as const },
    name: 'graphql_server_errors_total',
    help: 'Responses with an error of this code, partial ones among them; once for each response.',
  });
  const known = new Histogram({
    ...{ registers, buckets: [0.1, 1, 5], labelNames: ['graphql_operation_name'] as const },
    name: 'graphql_operation_duration_seconds',
    help: 'Time of trusted documents and of saved queries of the library, by name; no others have a name here.',
  });
  const refusals = new Counter({
    ...{ registers, labelNames: ['lianzhi_audience', 'error_type'] as const },
    name: 'lianzhi_refusals_total',
    help: 'Requests of which nothing was run, each once, by the first error code.',
  });
  const cost = new Counter({
    ...{ registers, labelNames: ['lianzhi_audience', 'lianzhi_cost'] as const },
    name: 'lianzhi_operation_cost_total',
    help: 'Cost of operations, as estimated before they ran, and as it came to: 0 where nothing ran. None of what a limit refused.',
  });
  const fetchDuration = new Histogram({
    ...{ registers, buckets: SECONDS, labelNames: ['lianzhi_subgraph'] as const },
    name: 'lianzhi_subgraph_fetch_duration_seconds',
    help: 'Time of a fetch from a subgraph: queue, retry and reading included.',
  });
  const fetches = new Counter({
    ...{ registers, labelNames: ['lianzhi_subgraph', 'lianzhi_outcome'] as const },
    name: 'lianzhi_subgraph_fetches_total',
    help: 'Fetches by what became of them.',
  });
  const statements = new Counter({
    ...{ registers, labelNames: ['lianzhi_subgraph'] as const },
    name: 'lianzhi_subgraph_statements_total',
    help: 'SQL statements that the fetches caused, as the subgraph counted them.',
  });
  const retries = new Counter({
    ...{ registers, labelNames: ['lianzhi_subgraph'] as const },
    name: 'lianzhi_subgraph_retries_total',
    help: 'Fetches that were sent again.',
  });
  const breaker = new Gauge({
    ...{ registers, labelNames: ['lianzhi_subgraph'] as const },
    name: 'lianzhi_subgraph_breaker_open',
    help: '1 while the circuit to a subgraph is open.',
  });

  for (const audience of AUDIENCES) {
    refusals.inc({ lianzhi_audience: audience, error_type: 'RATE_LIMITED' }, 0);
  }
  PHASES.forEach((phase) => phases.zero({ graphql_processing_type: phase }));

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    requestBegan: () => active.inc(),
    requestEnded({ route, status, milliseconds, outcome, audience, errorCodes, cost: paid, operationName, timings }) {
      active.dec();
      byStatus.inc({ http_route: route, http_response_status_code: status });
      const codes = [...errorCodes].map(codeLabel);
      codes.forEach((code) => errors.inc({ error_type: code }));
      if (outcome === 'refused') {
        refusals.inc({ lianzhi_audience: audience, error_type: codes[0] ?? statusLabel(status) });
      }
      if (operationName !== undefined) {
        known.observe({ graphql_operation_name: operation(operationName) }, milliseconds / 1_000);
      }
      if (route === 'graphql') {
        duration.observe({ lianzhi_audience: audience, lianzhi_outcome: outcome }, milliseconds / 1_000);
      }
      if (paid !== undefined) {
        cost.inc({ lianzhi_audience: audience, lianzhi_cost: 'estimated' }, paid.estimated);
        cost.inc({ lianzhi_audience: audience, lianzhi_cost: 'actual' }, paid.actual);
      }
      for (const { name, milliseconds: took, fetch } of timings) {
        if (fetch === undefined) {
          phases.observe({ graphql_processing_type: name }, took / 1_000);
        }
      }
    },
    notHttp(status) {
      byStatus.inc({ http_route: 'other', http_response_status_code: status });
      refusals.inc({ lianzhi_audience: 'public', error_type: statusLabel(status) });
    },
    fetched({ subgraph, outcome, statements: sent = 0 }, milliseconds) {
      const name = subgraphName(subgraph);
      fetchDuration.observe({ lianzhi_subgraph: name }, milliseconds / 1_000);
      fetches.inc({ lianzhi_subgraph: name, lianzhi_outcome: outcome });
      statements.inc({ lianzhi_subgraph: name }, sent);
    },
    retried: (subgraph) => retries.inc({ lianzhi_subgraph: subgraphName(subgraph) }),
    breaker: (subgraph, isOpen) => breaker.set({ lianzhi_subgraph: subgraphName(subgraph) }, isOpen ? 1 : 0),
    watch: (gauges) => watch(registry, gauges, subgraphName),
  };
}

/** Gauges that are read when the metrics are. */
function watch(registry: Registry, { caches, queues, ledger }: Gauges, subgraphName: (name: string) => string): void {
  const registers = [registry];
  new Gauge({
    ...{ registers, labelNames: ['lianzhi_cache'] as const },
    name: 'lianzhi_cache_bytes',
    help: 'Estimated memory of what is kept between requests, and of responses that clients have not yet taken.',
    collect() {
      Object.entries(caches()).forEach(([name, bytes]) => this.set({ lianzhi_cache: name }, bytes));
    },
  });
  new Gauge({
    ...{ registers, labelNames: ['lianzhi_subgraph', 'lianzhi_queue'] as const },
    name: 'lianzhi_subgraph_queue_fetches',
    help: 'Fetches that have a connection, and fetches that wait for one.',
    collect() {
      for (const [name, { running, waiting }] of Object.entries(queues())) {
        this.set({ lianzhi_subgraph: subgraphName(name), lianzhi_queue: 'running' }, running);
        this.set({ lianzhi_subgraph: subgraphName(name), lianzhi_queue: 'waiting' }, waiting);
      }
    },
  });
  new Gauge({
    registers,
    name: 'lianzhi_ledger_waiting_entries',
    help: 'Answers that wait for their record in the access ledger.',
    collect() {
      this.set(ledger().waiting);
    },
  });
  new Gauge({
    registers,
    name: 'lianzhi_ledger_lag_seconds',
    help: 'How long the oldest of them has waited; 0 where none waits.',
    collect() {
      this.set(ledger().oldestMs / 1_000);
    },
  });
}

/** Errors of subgraphs can carry any code. */
function codeLabel(code: string): string {
  return isErrorCode(code) ? code : 'other';
}

/** For what is refused without a code, such as a request that is no HTTP. */
function statusLabel(status: number): string {
  return `HTTP_${status}`;
}
