import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { checkVariables } from '../check-variables.ts';
import { nulInText } from '../text-input.ts';
import type { RequestContext } from './request-context.ts';
import { isFault, publicError } from './public-error.ts';
import type { SubgraphHandler, SubgraphReply } from './subgraph-handler.ts';

export interface AnswerOptions {
  schema: GraphQLSchema;
  /** What belongs to one request; no statement is begun once its signal says that the caller has left. */
  makeContext: (headers: Readonly<Record<string, string>>, signal: AbortSignal) => RequestContext;
  /** Told of each fault on our side, with the error that caused it. */
  onFault: (error: unknown, requestId: string) => void;
}

/** The gateway sends few distinct documents, each over and over: those are parsed and validated once. */
const REMEMBERED_DOCUMENTS = 1000;

/** Makes the function that answers a subgraph's requests. */
export function makeSubgraphHandler({ schema, makeContext, onFault }: AnswerOptions): SubgraphHandler {
  const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

  function checkedDocument(query: string): DocumentNode | readonly GraphQLError[] {
    const known = documents.get(query);
    if (known) return known;
    const checked = parseAndValidate(schema, query);
    if (documents.size >= REMEMBERED_DOCUMENTS) documents.delete(documents.keys().next().value as string);
    documents.set(query, checked);
    return checked;
  }

  return async ({ body, headers, signal }) => {
    const request = readRequest(body);
    if (request === null) return refused([coded('The body is not a GraphQL request in JSON.', 'BAD_REQUEST')]);
    const document = checkedDocument(request.query);
    if (!isDocument(document)) return refused(document);
    const operation = getOperationAST(document, request.operationName);
    if (!operation) return refused([coded('The document has no operation of that name.', 'BAD_REQUEST')]);
    const variables = checkVariables(schema, operation, request.variables);
    if ('errors' in variables) return refused(variables.errors);
    const unreadable = nulInText(body, document, request.variables);
    if (unreadable) return refused([unreadable]);
    const context = makeContext(headers, signal);
    const result = await execute({
      schema,
      document,
      operationName: request.operationName,
      variableValues: request.variables,
      contextValue: context,
    });
    for (const error of result.errors ?? []) if (isFault(error)) onFault(error.originalError, context.requestId);
    return reply(200, { ...result, ...(result.errors && { errors: result.errors.map(publicError) }) });
  };
}

interface GraphQLRequest {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

function readRequest(body: string): GraphQLRequest | null {
  try {
    const { query, operationName, variables } = JSON.parse(body) as Record<string, unknown>;
    if (typeof query !== 'string') return null;
    if (variables !== undefined && variables !== null && typeof variables !== 'object') return null;
    return {
      query,
      operationName: typeof operationName === 'string' ? operationName : undefined,
      variables: (variables ?? {}) as Record<string, unknown>,
    };
  } catch {
    return null;
  }
}

function parseAndValidate(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validate(schema, document).map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    return errors.length === 0 ? document : errors;
  } catch (error) {
    return [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
  }
}

function isDocument(checked: DocumentNode | readonly GraphQLError[]): checked is DocumentNode {
  return 'kind' in checked;
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  if (typeof error.extensions['code'] === 'string') return error;
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}

function coded(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function refused(errors: readonly GraphQLError[]): SubgraphReply {
  return reply(400, { errors });
}

function reply(status: number, result: ExecutionResult): SubgraphReply {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(result) };
}
