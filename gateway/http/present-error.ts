import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import { isErrorCode, type ErrorCode } from '../errors.ts';

/** The extensions of an error that a client may read. */
const SHOWN = [
  ...['code', 'subgraph', 'fields', 'field', 'fault', 'expected', 'limit', 'coordinate', 'records', 'count'],
  ...['retryAfterSeconds', 'mayNeedToken', 'what', 'size', 'cost', 'refillsAt'],
];

/**
 * The last check before an error reaches a client. Threat: libraries put values, addresses, SQL and stacks into messages.
 * Goal: only errors with a code of the catalogue keep their message. Any other becomes one sentence with the request id, under
 * which the log has the name and stack frames of the fault. Extensions pass only by name, so that a new version of a library
 * cannot add one unnoticed.
 */
export function presentError(error: unknown, requestId: string | undefined, logger: Logger): GraphQLFormattedError {
  const given = error instanceof GraphQLError ? error.toJSON() : undefined;
  const code = codeOf(given);
  if (given === undefined || code === undefined) {
    logger.error({ requestId, fault: faultOf(error) }, 'unexpected fault');
    return masked(given, requestId);
  }
  const shown = SHOWN.map((name) => [name, given.extensions?.[name]] as const);
  const extensions = Object.fromEntries(shown.filter(([, value]) => value !== undefined));
  const message = code === 'GRAPHQL_PARSE_FAILED' ? withoutToken(given.message) : given.message;
  // A masked fault of a subgraph is in the log of that subgraph, under the same id.
  const shownId = code === 'INTERNAL_SERVER_ERROR' ? requestId : undefined;
  return { ...given, message, extensions: { ...extensions, code, ...(shownId && { requestId: shownId }) } };
}

/** Undefined where the error must be masked: for unknown codes, and for faults of the gateway itself. */
function codeOf(formatted: GraphQLFormattedError | undefined): ErrorCode | undefined {
  const code = formatted?.extensions?.['code'];
  if (!isErrorCode(code)) {
    return undefined;
  }
  const isPublic = code !== 'INTERNAL_SERVER_ERROR' || formatted?.extensions?.['subgraph'] !== undefined;
  return isPublic ? code : undefined;
}

/** The parser quotes the token at which it stopped, which can be a value. Its kind and location are enough. */
function withoutToken(message: string): string {
  return message.replace(/\b(String|BlockString|Int|Float) ".*"/s, '$1');
}

function masked(formatted: GraphQLFormattedError | undefined, requestId: string | undefined): GraphQLFormattedError {
  return {
    message: 'An unexpected fault, logged under the request id.',
    path: formatted?.path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode, requestId },
  };
}

/** The name and stack frames without the message: a library's message can quote a value. */
function faultOf(error: unknown): { name: string; frames: readonly string[] } {
  const root = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(root instanceof Error)) {
    return { name: typeof root, frames: [] };
  }
  const frames = (root.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { name: root.name, frames: frames.slice(0, 8).map((line) => line.trim()) };
}
