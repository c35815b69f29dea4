import { GraphQLError } from 'graphql';

import type { ErrorCode } from '../errors.ts';

/** Where in the client's answer a fetch belongs. */
export interface FetchPlace {
  /** Public name of the subgraph asked. */
  readonly subgraph: string;
  /** Path in the client's answer, without list indexes; empty at the root. */
  readonly path: readonly string[];
  /** Response names that the fetch was to fill there. */
  readonly fields: readonly string[];
  /** Where one request asks for the entities of several places: those places by the response name of each `_entities`. */
  readonly parts?: ReadonlyMap<string, FetchPlace>;
  /** Where entities of several paths are asked for together: the paths at which the entity of that index stands. */
  pathsOf?(index: number): readonly (readonly string[])[];
}

/** Marks errors made here, so that the executor can take them out of the wrapping that `@apollo/gateway` puts on them. */
export class FetchError extends GraphQLError {
  constructor(code: ErrorCode, message: string, path: readonly (string | number)[], facts: Record<string, unknown>) {
    super(message, { path: path.length > 0 ? [...path] : undefined, extensions: { code, ...facts } });
    this.name = 'FetchError';
  }
}

/**
 * The one error of a fetch that failed whole. At the root its path is the first of the fields that are now null, and
 * `fields` names them all: one cause, one error, however many fields it took away.
 */
export function fetchFailed(code: ErrorCode, message: string, place: FetchPlace): FetchError {
  const path = place.path.length > 0 ? place.path : place.fields.slice(0, 1);
  return new FetchError(code, message, path, { subgraph: place.subgraph, fields: place.fields });
}
