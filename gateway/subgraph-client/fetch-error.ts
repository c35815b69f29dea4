import { GraphQLError } from 'graphql';

import type { ErrorCode } from '../errors.ts';

/** The part of the client's result that a fetch fills. */
export interface FetchPosition {
  /** Public name of the subgraph. */
  readonly subgraph: string;
  /** Path in the client's result, without list indexes; empty at the root. */
  readonly path: readonly string[];
  /** Response names of the fields that the fetch fills there. */
  readonly fields: readonly string[];
  /** If one request fetches entities for several positions: these, by the response name of each `_entities`. */
  readonly parts?: ReadonlyMap<string, FetchPosition>;
  /** If one `_entities` serves several paths: the paths of the entity with this index. */
  pathsOfEntity?(index: number): readonly (readonly string[])[];
}

/** An error with a code of the catalogue. `@apollo/gateway` wraps errors; the class lets our executor unwrap these. */
export class FetchError extends GraphQLError {
  override readonly name = 'FetchError';

  constructor(code: ErrorCode, message: string, path: readonly (string | number)[], facts: Record<string, unknown>) {
    super(message, { path: path.length > 0 ? [...path] : undefined, extensions: { code, ...facts } });
  }
}

/**
 * The error of a fetch without data. At the root, its path is the first field that is now null, and `fields` lists all of
 * them: one cause is one error.
 */
export function fetchFailed(code: ErrorCode, message: string, position: FetchPosition): FetchError {
  const path = position.path.length > 0 ? position.path : position.fields.slice(0, 1);
  return new FetchError(code, message, path, { subgraph: position.subgraph, fields: position.fields });
}
