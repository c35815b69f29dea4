import { DriverException } from '@mikro-orm/core';
import { GraphQLError } from 'graphql';

/** Node's and mysql2's codes for a database that cannot be reached; MySQL error numbers 1040, 1045, 1049, 1053. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'PROTOCOL_CONNECTION_LOST',
  'ER_CON_COUNT_ERROR',
  'ER_ACCESS_DENIED_ERROR',
  'ER_BAD_DB_ERROR',
  'ER_SERVER_SHUTDOWN',
  'POOL_CLOSED',
  'SQLITE_CANTOPEN',
  'SQLITE_IOERR',
]);

/**
 * The form of an error for the caller: our own coded errors as they are; a database that cannot be reached as
 * `SUBGRAPH_UNAVAILABLE`; anything else as `INTERNAL_SERVER_ERROR`. Statements, values and stacks stay in this process.
 */
export function publicError(error: GraphQLError): GraphQLError {
  const { originalError } = error;
  if (typeof error.extensions['code'] === 'string') {
    return error;
  }
  if (originalError === undefined || originalError === null) {
    return coded(error, error.message, 'GRAPHQL_VALIDATION_FAILED');
  }
  return isUnreachable(originalError)
    ? coded(error, "This office's database cannot be reached at the moment; try again shortly.", 'SUBGRAPH_UNAVAILABLE')
    : coded(error, 'The answer could not be worked out; the fault has been logged.', 'INTERNAL_SERVER_ERROR');
}

/** Whether an error is our fault and not the caller's, so that its cause belongs in our log. */
export function isFault(error: GraphQLError): boolean {
  const { originalError } = error;
  // The caller has left: nothing is wrong.
  const isAborted = originalError?.name === 'AbortError';
  return typeof error.extensions['code'] !== 'string' && Boolean(originalError) && !isAborted;
}

function isUnreachable(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause ?? previousOf(cause)) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && UNREACHABLE.has(code)) {
      return true;
    }
  }
  return false;
}

function previousOf(error: Error): unknown {
  return error instanceof DriverException ? (error as { previous?: unknown }).previous : undefined;
}

function coded({ nodes, source, positions, path }: GraphQLError, message: string, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code } });
}
