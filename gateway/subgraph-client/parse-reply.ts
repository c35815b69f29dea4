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

/**
 * Reads a reply's body as a GraphQL result.
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
  const { data, errors } = result;
  if ((data !== undefined && data !== null && !isRecord(data)) || (errors !== undefined && !isErrorList(errors))) {
    return 'answered with JSON that is not a GraphQL result';
  }
  const readErrors = (errors ?? []).map(readError);
  if ((data === undefined || data === null) && readErrors.length === 0) {
    return 'answered with neither data nor errors';
  }
  return { data: data ?? null, errors: readErrors };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isErrorList(errors: unknown): errors is Record<string, unknown>[] {
  return Array.isArray(errors) && errors.every((error) => isRecord(error) && typeof error['message'] === 'string');
}

function readError(error: Record<string, unknown>): ReplyError {
  const path = Array.isArray(error['path']) ? error['path'].filter(isPathPart) : [];
  return {
    message: String(error['message']),
    path,
    extensions: isRecord(error['extensions']) ? error['extensions'] : {},
  };
}

function isPathPart(part: unknown): part is string | number {
  return typeof part === 'string' || typeof part === 'number';
}
