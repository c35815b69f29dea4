import type { GraphQLError } from 'graphql';

import type { ErrorCode } from '../errors.ts';
import { FetchError, type FetchPosition } from '../subgraph-client/fetch-error.ts';
import type { PreparedFetch } from '../subgraph-client/prepare-fetch.ts';
import type { SubgraphModel } from '../subgraph-client/subgraph-models.ts';

/** How many faults of shape are told of one reply: the first few name the cause. */
const MAX_SHAPE_FAULTS = 10;

/**
 * An error of a fetch under the client's response names. Fetches know internal names; a client's own alias may look like
 * one, so an error is turned exactly once, here.
 */
export function underClientNames(error: FetchError, responseNames: ReadonlyMap<string, string>): FetchError {
  if (responseNames.size === 0) {
    return error;
  }
  const path = (error.path ?? []).map((part) => (typeof part === 'string' ? (responseNames.get(part) ?? part) : part));
  const { code, ...facts } = error.extensions;
  const fields = Array.isArray(facts['fields'])
    ? { fields: facts['fields'].map((name: string) => responseNames.get(name) ?? name) }
    : {};
  return new FetchError(code as ErrorCode, error.message, path, { ...facts, ...fields });
}

/** Nulls what is not of its type in a reply, and one error for each position. */
export function shapeFaults(
  fetch: Pick<PreparedFetch, 'checkShape'>,
  data: Record<string, unknown>,
  position: FetchPosition,
  { name }: Pick<SubgraphModel, 'name'>,
): readonly FetchError[] {
  const faults = new Map<string, readonly string[]>();
  fetch.checkShape(data, (path) => {
    if (faults.size < MAX_SHAPE_FAULTS) {
      faults.set(path.join('.'), path);
    }
  });
  const message = `The ${name} subgraph answered with a value that is not of its type.`;
  return [...faults.values()].map(
    (path) => new FetchError('SUBGRAPH_BAD_RESPONSE', message, [...position.path, ...path], { subgraph: name }),
  );
}

/** A position that a fetch with errors was to fill. */
export interface FaultyPlace {
  readonly path: readonly string[];
  readonly fields: readonly string[];
}

/**
 * Errors for values that are null where the schema allows none, but for those that follow from an error already told: one
 * at or above the position, below it, or of a fetch that was to bring it.
 */
export function lostValues(
  paths: readonly (readonly string[])[],
  errors: readonly GraphQLError[],
  faulty: readonly FaultyPlace[],
): readonly FetchError[] {
  const told = [
    ...errors.map(({ path = [] }) => path.filter((part) => typeof part === 'string')),
    ...faulty.flatMap(({ path, fields }) => fields.map((field) => [...path, field])),
  ];
  const message = 'A subgraph answered with a value that does not fit the schema.';
  return paths
    .filter((path) => !told.some((position) => startAlike(position, path)))
    .map((path) => new FetchError('SUBGRAPH_BAD_RESPONSE', message, path, {}));
}

function startAlike(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((part, index) => part === other[index]);
}

/** A position under the client's response names. */
export function faultyPlace({ path, fields }: FaultyPlace, responseNames: ReadonlyMap<string, string>): FaultyPlace {
  const toClient = (name: string): string => responseNames.get(name) ?? name;
  return { path: path.map(toClient), fields: fields.map(toClient) };
}
