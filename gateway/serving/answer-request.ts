import { getOperationAST, type GraphQLError, type GraphQLSchema } from 'graphql';

import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import { checkVariables } from '../../subgraphs/shared/check-variables.ts';
import { hiddenFields } from '../access-ledger/recording/hidden-fields.ts';
import type { Audiences } from '../authorization/audiences.ts';
import type { Slice, Slices } from '../authorization/slices.ts';
import { refusal, withoutStack, type Language } from '../errors.ts';
import type { Executor } from '../execution/executor.ts';
import type { Limits } from '../limits/audience-limits.ts';
import { payerOf, type Budgets } from '../limits/budgets.ts';
import { checkVariableSize } from '../limits/check-size.ts';
import { recordsIn } from '../limits/operation-cost.ts';
import type { Prices } from '../limits/prices.ts';
import type { FetchContext } from '../subgraph-client/fetch.ts';
import type { Timing } from '../telemetry/telemetry.ts';
import { timePhase } from '../telemetry/time-phase.ts';

import type { OperationCache } from './operation-cache.ts';
import { makeOperation, type GraphQLRequest, type Operation, type OperationVariant } from './operation.ts';
import { refuseVariables } from './refuse-variables.ts';
import { validateDocument } from './validate-document.ts';

/** What belongs to one request while it is served. The HTTP stage makes it; every stage passes it on. */
export interface RequestScope extends FetchContext {
  /** Whether nobody waits for this answer by itself: it is a part of a saved query's run. */
  readonly isBulk?: boolean;
  /** Where the request comes from; undefined where it did not come over the network. */
  readonly address?: string;
  /** Of messages; the default one where it is absent. */
  readonly language?: Language;
  /** What the stages report for the log and the ledger of refusals. */
  readonly notes: RequestNotes;
}

export interface RequestNotes {
  /** Codes of the errors in the response. */
  readonly errorCodes: Set<string>;
  /** SHA-256 of the document: the document itself can contain data about a person. */
  documentHash?: string;
  /** Coordinates of the denied fields that have an error in the response. */
  denied?: Set<string>;
  /** What the operations of the request were estimated to cost, and what they came to; undefined where none was accepted. */
  cost?: { readonly estimated: number; readonly actual: number };
  /** Finds the fields in a refused document that exist but are hidden from its viewer. */
  refusedFields?: () => readonly string[];
  /** Whether nothing of the request was run. */
  isRefused?: boolean;
  /** Who asked, once that is known. */
  audience?: Audience;
  /** Of a trusted document's operation or of a query of the library: names that the operator knows. */
  operationName?: string;
  /** Why a login was refused, and by which claim of the token. */
  login?: { readonly reason: string; readonly claim: string | undefined };
  /** How long the phases and fetches of the request took; undefined where nobody wants to know. */
  timings?: Timing[];
}

export interface GraphQLAnswer {
  /** As JSON text; undefined where the whole request was refused. */
  readonly data?: string;
  readonly errors: readonly GraphQLError[];
}

/** The parts of a generation that answer requests. */
export interface Serving {
  /** The API schema, with the rules of our scalars. */
  readonly schema: GraphQLSchema;
  readonly slices: Slices;
  readonly audiences: Audiences;
  readonly limits: Limits;
  readonly prices: Prices;
  readonly budgets: Budgets;
  readonly operations: OperationCache;
  readonly executor: Executor;
}

/**
 * Answers a request. A request for a cached operation and the first one for it take the same path: operation, variables,
 * denied fields, execution of the rest.
 *
 * @throws GraphQLError where the whole request is refused
 */
export async function answerRequest(
  serving: Serving,
  request: GraphQLRequest,
  scope: RequestScope,
): Promise<GraphQLAnswer> {
  const slice = serving.slices.of(scope.viewer);
  checkVariableSize(request.variables, serving.limits.audiences[scope.viewer.audience]);
  const paid = payForChecking(serving, request, slice, scope);
  if (paid instanceof Promise) {
    await paid;
  }
  const operation = serving.operations.find(request, slice) ?? admit(serving, request, slice, scope);
  if (!('variant' in operation)) {
    return operation;
  }
  const { variables, documentHash } = request;
  const checked = withoutStack(() =>
    checkVariables(serving.schema, operation.definition, variables, operation.withoutNull),
  );
  if ('errors' in checked) {
    return { errors: refuseVariables(checked.errors, slice.schema) };
  }
  const { coerced } = checked;
  const bill = billOf(serving, operation, coerced, scope);
  const billed = bill.pay();
  if (billed instanceof Promise) {
    await billed;
  }
  bill.accepted();
  const { timings } = scope.notes;
  let variant: OperationVariant;
  try {
    const made = operation.variant(coerced, bill.planned);
    variant = made instanceof Promise ? await timePhase(timings, 'plan', () => made) : made;
  } catch (error) {
    bill.refund();
    throw error;
  }
  const { denial, prepared } = variant;
  if (prepared === undefined) {
    bill.refund();
    return { data: 'null', errors: denial?.errors ?? [] };
  }
  const { requestId, viewer, clientLeft, run } = scope;
  const share = { payer: payerOf(scope), cost: bill.estimated };
  const context = { requestId, viewer, clientLeft, documentHash, run, share, timings };
  bill.begun();
  const answered = await timePhase(timings, 'execute', () =>
    prepared.execute({ variables, coerced, context, viewerSchema: () => slice.schema }),
  );
  bill.settle(answered.data);
  const { text, errors } = answered;
  return { data: text, errors: denial === undefined ? errors : [...denial.errors, ...errors] };
}

/** Tokens of an unknown document that are checked for one unit of cost. */
const TOKENS_OF_A_UNIT = 50;
/** What a new plan costs at least, and for each millisecond that it takes. */
const PLAN = 20;
const PLAN_MILLISECOND = 1;

/** An unknown document is validated and marked, whatever becomes of it. @throws GraphQLError RATE_LIMITED */
function payForChecking({ operations, budgets }: Serving, request: GraphQLRequest, slice: Slice, scope: RequestScope) {
  return scope.run !== undefined || operations.find(request, slice) !== undefined
    ? undefined
    : budgets.spend(scope, Math.ceil((request.document.tokenCount ?? 0) / TOKENS_OF_A_UNIT));
}

/**
 * What a request pays: before it runs, the estimate; afterwards, what it came to. A client that leaves has paid, since its answer
 * was worked for. A page of a run is not paid for by itself: runs have limits of their own, and one that was begun is finished.
 *
 * @throws GraphQLError COST_LIMIT_EXCEEDED where it costs more than one request of its audience may
 */
function billOf(
  { limits, budgets }: Serving,
  operation: Operation,
  coerced: Readonly<Record<string, unknown>>,
  scope: RequestScope,
) {
  const { fixed, records } = operation.estimateCost(coerced);
  const estimated = Math.ceil(fixed + records);
  const { cost: limit } = limits.audiences[scope.viewer.audience];
  if (estimated > limit && scope.run === undefined) {
    throw refusal(
      'COST_LIMIT_EXCEEDED',
      `The operation is estimated to cost ${estimated}; at most ${limit} is allowed. Ask for smaller pages, shorter periods or fewer groups.`,
      { cost: estimated, limit },
    );
  }
  let unusedPlan = operation.isPrepared(coerced) ? 0 : PLAN;
  const paid = estimated + unusedPlan;
  const note = (moreEstimated: number, moreActual: number): void => {
    const { cost = { estimated: 0, actual: 0 } } = scope.notes;
    scope.notes.cost = { estimated: cost.estimated + moreEstimated, actual: cost.actual + moreActual };
  };
  return {
    estimated,
    pay: () => (scope.run === undefined ? budgets.spend(scope, paid) : undefined),
    accepted: () => note(estimated, 0),
    /** Execution begins: until the answer is there, it is taken to cost what was estimated. */
    begun: () => note(0, estimated),
    /** Also where the plan is refused: that took the time of a thread that plans for all. */
    planned(milliseconds: number): void {
      unusedPlan = 0;
      budgets.settle(scope, Math.floor(milliseconds * PLAN_MILLISECOND));
    },
    /** Where nothing of it is run: what was denied or refused costs no more than its check and its plan. */
    refund(): void {
      if (scope.run === undefined) {
        budgets.settle(scope, -estimated - unusedPlan);
      }
    },
    settle(data: unknown): void {
      const actual = Math.ceil(fixed + Math.min(records, recordsIn(data)));
      note(0, actual - estimated);
      if (scope.run === undefined && !scope.clientLeft.aborted) {
        budgets.settle(scope, actual - estimated);
      }
    },
  };
}

/** The operation at its first request, validated and authorized; or the errors of its document. */
function admit(
  serving: Serving,
  request: GraphQLRequest,
  slice: Slice,
  { notes }: RequestScope,
): Operation | { readonly errors: readonly GraphQLError[] } {
  const errors = timePhase(notes.timings, 'validate', () => validationErrors(serving, request, slice));
  if (errors.length === 0) {
    return addOperation(serving, request, slice);
  }
  if (serving.audiences[slice.viewer.audience].mode === 'reject') {
    notes.refusedFields = () => hiddenFields(serving.schema, slice.mayRead, request.text);
  }
  return { errors };
}

/** The errors of a document, in words that the viewers of the slice may read. */
export function validationErrors(
  { schema, audiences, limits }: Pick<Serving, 'schema' | 'audiences' | 'limits'>,
  { document }: Pick<GraphQLRequest, 'document'>,
  slice: Slice,
): readonly GraphQLError[] {
  const { audience } = slice.viewer;
  const { mode } = audiences[audience];
  return withoutStack(() => validateDocument(document, { schema, slice, mode, limits: limits.audiences[audience] }));
}

/** Makes an operation and caches it. @param request valid for the viewers of the slice */
export function addOperation(
  { schema, prices, executor, operations }: Serving,
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
  // graphql-js has no validation rule for it: https://spec.graphql.org/October2021/#sec-Root-Operation-Types
  if (schema.getRootType(definition.operation) == null) {
    throw refusal('GRAPHQL_VALIDATION_FAILED', `The schema has no ${definition.operation} operations.`);
  }
  const operation = makeOperation(request, definition, slice, { schema, prices, executor, onGrowth: operations.weigh });
  operations.add(operation, slice);
  return operation;
}
