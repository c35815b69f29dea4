import { mayComeFromSubgraph } from '../errors.ts';

import { FetchError, type FetchPlace } from './fetch-error.ts';
import type { ReplyError } from './parse-reply.ts';

/** More errors than this from one fetch are one fault told over and over. */
const MOST_ERRORS_PER_FETCH = 20;

/** A message of a kind that clients act on is a sentence; what is longer is cut. */
const LONGEST_TEXT = 1_000;

/** Extensions that a client can use; whatever else a subgraph adds (stack traces, SQL) stays here. */
const PASSED_ON = ['field', 'fault', 'expected', 'coordinate', 'retryAfterSeconds'];

/**
 * A subgraph's own errors as the client sees them: code and message where the catalogue lets a subgraph say them,
 * masked otherwise. In an entity fetch the path is put under the client's, without the index among the entities asked,
 * which means nothing to the client; errors that are then equal are one.
 */
export function ownErrors(errors: readonly ReplyError[], place: FetchPlace): readonly FetchError[] {
  const distinct = new Map<string, FetchError>();
  for (const error of errors) {
    if (distinct.size >= MOST_ERRORS_PER_FETCH) {
      break;
    }
    for (const path of clientPaths(error.path, place)) {
      const passed = passOn(error, path, place);
      distinct.set(JSON.stringify([passed.path, passed.message, passed.extensions]), passed);
    }
  }
  return [...distinct.values()];
}

function passOn(error: ReplyError, path: Path, { subgraph }: FetchPlace): FetchError {
  const code = error.extensions['code'];
  if (mayComeFromSubgraph(code)) {
    const facts = Object.fromEntries(
      PASSED_ON.map((name) => [name, plainFact(error.extensions[name])]).filter(([, value]) => value !== undefined),
    );
    return new FetchError(code, error.message.slice(0, LONGEST_TEXT), path, { subgraph, ...facts });
  }
  if (code === 'UNAUTHENTICATED') {
    // Not the client's: it is the gateway that the subgraph does not believe.
    const message = `The ${subgraph} subgraph does not accept this gateway’s signature.`;
    return new FetchError('SUBGRAPH_UNAVAILABLE', message, path, { subgraph });
  }
  if (code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED') {
    const message = `The ${subgraph} subgraph does not know the schema it was asked by.`;
    return new FetchError('SUBGRAPH_BAD_RESPONSE', message, path, { subgraph });
  }
  return new FetchError('INTERNAL_SERVER_ERROR', `The ${subgraph} subgraph met an unexpected fault.`, path, {
    subgraph,
  });
}

/** Facts are short and flat; an object could nest deeper than it can be written. */
function plainFact(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string') {
    return value.slice(0, LONGEST_TEXT);
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

type Path = readonly (string | number)[];

/** More than one only where the same entity stands at several places: it is missing at each. */
function clientPaths(path: Path, place: FetchPlace): readonly Path[] {
  const part = path[0] === '_entities' ? place : place.parts?.get(String(path[0]));
  if (part !== undefined) {
    const index = path[1];
    const standing = (typeof index === 'number' ? part.pathsOf?.(index) : undefined) ?? [];
    // An index that was not asked is the subgraph's fault, and no reason to drop its error.
    const starts = standing.length > 0 ? standing : [part.path];
    const rest = path.slice(1).filter((name) => typeof name === 'string');
    return starts.map((start) => [...start, ...rest]);
  }
  if (path.length === 0) {
    return [place.path.length > 0 ? place.path : place.fields.slice(0, 1)];
  }
  return [[...place.path, ...path]];
}
