import { getOperationAST, type GraphQLError, type GraphQLSchema } from 'graphql';

import { checkVariables } from '../../subgraphs/shared/check-variables.ts';
import { fieldsNamed } from '../access-ledger/fields-named.ts';
import type { Audiences } from '../authorization/audiences.ts';
import type { Slice, Slices } from '../authorization/slices.ts';
import { refusal } from '../errors.ts';
import type { Executor } from '../execution/executor.ts';

import type { DocumentLimits } from './document-limits.ts';
import type { OperationCache } from './operation-cache.ts';
import { makeOperation, type GraphQLRequest, type Operation } from './operation.ts';
import { refuseVariables } from './refuse-variables.ts';
import type { RequestScope } from './request-scope.ts';
import { validateDocument } from './validate-document.ts';

export interface GraphQLAnswer {
  /** As JSON text; undefined where the request was refused whole. */
  readonly data?: string;
  readonly errors: readonly GraphQLError[];
}

/** What a generation answers requests with. */
export interface Serving {
  /** The API schema: what all clients together see, with our scalars' rules. */
  readonly schema: GraphQLSchema;
  readonly slices: Slices;
  readonly audiences: Audiences;
  readonly limits: DocumentLimits;
  readonly operations: OperationCache;
  readonly executor: Executor;
}

/**
 * The one way of a request, warm or cold: its operation, its variables, what is denied of it, and what the executor makes of
 * the rest.
 *
 * @throws GraphQLError where the request is refused whole
 */
export async function answerRequest(
  serving: Serving,
  request: GraphQLRequest,
  scope: RequestScope,
): Promise<GraphQLAnswer> {
  const slice = serving.slices.of(scope.viewer);
  const operation = serving.operations.find(request, slice) ?? admit(serving, request, slice, scope);
  if (!('variant' in operation)) {
    return operation;
  }
  const { variables, documentHash } = request;
  const checked = checkVariables(serving.schema, operation.definition, variables);
  if ('errors' in checked) {
    return { errors: refuseVariables(checked.errors, slice.schema) };
  }
  const { coerced } = checked;
  const variant = operation.variant(coerced);
  const { denial, prepared } = variant instanceof Promise ? await variant : variant;
  if (prepared === undefined) {
    return { data: 'null', errors: denial?.errors ?? [] };
  }
  const { requestId, viewer, clientLeft } = scope;
  const context = { requestId, viewer, clientLeft, documentHash };
  const { text, errors } = await prepared.execute({ variables, coerced, context, viewerSchema: () => slice.schema });
  return { data: text, errors: denial === undefined ? errors : [...denial.errors, ...errors] };
}

/** The operation at its first request, validated and cut; or what is wrong with its document. */
function admit(
  serving: Serving,
  request: GraphQLRequest,
  slice: Slice,
  { notes }: RequestScope,
): Operation | { readonly errors: readonly GraphQLError[] } {
  const errors = validationErrors(serving, request, slice);
  if (errors.length === 0) {
    return addOperation(serving, request, slice);
  }
  if (serving.audiences[slice.viewer.audience].mode === 'reject') {
    notes.refusedFields = () => fieldsNamed(serving.schema, slice.mayRead, request.text);
  }
  return { errors };
}

/** What is wrong with a document, as the slice's viewers may know it. */
export function validationErrors(
  { schema, audiences, limits }: Serving,
  { document }: Pick<GraphQLRequest, 'document'>,
  slice: Slice,
): readonly GraphQLError[] {
  const { mode } = audiences[slice.viewer.audience];
  return validateDocument(document, { schema, slice, mode, limits });
}

/** @param request valid for the slice's viewers */
export function addOperation(
  { schema, executor, operations }: Serving,
  request: Omit<GraphQLRequest, 'variables'>,
  slice: Slice,
): Operation {
  const definition = getOperationAST(request.document, request.operationName);
  if (definition == null) {
    throw refusal(
      'OPERATION_RESOLUTION_FAILURE',
      'The document has no operation of that name, or several and no name was given.',
    );
  }
  // No rule of validation sees to it: https://spec.graphql.org/October2021/#sec-Root-Operation-Types
  if (schema.getRootType(definition.operation) == null) {
    throw refusal('GRAPHQL_VALIDATION_FAILED', `The schema has no ${definition.operation} operations.`);
  }
  const operation = makeOperation(request, definition, slice, { schema, executor, onGrowth: operations.weigh });
  operations.add(operation, slice);
  return operation;
}
