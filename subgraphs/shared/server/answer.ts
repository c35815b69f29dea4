import {
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';

import { documentRights, deniedTo, type DocumentRights } from '../access/document-rights.ts';
import type { FieldRules } from '../access/field-rules.ts';
import { checkVariables } from '../check-variables.ts';
import { statementsOf } from '../database/statement-counts.ts';
import type { SignedViewer } from '../envelope/envelope.ts';
import { compileOperation } from '../execution/compile-operation.ts';
import type { CompiledOperation, PropertiesRead } from '../execution/compiled-operation.ts';
import { executeOperation } from '../execution/execute-operation.ts';
import type { Executed } from '../execution/execution.ts';
import { variablesWithoutNull } from '../null-variables.ts';
import { unstorableText } from '../text-input.ts';

import { isFault, publicError } from './public-error.ts';
import type { RequestContext } from './request-context.ts';
import type { SubgraphHandler, SubgraphReply, SubgraphRequest } from './subgraph-handler.ts';
import { mergeUnreadable, type UnreadableField } from './unreadable-values.ts';

export interface AnswerOptions<Context extends Pick<RequestContext, 'requestId'>> {
  schema: GraphQLSchema;
  /** The class of each type and field of it. */
  rules: FieldRules;
  /** Makes what belongs to one request. After `signal` is aborted (the caller has left) no statement is sent. */
  makeContext: (
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
    viewer: SignedViewer,
    properties: PropertiesRead | null,
  ) => Context | Promise<Context>;
  /** The viewer of a request, or null where it has no valid envelope: then the answer is 401. */
  viewerOf: (request: SubgraphRequest) => SignedViewer | null;
  /** Called with the cause of each error that is our fault. */
  onFault: (error: unknown, requestId: string) => void;
  /** Called for each field of a page with stored values that cannot be shown: the office's administrator can mend them. */
  onUnreadable?: (field: UnreadableField, requestId: string) => void;
}

/** The gateway sends few distinct documents, each many times: the most recently used are parsed and validated once. */
export const CACHED_DOCUMENTS = 1_000;
/** Estimated memory of all of them. Measured: a document with its compiled form takes some 160 bytes for each character. */
export const CACHED_BYTES = 64 * 1024 ** 2;
const BYTES_PER_CHARACTER = 160;
const ENTRY_BYTES = 2_048;

/** Makes the function that answers a subgraph's requests. */
export function makeSubgraphHandler<Context extends Pick<RequestContext, 'requestId'> = RequestContext>({
  schema,
  rules,
  makeContext,
  viewerOf,
  onFault,
  onUnreadable = () => undefined,
}: AnswerOptions<Context>): SubgraphHandler {
  const documents = new LRUCache<string, CheckedDocument | readonly GraphQLError[]>({
    max: CACHED_DOCUMENTS,
    maxSize: CACHED_BYTES,
    sizeCalculation: (_, query) => ENTRY_BYTES + BYTES_PER_CHARACTER * query.length,
    memoMethod: (query) => parseAndValidate(schema, rules, query),
  });

  return async (request) => {
    const { body, headers, signal } = request;
    const viewer = viewerOf(request);
    if (viewer === null) {
      return refused([coded('Nobody vouches for this request; ask the gateway.', 'UNAUTHENTICATED')], 401);
    }
    const graphql = readRequest(body);
    if (graphql === null) {
      return refused([coded('The body is not a GraphQL request in JSON.', 'BAD_REQUEST')]);
    }
    const checked = documents.memo(graphql.query);
    if (!('document' in checked)) {
      return refused(checked);
    }
    const { document, rights, withoutNull } = checked;
    const denied = deniedTo(viewer, rights, rules, graphql.variables);
    if (denied !== null) {
      return refused([unauthorized(denied)], 403);
    }
    const operation = getOperationAST(document, graphql.operationName);
    if (!operation) {
      return refused([coded('The document has no operation of that name.', 'BAD_REQUEST')]);
    }
    const variables = checkVariables(schema, operation, graphql.variables, withoutNull.get(operation));
    if ('errors' in variables) {
      return refused(variables.errors);
    }
    const unstorable = unstorableText(body, document, graphql.variables);
    if (unstorable) {
      return refused([unstorable]);
    }
    const compiled = checked.compiled.get(operation);
    const context = await contextOr(() => makeContext(headers, signal, viewer, compiled?.properties ?? null));
    if (context instanceof GraphQLError) {
      if (isFault(context)) {
        onFault(context.originalError, headers['x-request-id'] ?? '');
      }
      return refused([publicError(context)], 409);
    }
    const { result, json } = compiled
      ? await executeOperation(compiled, {
          schema,
          fragments: checked.fragments,
          variables: graphql.variables,
          context,
        })
      : await executed(
          execute({
            schema,
            document,
            operationName: graphql.operationName,
            variableValues: graphql.variables,
            contextValue: context,
          }),
        );
    const statements = statementsOf(signal);
    if (result.errors === undefined) {
      return { ...reply(200, json(result)), statements };
    }
    const { errors, unreadable } = mergeUnreadable(result.errors, { schema, document, rules, viewer });
    unreadable.forEach((field) => onUnreadable(field, context.requestId));
    for (const error of errors) {
      if (isFault(error)) {
        onFault(error.originalError, context.requestId);
      }
    }
    return { ...reply(200, json({ ...result, errors: errors.map(publicError) })), statements };
  };
}

/** What graphql-js answers. */
async function executed(answer: ExecutionResult | Promise<ExecutionResult>): Promise<Executed> {
  return { result: await answer, json: (shown) => JSON.stringify(shown) };
}

/** The context, or the error for which there is none: of a run, or of the database. */
async function contextOr<Context>(make: () => Context | Promise<Context>): Promise<Context | GraphQLError> {
  try {
    return await make();
  } catch (error) {
    return error instanceof GraphQLError
      ? error
      : new GraphQLError('There is no context.', { originalError: error instanceof Error ? error : new Error() });
  }
}

interface GraphQLRequest {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

function readRequest(body: string): GraphQLRequest | null {
  try {
    const { query, operationName, variables } = JSON.parse(body) as Record<string, unknown>;
    if (typeof query !== 'string') {
      return null;
    }
    if (variables !== undefined && variables !== null && typeof variables !== 'object') {
      return null;
    }
    return {
      query,
      operationName: typeof operationName === 'string' ? operationName : undefined,
      variables: (variables ?? {}) as Record<string, unknown>,
    };
  } catch {
    return null;
  }
}

/** A document that is valid for the schema, and the rights that it needs. */
interface CheckedDocument {
  readonly document: DocumentNode;
  readonly rights: DocumentRights;
  /** By operation, the variables that may not be null though their own type allows it. */
  readonly withoutNull: ReadonlyMap<OperationDefinitionNode, ReadonlySet<string>>;
  /** By operation; null where graphql-js executes it. */
  readonly compiled: ReadonlyMap<OperationDefinitionNode, CompiledOperation | null>;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

function parseAndValidate(
  schema: GraphQLSchema,
  rules: FieldRules,
  query: string,
): CheckedDocument | readonly GraphQLError[] {
  try {
    const document = parse(query);
    const errors = validate(schema, document).map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    if (errors.length > 0) {
      return errors;
    }
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const fragments = Object.fromEntries(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
    return {
      document,
      fragments,
      compiled: new Map(operations.map((operation) => [operation, compileOperation(schema, operation, fragments)])),
      rights: documentRights(schema, rules, document),
      withoutNull: new Map(
        operations.map((operation) => [operation, variablesWithoutNull(schema, document, operation)]),
      ),
    };
  } catch (error) {
    return [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  if (typeof error.extensions['code'] === 'string') {
    return error;
  }
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}

function unauthorized(coordinate: string): GraphQLError {
  const message = `The viewer may not read ${coordinate}, so nothing of the document was answered.`;
  return new GraphQLError(message, { extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', coordinate } });
}

function coded(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

function refused(errors: readonly GraphQLError[], status = 400): SubgraphReply {
  return reply(status, JSON.stringify({ errors }));
}

function reply(status: number, body: string): SubgraphReply {
  return { status, contentType: 'application/json; charset=utf-8', body };
}
