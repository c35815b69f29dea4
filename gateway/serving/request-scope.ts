import type { FetchContext } from '../subgraph-client/fetch.ts';

/** What belongs to one request while it is served; made by the HTTP stage and passed on from stage to stage. */
export interface RequestScope extends FetchContext {
  /** What the log and the ledger of refusals learn when the request has ended. */
  readonly notes: RequestNotes;
}

export interface RequestNotes {
  /** Codes of the errors in the response. */
  readonly errorCodes: Set<string>;
  /** SHA-256 of the document: the document itself may hold a person's values. */
  documentHash?: string;
  /** Coordinates of the fields that the client learned it may not read. */
  denied?: Set<string>;
  /** Finds the fields that a refused document named, and that do not exist for its viewer. */
  refusedFields?: () => readonly string[];
}
