/** What a gateway did for one request body: its fetches by level, and the data it answered. */
export interface FloorScript {
  readonly levels: readonly (readonly RecordedFetch[])[];
  readonly data: unknown;
}

export interface RecordedFetch {
  readonly subgraph: string;
  readonly body: string;
}

/** By the request's body as clients send it. */
export type FloorScripts = Readonly<Record<string, FloorScript>>;
