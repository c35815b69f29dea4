import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import { isErrorCode, type ErrorCode } from '../errors.ts';

import type { LiteralRefusals } from './literal-refusals.ts';
import type { RequestScopes } from './request-scope.ts';

/** What a client may read of an error beside its message, path and place in the document. */
const SHOWN = ['code', 'subgraph', 'fields', 'field', 'fault', 'expected', 'limit', 'coordinate', 'retryAfterSeconds'];

/**
 * The last gate before an error reaches a client. Threat: libraries put values, addresses, SQL and stacks into messages.
 * Goal: only what the catalogue knows goes out with its message; all else becomes one sentence and the request id, under
 * which the log has the fault's name and place. Extensions are let through by name, so that a library's next version
 * cannot add one unnoticed.
 */
export function errorPresenter(scopes: RequestScopes, logger: Logger, refusalFor: LiteralRefusals['refusalFor']) {
  return (given: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const scope = scopes.getStore();
    const formatted = refusalFor(error)?.toJSON() ?? given;
    const code = codeOf(formatted, error);
    scope?.notes.errorCodes.add(code ?? 'INTERNAL_SERVER_ERROR');
    if (code === undefined) {
      logger.error({ requestId: scope?.requestId, fault: faultOf(error) }, 'unexpected fault');
      return masked(formatted, scope?.requestId);
    }
    if (code === 'UNAUTHORIZED_FIELD_OR_TYPE' && scope !== undefined) {
      (scope.notes.denied ??= new Set()).add(String(formatted.extensions?.['coordinate'] ?? ''));
    }
    const shown = SHOWN.map((name) => [name, formatted.extensions?.[name]] as const);
    const extensions = Object.fromEntries(shown.filter(([, value]) => value !== undefined));
    const message = code === 'GRAPHQL_PARSE_FAILED' ? withoutToken(formatted.message) : formatted.message;
    // A subgraph's masked fault is in that subgraph's log, under the same id.
    const requestId = code === 'INTERNAL_SERVER_ERROR' ? scope?.requestId : undefined;
    return { ...formatted, message, extensions: { ...extensions, code, ...(requestId && { requestId }) } };
  };
}

/** Undefined for what must be masked: unknown codes, and faults of ours that carry no public message. */
function codeOf(formatted: GraphQLFormattedError, error: unknown): ErrorCode | undefined {
  const told = formatted.extensions?.['code'];
  const code = told === 'GRAPHQL_VALIDATION_FAILED' ? (ownCodeOf(error) ?? told) : told;
  if (!isErrorCode(code)) {
    return undefined;
  }
  const isPublic = code !== 'INTERNAL_SERVER_ERROR' || formatted.extensions?.['subgraph'] !== undefined;
  return isPublic ? code : undefined;
}

/** Apollo Server writes GRAPHQL_VALIDATION_FAILED over the code that a validation rule or a scalar gave; take ours. */
function ownCodeOf(error: unknown): unknown {
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof GraphQLError && original.extensions['code'] !== undefined
    ? original.extensions['code']
    : undefined;
}

/** The parser quotes the token it stumbled over, and a string's token is a value: its kind and place are enough. */
function withoutToken(message: string): string {
  return message.replace(/\b(String|BlockString|Int|Float) ".*"/s, '$1');
}

function masked(formatted: GraphQLFormattedError, requestId: string | undefined): GraphQLFormattedError {
  return {
    message: 'An unexpected fault, logged under the request id.',
    path: formatted.path,
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
