/** One case of the suite, as it stands in `cases/<topic>.json`. */
export interface AccessCase {
  /** A sentence about what is shown. */
  readonly name: string;
  /** A folder in `graphs/`. */
  readonly graph: string;
  /** What the request's token says; nothing where left out. */
  readonly claims?: Claims;
  /** `filter` where left out. */
  readonly mode?: 'filter' | 'reject';
  readonly operation: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly expected: ExpectedAnswer | ExpectedRefusal;
}

export interface Claims {
  readonly authenticated?: boolean;
  readonly scopes?: readonly string[];
  readonly policies?: readonly string[];
}

export interface ExpectedAnswer {
  /** Members in the order in which they have to come. */
  readonly data: unknown;
  /** In any order; none where left out. */
  readonly errors?: readonly ExpectedError[];
  /** Coordinates of what no subgraph may be asked for. */
  readonly unread?: readonly string[];
}

export interface ExpectedError {
  readonly code: string;
  /** Without list indexes. */
  readonly path?: readonly string[];
  readonly coordinate?: string;
}

/** The whole request is refused before anything is fetched. */
export interface ExpectedRefusal {
  /** What does not exist for this viewer: `Type.field` or `Type`. */
  readonly unknown: readonly string[];
}
