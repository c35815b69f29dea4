import { isRecord } from '../../subgraphs/shared/is-record.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

/** A reply that has the outline of a GraphQL result; what is inside `data` is not yet trusted. */
export interface GraphQLReply {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly ReplyError[];
}

export interface ReplyError {
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Errors of one reply that are looked at; more than this is one fault told over and over. */
const MOST_ERRORS_READ = 1_000;

/** Deeper than any place in an answer that a document of ours can ask for. */
const LONGEST_PATH = 200;

/**
 * Reads a reply's body as a GraphQL result. A subgraph may be broken or taken over, so what is costly or dangerous to
 * handle later ends here: errors beyond the first thousand, paths that are none, keys that name an object's prototype.
 *
 * @returns the result, or what is wrong with it as the end of a sentence that starts with the subgraph's name.
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
  const readErrors = (errors ?? []).slice(0, MOST_ERRORS_READ).map(readError);
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
 * Whether an object in the result has a key `__proto__`: parsing makes it a plain key, but copying it by assignment, as a
 * merge does, would set the prototype of the copy instead. Few texts can hold one, and only those are searched; without
 * recursion, since a reply may nest as deep as it is long. The text is asked for the key's end, which is six times as fast
 * as for the whole: every `__typename` begins like it.
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

function readError(error: Record<string, unknown>): ReplyError {
  const { path, extensions } = error;
  const isPath = Array.isArray(path) && path.length <= LONGEST_PATH && path.every(isPathPart);
  return {
    message: String(error['message']),
    path: isPath ? path : [],
    extensions: isRecord(extensions) ? extensions : {},
  };
}

/** A response name or a list index. Anything else would carry the subgraph's own words to the client. */
function isPathPart(part: unknown): part is string | number {
  return typeof part === 'string' ? /^[_A-Za-z]\w{0,199}$/.test(part) : Number.isSafeInteger(part);
}
