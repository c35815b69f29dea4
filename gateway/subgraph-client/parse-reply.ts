import { isRecord } from '../../subgraphs/shared/is-record.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

/** A reply with the outline of a GraphQL result; the values in `data` are not yet checked. */
export interface GraphQLReply {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly ReplyError[];
}

export interface ReplyError {
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** More errors than this in one reply are ignored. */
const MAX_ERRORS_READ = 1_000;

/** No operation that the gateway accepts is nested so deep. */
const MAX_PATH_LENGTH = 200;

/**
 * Reads a reply's body as a GraphQL result. Threat: a subgraph that is broken or taken over. What later stages could not handle
 * safely is removed or refused here: errors beyond a thousand, paths of other values than names and indexes, keys that would
 * change an object's prototype.
 *
 * @returns the result, or the fault as the end of a sentence that starts with the subgraph's name
 */
export function parseReply(reply: SubgraphReply): GraphQLReply | string {
  if (!/^application\/(graphql-response\+)?json\s*(;|$)/i.test(reply.contentType)) {
    return 'answered with something that is not JSON';
  }
  const result = parseJson(reply.body);
  if (result === undefined) {
    return 'answered with broken JSON';
  }
  if (!isRecord(result)) {
    return 'answered with JSON that is not a GraphQL result';
  }
  if (namesPrototype(reply.body, result)) {
    return 'answered with a name that no field can have';
  }
  const { data, errors } = result;
  if ((data !== undefined && data !== null && !isRecord(data)) || (errors !== undefined && !isErrorList(errors))) {
    return 'answered with JSON that is not a GraphQL result';
  }
  const readErrors = firstErrors(errors ?? []).map(readError);
  if ((data === undefined || data === null) && readErrors.length === 0) {
    return 'answered with neither data nor errors';
  }
  return { data: data ?? null, errors: readErrors };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Whether an object in the result has a key `__proto__`. `JSON.parse` creates a plain key, but an assignment, as in a merge,
 * would set the prototype of the copy. Only texts that can contain the key are searched; without recursion, since a reply may
 * be nested as deep as it is long. The search for the end of the key is six times as fast as for all of it: every `__typename`
 * has the same beginning.
 */
function namesPrototype(text: string, result: unknown): boolean {
  if (!text.includes('oto__') && !text.includes('\\u00')) {
    return false;
  }
  const open: unknown[] = [result];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) {
      continue;
    }
    if (Object.hasOwn(value, '__proto__')) {
      return true;
    }
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object' && inner !== null) {
        open.push(inner);
      }
    }
  }
  return false;
}

function isErrorList(errors: unknown): errors is Record<string, unknown>[] {
  return Array.isArray(errors) && errors.every((error) => isRecord(error) && typeof error['message'] === 'string');
}

/** A page of links may miss thousands of records. What else went wrong comes before them, so that it is never cut off. */
function firstErrors(errors: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] {
  if (errors.length <= MAX_ERRORS_READ) {
    return errors;
  }
  return [...errors.filter((error) => !isMiss(error)), ...errors.filter(isMiss)].slice(0, MAX_ERRORS_READ);
}

function isMiss({ extensions }: Record<string, unknown>): boolean {
  return isRecord(extensions) && extensions['code'] === 'UNKNOWN_RECORD';
}

function readError(error: Record<string, unknown>): ReplyError {
  const { path, extensions } = error;
  const isPath = Array.isArray(path) && path.length <= MAX_PATH_LENGTH && path.every(isPathPart);
  return {
    message: String(error['message']),
    path: isPath ? path : [],
    extensions: isRecord(extensions) ? extensions : {},
  };
}

/** A response name or a list index. Other text would pass a subgraph's own words on to the client. */
function isPathPart(part: unknown): part is string | number {
  return typeof part === 'string' ? /^[_A-Za-z]\w{0,199}$/.test(part) : Number.isSafeInteger(part);
}
