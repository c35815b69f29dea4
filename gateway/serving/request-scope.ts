import { AsyncLocalStorage } from 'node:async_hooks';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

/** What belongs to one request while it is served; made by the HTTP stage, read by error masking and the log. */
export interface RequestScope {
  readonly requestId: string;
  /** Who asks. */
  readonly viewer: Viewer;
  /** Aborted when the client has gone before its answer. */
  readonly clientLeft: AbortSignal;
  /** What the log is told when the request has ended. */
  readonly notes: RequestNotes;
}

export interface RequestNotes {
  /** Codes of the errors answered. */
  readonly errorCodes: Set<string>;
  /** SHA-256 of the document: the document itself may hold a person's values. */
  documentHash?: string;
  /** Whether the document does not fit the schema that it was last held against. */
  isInvalid?: boolean;
  /** Coordinates of the fields that the client was told it may not read. */
  denied?: Set<string>;
  /** Finds the fields that a refused document named and its client was not told of. */
  refusedFields?: () => readonly string[];
}

/** The way to the current request's scope from Apollo Server's `formatError`, which is told of no request. */
export type RequestScopes = AsyncLocalStorage<RequestScope>;

export function createRequestScopes(): RequestScopes {
  return new AsyncLocalStorage();
}
