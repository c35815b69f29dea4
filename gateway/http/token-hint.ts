import { GraphQLError, Kind } from 'graphql';

/** What can be unknown to a viewer. */
const NAMES: ReadonlySet<unknown> = new Set([Kind.FIELD, Kind.NAMED_TYPE, Kind.ARGUMENT]);

/**
 * An error for somebody without a token: where it is about a name that they may not use, it says that a token may help. What is
 * hidden from the public and what was made up get the same words, so they tell nothing about what exists.
 */
export function withTokenHint(error: GraphQLError): GraphQLError {
  const { message, nodes, path, extensions } = error;
  const { code } = extensions;
  const isUnknown = code === 'GRAPHQL_VALIDATION_FAILED' && NAMES.has(nodes?.[0]?.kind);
  if (!isUnknown && code !== 'UNAUTHORIZED_FIELD_OR_TYPE') {
    return error;
  }
  return new GraphQLError(`${message} You sent no token; some data can be read only with one.`, {
    nodes,
    path,
    extensions: { ...extensions, mayNeedToken: true },
  });
}
