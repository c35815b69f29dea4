import { GraphQLError, Kind, type ASTNode, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import { ERROR_CATALOGUE, isErrorCode, type ErrorCode } from '../errors.ts';
import type { RequestScopes } from '../request-scope.ts';

/** What a client may read of an error beside its message, path and place in the document. */
const SHOWN = ['code', 'subgraph', 'fields', 'field', 'fault', 'expected', 'limit', 'coordinate', 'retryAfterSeconds'];

/**
 * The last gate before an error reaches a client. Threat: libraries put values, addresses, SQL and stacks into messages.
 * Goal: only what the catalogue knows goes out with its message; all else becomes one sentence and the request id, under
 * which the log has the fault's name and place. Extensions are let through by name, so that a library's next version
 * cannot add one unnoticed.
 */
export function errorPresenter(scopes: RequestScopes, logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const scope = scopes.getStore();
    const code = codeOf(formatted, error);
    scope?.notes.errorCodes.add(code ?? 'INTERNAL_SERVER_ERROR');
    if (code === undefined) {
      logger.error({ requestId: scope?.requestId, fault: faultOf(error) }, 'unexpected fault');
      return masked(formatted, scope?.requestId);
    }
    const extensions = Object.fromEntries(
      SHOWN.map((name) => [name, formatted.extensions?.[name]] as const).filter(([, value]) => value !== undefined),
    );
    const message = isAboutLiteral(error, code) ? LITERAL_MISFIT : formatted.message;
    return {
      ...formatted,
      message,
      extensions: { ...extensions, code: isAboutLiteral(error, code) ? 'BAD_USER_INPUT' : code },
    };
  };
}

/** graphql-js writes the literal itself into the message; the error's `locations` say where it stands. */
const LITERAL_MISFIT = 'A value in the document is not of the type expected there.';

const LITERALS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/** Undefined for what must be masked: unknown codes, and faults of ours that carry no public message. */
function codeOf(formatted: GraphQLFormattedError, error: unknown): ErrorCode | undefined {
  const code = ownCodeOf(error) ?? formatted.extensions?.['code'];
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

function isAboutLiteral(error: unknown, code: ErrorCode): boolean {
  const node: ASTNode | undefined = error instanceof GraphQLError ? error.nodes?.[0] : undefined;
  return code === 'GRAPHQL_VALIDATION_FAILED' && node !== undefined && LITERALS.has(node.kind);
}

function masked(formatted: GraphQLFormattedError, requestId: string | undefined): GraphQLFormattedError {
  return {
    message: 'An unexpected fault, logged under the request id.',
    path: formatted.path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies keyof typeof ERROR_CATALOGUE, requestId },
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
