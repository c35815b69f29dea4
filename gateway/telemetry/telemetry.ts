import type { Audience } from '../../subgraphs/shared/access/audiences.ts';

/** The stages of a request to the graph whose time is measured, in their order. */
export const PHASES = ['parse', 'validate', 'plan', 'execute', 'record'] as const;
export type Phase = (typeof PHASES)[number];

/** What became of a request. `refused`: nothing of it was run; `left`: the client did not wait for the whole answer. */
export const OUTCOMES = ['answered', 'partial', 'refused', 'left'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A part of a request, for the trace: a phase of it, or a fetch from a subgraph. */
export interface Timing {
  /** `parse`, or `fetch cases`. */
  readonly name: string;
  /** By `performance.now`. */
  readonly startedAt: number;
  readonly milliseconds: number;
  /** Of a fetch. */
  readonly fetch?: FetchFacts;
}

export interface FetchFacts {
  /** The public name of the office's subgraph. */
  readonly subgraph: string;
  /** `answered`, `refused` (status 4xx), or the kind of `TransportError`. */
  readonly outcome: string;
  readonly status: number | undefined;
  /** SQL statements, where the subgraph says how many. */
  readonly statements: number | undefined;
}

/** A request when its response is closed. Nothing in it comes from a client: no text of it, and no name. */
export interface RequestFacts {
  readonly route: Route;
  readonly status: number;
  readonly milliseconds: number;
  readonly outcome: Outcome;
  readonly audience: Audience;
  /** Codes of the catalogue. */
  readonly errorCodes: Iterable<string>;
  readonly cost: { readonly estimated: number; readonly actual: number } | undefined;
  /** The name of a trusted document's operation or of a query of the library; undefined for every other. */
  readonly operationName: string | undefined;
  readonly timings: readonly Timing[];
}

/** The groups of paths that are counted; a path itself can be anything. */
export const ROUTES = ['graphql', 'saved queries', 'health', 'other'] as const;
export type Route = (typeof ROUTES)[number];

/** What is read when somebody asks for the metrics. */
export interface Gauges {
  /** By name, in bytes. */
  caches(): Readonly<Record<string, number>>;
  /** By public name. */
  queues(): Readonly<Record<string, { readonly running: number; readonly waiting: number }>>;
  ledger(): { readonly waiting: number; readonly oldestMs: number };
}

/** What stages report. Absent where neither metrics nor traces are wanted. */
export interface Telemetry {
  requestBegan(): void;
  /** @returns the id of its trace, for the log line; undefined where it has none */
  requestEnded(facts: RequestFacts): string | undefined;
  /** What is no HTTP request, or came too slowly: it has no route and no viewer. */
  notHttp(status: number): void;
  fetched(facts: FetchFacts, milliseconds: number): void;
  retried(subgraph: string): void;
  breaker(subgraph: string, isOpen: boolean): void;
  watch(gauges: Gauges): void;
  close(): Promise<void>;
}
