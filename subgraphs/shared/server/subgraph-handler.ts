/** One request to a subgraph: the GraphQL-over-HTTP JSON text, lower-case headers, and a signal for when the caller leaves. */
export interface SubgraphRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Its reply: an HTTP status and body, the same over HTTP and in process. */
export interface SubgraphReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** SQL statements that the request sent to the office's database. */
  readonly statements?: number | undefined;
}

/** The header that says how many. */
export const STATEMENTS_HEADER = 'x-statements';

/** A subgraph is a function over bytes; HTTP and the gateway in one process call the same one. */
export type SubgraphHandler = (request: SubgraphRequest) => Promise<SubgraphReply>;
