import type { GraphQLError } from 'graphql';

import type { ErrorCode } from '../errors.ts';
import { sentName } from '../graphql/required-names.ts';
import { isIdentityName } from '../subgraph-client/entity-keys.ts';
import { FetchError, type FetchPosition } from '../subgraph-client/fetch-error.ts';
import type { PreparedFetch } from '../subgraph-client/prepare-fetch.ts';
import type { SubgraphModel } from '../subgraph-client/subgraph-models.ts';

/** The most faults of shape that are reported for one reply: the first few show the cause. */
const MAX_SHAPE_FAULTS = 10;

/**
 * An error of a fetch with the client's response names in place of the internal ones. Must be applied exactly once: a client's
 * alias may look like an internal name.
 */
export function withClientNames(error: FetchError, responseNames: ReadonlyMap<string, string>): FetchError {
  const path = (error.path ?? []).map((part) => (typeof part === 'string' ? clientName(part, responseNames) : part));
  const { code, ...facts } = error.extensions;
  const fields = Array.isArray(facts['fields'])
    ? { fields: facts['fields'].map((name: string) => clientName(name, responseNames)) }
    : {};
  return new FetchError(code as ErrorCode, error.message, path, { ...facts, ...fields });
}

/** The client's name for an internal one; for a field that only a `@requires` selects, its name in the schema. */
export function clientName(name: string, responseNames: ReadonlyMap<string, string>): string {
  return responseNames.get(name) ?? sentName(name);
}

/** Replaces wrong values in a reply by null. @returns one error for each path */
export function shapeFaults(
  fetch: Pick<PreparedFetch, 'checkShape'>,
  data: Record<string, unknown>,
  position: FetchPosition,
  { name }: Pick<SubgraphModel, 'name'>,
): readonly FetchError[] {
  const faults = new Map<string, readonly string[]>();
  fetch.checkShape(data, (path) => {
    if (faults.size < MAX_SHAPE_FAULTS) {
      // A key that was asked back is no field of the client: then the entity itself is wrong.
      const known = path.findIndex(isIdentityName);
      const clientPath = known < 0 ? path : path.slice(0, known);
      faults.set(clientPath.join('.'), clientPath);
    }
  });
  const message = `The ${name} subgraph answered with a value that is not of its type.`;
  return [...faults.values()].map(
    (path) => new FetchError('SUBGRAPH_BAD_RESPONSE', message, [...position.path, ...path], { subgraph: name }),
  );
}

/** Fields that a fetch with errors was to fill, with the client's response names. */
export interface FailedFields {
  readonly path: readonly string[];
  readonly fields: readonly string[];
}

/**
 * Errors for values that are null although the schema forbids it. None for a value that is missing because of an error that is
 * already reported: an error at its path, above it or below it, or of the fetch that was to fill it.
 */
export function lostValues(
  paths: readonly (readonly string[])[],
  errors: readonly GraphQLError[],
  failed: readonly FailedFields[],
): readonly FetchError[] {
  const reported = [
    ...errors.map(({ path = [] }) => path.filter((part) => typeof part === 'string')),
    ...failed.flatMap(({ path, fields }) => fields.map((field) => [...path, field])),
  ];
  return paths.filter((path) => !reported.some((other) => isSameBranch(other, path))).map(lostValue);
}

export function lostValue(path: readonly string[]): FetchError {
  const message = 'A subgraph answered with a value that does not fit the schema.';
  return new FetchError('SUBGRAPH_BAD_RESPONSE', message, path, {});
}

/** Whether one path is the beginning of the other, or they are equal. */
function isSameBranch(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((part, index) => part === other[index]);
}

/** The fields of a fetch, by internal names, as failed fields. */
export function failedFields({ path, fields }: FailedFields, responseNames: ReadonlyMap<string, string>): FailedFields {
  const toClient = (name: string): string => clientName(name, responseNames);
  return { path: path.map(toClient), fields: fields.map(toClient) };
}
