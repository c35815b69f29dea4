import {
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

import { isIncluded } from '../graphql/conditions.ts';
import type { Fragments } from '../graphql/documents.ts';

import type { FieldPrice, Prices } from './prices.ts';
import { statisticsSize } from './statistics-rows.ts';

/** What an operation costs. A unit is about one record that an office reads. */
export interface Cost {
  /** What is paid whatever the answer holds: counting, figures, statistics. */
  readonly fixed: number;
  /** Records, if every list is as long as it may be. */
  readonly records: number;
}

/** The cost of an operation before it runs. @param values of its variables, with defaults, as clients write them */
export type EstimateCost = (values: Readonly<Record<string, unknown>>) => Cost;

/** The gateway answers these itself, in the thread that serves all clients. */
const INTROSPECTION: Readonly<Record<string, number>> = { __schema: 500, __type: 20 };

/** A list whose office says nothing of its length. */
const UNKNOWN_LIST = 10;

const NOTHING: Cost = { fixed: 0, records: 0 };

/**
 * Prices an operation by the public cost specification (https://ibm.github.io/graphql-specs/cost-spec.html): an object costs 1 and
 * a scalar nothing where its office says nothing else, and what is below a list costs as often as the list may have items, by the
 * argument that says so. Statistics are paid by years, and their rows by groups and periods, which that specification has no
 * words for.
 *
 * @param schema the API schema
 * @param document of a valid operation
 */
export function operationCost(
  { schema, prices }: { readonly schema: GraphQLSchema; readonly prices: Prices },
  { selectionSet, operation }: OperationDefinitionNode,
  fragments: Fragments,
): EstimateCost {
  return (values) => {
    const ofSet = (set: SelectionSetNode, parent: GraphQLNamedType | undefined, sizes: Sizes): Cost => {
      let fixed = 0;
      let records = 0;
      for (const selection of set.selections) {
        if (!isIncluded(selection.directives, values)) {
          continue;
        }
        let cost = NOTHING;
        if (selection.kind === Kind.FIELD) {
          cost = ofField(selection, parent, sizes);
        } else {
          const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
          const on = fragment?.typeCondition?.name.value;
          cost = fragment
            ? ofSet(fragment.selectionSet, on === undefined ? parent : schema.getType(on), sizes)
            : NOTHING;
        }
        fixed += cost.fixed;
        records += cost.records;
      }
      return { fixed, records };
    };
    const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined, sizes: Sizes): Cost => {
      const field = fieldOf(parent, node.name.value);
      if (field === undefined || parent === undefined) {
        return { fixed: INTROSPECTION[node.name.value] ?? 0, records: 0 };
      }
      const price = prices.get(`${parent.name}.${node.name.value}`) ?? UNPRICED;
      const output = getNamedType(field.type);
      const taken = field.args.length > 0 ? argumentsOf(field, node, values) : {};
      const isStatistics = field.args.some(({ name }) => name === 'groupBy');
      const { years, rows } = isStatistics ? statisticsSize(taken) : ONCE;
      const times = isStatistics ? rows : isList(field) ? (sizes?.get(node.name.value) ?? sizeOf(price, taken)) : 1;
      const below = node.selectionSet ? ofSet(node.selectionSet, output, sizesBelow(price, taken)) : NOTHING;
      const own = price.weight === undefined && isCompositeType(output) ? 1 : 0;
      return {
        fixed: (price.weight ?? 0) * years + times * below.fixed,
        records: times * ((isStatistics ? 1 : own) + below.records),
      };
    };
    return ofSet(selectionSet, schema.getRootType(operation) ?? undefined, undefined);
  };
}

/** The lengths of fields of an object, where the field that returns it says them. */
type Sizes = ReadonlyMap<string, number> | undefined;

const UNPRICED: FieldPrice = { weight: undefined, list: undefined };
const ONCE = { years: 1, rows: 1 };

/** The records that an answer holds, counted as they are priced: an object each. */
export function recordsIn(data: unknown): number {
  let records = 0;
  const waiting: unknown[] = [data];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) {
      for (const item of value) {
        waiting.push(item);
      }
    } else if (typeof value === 'object' && value !== null) {
      records += 1;
      for (const name in value) {
        const member = (value as Record<string, unknown>)[name];
        if (typeof member === 'object') {
          waiting.push(member);
        }
      }
    }
  }
  return records;
}

function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** The arguments as clients write them; none where one is malformed, which is refused elsewhere. */
function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  try {
    return getArgumentValues(field, node, values);
  } catch {
    return {};
  }
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function sizeOf({ list }: FieldPrice, taken: Readonly<Record<string, unknown>>): number {
  return slice(list, taken) ?? list?.assumedSize ?? UNKNOWN_LIST;
}

function sizesBelow({ list }: FieldPrice, taken: Readonly<Record<string, unknown>>): Sizes {
  if (list === undefined || list.sizedFields.length === 0) {
    return undefined;
  }
  const size = slice(list, taken) ?? list.assumedSize ?? UNKNOWN_LIST;
  return new Map(list.sizedFields.map((name) => [name, size]));
}

/** A size that the office will refuse, such as a negative one, makes nothing cheaper. */
function slice(list: FieldPrice['list'], taken: Readonly<Record<string, unknown>>): number | undefined {
  const given = list?.slicingArguments.map((name) => taken[name]).filter((value) => typeof value === 'number') ?? [];
  return given.length === 0 ? undefined : Math.max(0, ...given);
}
