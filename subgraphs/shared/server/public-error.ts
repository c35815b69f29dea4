import { GraphQLError } from 'graphql';

import { isTooSlow, isUnreachable } from '../database/connection-fault.ts';

/**
 * The form of an error for the caller: our own coded errors as they are; a database that cannot be reached as
 * `SUBGRAPH_UNAVAILABLE`, one that takes too long as `SUBGRAPH_TIMEOUT`; anything else as `INTERNAL_SERVER_ERROR`. Statements, values and stacks stay in this process.
 */
export function publicError(error: GraphQLError): GraphQLError {
  const { originalError } = error;
  if (typeof error.extensions['code'] === 'string') {
    return error;
  }
  if (originalError === undefined || originalError === null) {
    return coded(error, error.message, 'GRAPHQL_VALIDATION_FAILED');
  }
  if (isTooSlow(originalError)) {
    return coded(error, "This office's database took too long; ask for less, or try again later.", 'SUBGRAPH_TIMEOUT');
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

function coded({ nodes, source, positions, path }: GraphQLError, message: string, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code } });
}
