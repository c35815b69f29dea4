import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import { isErrorCode, type ErrorCode } from '../errors.ts';

/** What a client may read of an error beside its message, path and place in the document. */
const SHOWN = ['code', 'subgraph', 'fields', 'field', 'fault', 'expected', 'limit', 'coordinate', 'retryAfterSeconds'];

/**
 * The last gate before an error reaches a client. Threat: libraries put values, addresses, SQL and stacks into messages.
 * Goal: only what the catalogue knows goes out with its message; all else becomes one sentence and the request id, under
 * which the log has the fault's name and place. Extensions are let through by name, so that a library's next version
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
  // A subgraph's masked fault is in that subgraph's log, under the same id.
  const shownId = code === 'INTERNAL_SERVER_ERROR' ? requestId : undefined;
  return { ...given, message, extensions: { ...extensions, code, ...(shownId && { requestId: shownId }) } };
}

/** Undefined for what must be masked: unknown codes, and faults of ours that carry no public message. */
function codeOf(formatted: GraphQLFormattedError | undefined): ErrorCode | undefined {
  const code = formatted?.extensions?.['code'];
  if (!isErrorCode(code)) {
    return undefined;
  }
  const isPublic = code !== 'INTERNAL_SERVER_ERROR' || formatted?.extensions?.['subgraph'] !== undefined;
  return isPublic ? code : undefined;
}

/** The parser quotes the token at which it stopped, and a string's token is a value: its kind and place are enough. */
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

/** Where and what, not the message: a message of a library may quote a value. */
function faultOf(error: unknown): { name: string; frames: readonly string[] } {
  const root = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(root instanceof Error)) {
    return { name: typeof root, frames: [] };
  }
  const frames = (root.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { name: root.name, frames: frames.slice(0, 8).map((line) => line.trim()) };
}
