import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import { variablesWithoutNull } from '../../subgraphs/shared/null-variables.ts';
import type { FieldViewer } from '../authorization/access-rules.ts';
import { deniedErrors, type Denial } from '../authorization/denied-errors.ts';
import { markDenied } from '../authorization/mark-denied.ts';
import type { Slice } from '../authorization/slices.ts';
import type { Executor, PreparedOperation } from '../execution/executor.ts';
import { conditionVariables, type ConditionValues } from '../graphql/conditions.ts';
import { fragmentsOf } from '../graphql/documents.ts';
import { operationCost, type EstimateCost } from '../limits/operation-cost.ts';
import type { Prices } from '../limits/prices.ts';

/** A GraphQL request with its parsed document. */
export interface GraphQLRequest {
  readonly text: string;
  /** SHA-256 of the text, in hex. */
  readonly documentHash: string;
  readonly document: DocumentNode;
  /** Undefined where the request does not name one. */
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What is needed to make an operation again under another supergraph. */
export interface KnownOperation {
  readonly text: string;
  readonly operationName: string | undefined;
  /** The audience and scopes of the viewers who share the operation. */
  readonly viewer: FieldViewer;
}

/** One operation of a document for viewers with the same rights, and everything made from it. */
export interface Operation extends KnownOperation {
  readonly documentHash: string;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  /** The variables that may not be null though their own type allows it. */
  readonly withoutNull: ReadonlySet<string>;
  readonly estimateCost: EstimateCost;
  /** Whether the variant for these conditions is being made or kept, or its refusal is: then asking for it plans nothing. */
  isPrepared(values: ConditionValues): boolean;
  /**
   * The operation for one combination of its conditions. A promise only while it is being planned; all requests that wait
   * for it share that promise.
   *
   * @param values of the operation's variables, with defaults
   * @param onPlanned called where this call has it planned, with the time that it took, without the waiting
   * @throws GraphQLError where it is refused
   */
  variant(
    values: ConditionValues,
    onPlanned?: (milliseconds: number) => void,
  ): OperationVariant | Promise<OperationVariant>;
  /** The number of variants in memory. */
  readonly variants: number;
}

export interface OperationVariant {
  /** Undefined where nothing is denied. */
  readonly denial: Denial | undefined;
  /** Undefined where every field is denied: then nothing is fetched. */
  readonly prepared: PreparedOperation | undefined;
}

/** Most variants of one operation in memory. */
const MAX_VARIANTS = 64;
/** A busy machine can cause a refusal, so the operation is tried again after this time. */
const REFUSED_FOR_MS = 60_000;
/** Refusals that are the fault of the operation and not of the machine's load. */
const KEPT_REFUSALS: ReadonlySet<unknown> = new Set(['COST_LIMIT_EXCEEDED', 'PLAN_NOT_SUPPORTED']);

interface Refused {
  readonly refusal: GraphQLError;
  readonly until: number;
}

export interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly prices: Prices;
  readonly executor: Executor;
  /** Called after a variant is added. */
  readonly onGrowth: (operation: Operation) => void;
}

/**
 * Marks what the viewers of the slice may not read. Each variant is planned and compiled at its first request. Refusals by the
 * planner and the executor are cached as well, so that a costly document is not planned again each time it is sent.
 *
 * @param request valid for the viewers of the slice
 * @throws GraphQLError COST_LIMIT_EXCEEDED where marking would make it too large
 */
export function makeOperation(
  { text, documentHash, document, operationName }: Omit<GraphQLRequest, 'variables'>,
  definition: OperationDefinitionNode,
  slice: Slice,
  { schema, prices, executor, onGrowth }: OperationParts,
): Operation {
  const marked = markDenied(schema, document, definition, slice.mayRead);
  const conditions = conditionVariables(document);
  const variants = new LRUCache<string, OperationVariant | Promise<OperationVariant> | Refused>({
    max: conditions.length === 0 ? 1 : MAX_VARIANTS,
  });

  const keyOf = (values: ConditionValues): string =>
    conditions.map((name) => (values[name] === true ? '1' : '0')).join('');
  const prepare = async (
    values: ConditionValues,
    onPlanned?: (milliseconds: number) => void,
  ): Promise<OperationVariant> => {
    const denial = marked && deniedErrors(schema, marked, values);
    if (denial?.isAllDenied === true) {
      return { denial, prepared: undefined };
    }
    const whole = { document, operation: definition, denied: new Map() };
    return { denial, prepared: await executor.prepare({ ...(marked ?? whole), conditions: values, onPlanned }) };
  };
  const prepareOnce = async (key: string, ...given: Parameters<typeof prepare>): Promise<OperationVariant> => {
    try {
      const variant = await prepare(...given);
      variants.set(key, variant);
      onGrowth(operation);
      return variant;
    } catch (error) {
      if (error instanceof GraphQLError && KEPT_REFUSALS.has(error.extensions['code'])) {
        variants.set(key, { refusal: error, until: performance.now() + REFUSED_FOR_MS });
      } else {
        variants.delete(key);
      }
      throw error;
    }
  };
  const known = (values: ConditionValues) => {
    const variant = variants.get(keyOf(values));
    return variant !== undefined && 'refusal' in variant && variant.until <= performance.now() ? undefined : variant;
  };
  const operation: Operation = {
    text,
    documentHash,
    document,
    operationName,
    viewer: slice.viewer,
    definition,
    withoutNull: variablesWithoutNull(schema, document, definition),
    estimateCost: operationCost({ schema, prices }, definition, fragmentsOf(document)),
    isPrepared: (values) => known(values) !== undefined,
    variant(values, onPlanned) {
      const variant = known(values);
      if (variant !== undefined && 'refusal' in variant) {
        throw variant.refusal;
      }
      if (variant !== undefined) {
        return variant;
      }
      const key = keyOf(values);
      const preparing = prepareOnce(key, values, onPlanned);
      variants.set(key, preparing);
      return preparing;
    },
    get variants() {
      return variants.size;
    },
  };
  return operation;
}
