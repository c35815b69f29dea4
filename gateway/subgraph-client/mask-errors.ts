import { mayComeFromSubgraph } from '../errors.ts';

import { isIdentityName } from './entity-keys.ts';
import { FetchError, type FetchPosition } from './fetch-error.ts';
import type { ReplyError } from './parse-reply.ts';

/** More errors than this from one fetch have the same cause. */
const MAX_ERRORS_PER_FETCH = 20;

/** Messages that clients act on are one sentence; longer text is truncated. */
const MAX_TEXT_LENGTH = 1_000;

/** Extensions that clients can use. Others, such as stack traces and SQL, are removed. */
const EXPOSED_EXTENSIONS = ['field', 'fault', 'expected', 'coordinate', 'records', 'count', 'retryAfterSeconds'];

/**
 * A subgraph's errors as the client sees them. Threat: an error message that quotes SQL, a table or a person. Code and message
 * pass only if the catalogue of errors lets a subgraph use the code; all others are masked. In an entity fetch, the path
 * becomes the client's, without the index in `_entities`, which means nothing to the client; equal errors are then merged.
 */
export function maskErrors(errors: readonly ReplyError[], position: FetchPosition): readonly FetchError[] {
  const distinct = new Map<string, FetchError>();
  const unknown = new Map<string, UnknownRecords>();
  for (const error of errors) {
    if (error.extensions['code'] === 'UNKNOWN_RECORD') {
      addUnknown(unknown, error, position);
      continue;
    }
    if (distinct.size >= MAX_ERRORS_PER_FETCH) {
      break;
    }
    for (const path of clientPaths(error.path, position)) {
      const masked = maskError(error, path, position);
      distinct.set(JSON.stringify([masked.path, masked.message, masked.extensions]), masked);
    }
  }
  return [
    ...distinct.values(),
    ...[...unknown.values()].slice(0, MAX_ERRORS_PER_FETCH).map((one) => unknownError(one, position)),
  ];
}

/** The records of one type that were not found for one path. */
interface UnknownRecords {
  readonly type: string;
  readonly path: Path;
  readonly keys: Set<string>;
}

/** More keys than this say nothing new. */
const MAX_KEYS = 10;

/** A page of links to another office may miss many records: they are one error for each path. */
function addUnknown(unknown: Map<string, UnknownRecords>, error: ReplyError, position: FetchPosition): void {
  const type = shortText(error.extensions['coordinate']) ?? 'The record';
  const key = shortText(error.extensions['record']);
  for (const path of clientPaths(error.path, position)) {
    const id = JSON.stringify([path, type]);
    const records = unknown.get(id) ?? { type, path, keys: new Set<string>() };
    unknown.set(id, records);
    if (key !== undefined) {
      records.keys.add(key);
    }
  }
}

function unknownError({ type, path, keys }: UnknownRecords, { subgraph }: FetchPosition): FetchError {
  const more = keys.size - MAX_KEYS;
  const named = [...keys].slice(0, MAX_KEYS).join(', ');
  const records = `${[type, named].filter(Boolean).join(' ')}${more > 0 ? ` and ${more} more` : ''}`;
  const message = `${records}: the ${subgraph} office has no such record that you may read.`;
  return new FetchError('UNKNOWN_RECORD', message, path, { subgraph, coordinate: type });
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, 64) : undefined;
}

function maskError(error: ReplyError, path: Path, { subgraph }: FetchPosition): FetchError {
  const code = error.extensions['code'];
  if (mayComeFromSubgraph(code)) {
    const facts = Object.fromEntries(
      EXPOSED_EXTENSIONS.map((name) => [name, shortScalar(error.extensions[name])]).filter(
        ([, value]) => value !== undefined,
      ),
    );
    return new FetchError(code, error.message.slice(0, MAX_TEXT_LENGTH), path, { subgraph, ...facts });
  }
  if (code === 'UNAUTHENTICATED') {
    // The code is about the gateway's signature; a client would read it as a fault of its own token.
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

/** Objects are removed: one could be nested too deep to be written as JSON. */
function shortScalar(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string') {
    return value.slice(0, MAX_TEXT_LENGTH);
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

type Path = readonly (string | number)[];

/** Several paths only if the same entity appears at several positions: it is missing at each. */
function clientPaths(path: Path, position: FetchPosition): readonly Path[] {
  const part = path[0] === '_entities' ? position : position.parts?.get(String(path[0]));
  if (part !== undefined) {
    const index = path[1];
    const entityPaths = (typeof index === 'number' ? part.pathsOfEntity?.(index) : undefined) ?? [];
    // A wrong index is a fault of the subgraph, but its error must still be reported.
    const starts = entityPaths.length > 0 ? entityPaths : [part.path];
    const names = path.slice(1).filter((name) => typeof name === 'string');
    // What was added to identify the entity has no place in the client's operation: then the entity itself is missing.
    const rest = isIdentityName(names[0]) ? [] : names;
    return starts.map((start) => [...start, ...rest]);
  }
  if (path.length === 0) {
    return [position.path.length > 0 ? position.path : position.fields.slice(0, 1)];
  }
  return [[...position.path, ...path]];
}
