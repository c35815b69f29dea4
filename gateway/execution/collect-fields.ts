import { isAbstractType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

import type { ClientField, ClientSelection, Condition } from './client-operation.ts';

/** One field of the answer to be: all selections of it under one response name, in the order of the first. */
export interface CollectedField {
  readonly responseName: string;
  readonly key: string;
  readonly name: string;
  /** The field is there where all conditions of one of these lists are met; undefined where it always is. */
  readonly conditions: readonly (readonly Condition[])[] | undefined;
  readonly selections: readonly ClientSelection[];
  /** The client's own selections that it is merged of: where they are the same, so is all below. */
  readonly sources: readonly ClientField[];
}

interface Found {
  readonly field: ClientField;
  readonly conditions: readonly Condition[];
}

/**
 * The fields that selections hold for objects of one type, in the specification's order
 * (https://spec.graphql.org/October2021/#CollectFields). `type` may be abstract: then the answer is for an object of which
 * no more is known than that.
 */
export function collectFields(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  selections: readonly ClientSelection[],
): readonly CollectedField[] {
  const found = new Map<string, Found[]>();
  const visit = (inner: readonly ClientSelection[], outer: readonly Condition[], seen: Set<unknown>): void => {
    for (const selection of inner) {
      const conditions = selection.conditions.length === 0 ? outer : [...outer, ...selection.conditions];
      if (selection.kind === 'Field') {
        const before = found.get(selection.responseName);
        if (before === undefined) {
          found.set(selection.responseName, [{ field: selection, conditions }]);
        } else {
          before.push({ field: selection, conditions });
        }
      } else if (!seen.has(selection) && applies(schema, selection.typeCondition, type)) {
        if (conditions.length === 0) {
          seen.add(selection);
        }
        // Under a condition, what was seen there must still be found where there is none.
        visit(selection.selections, conditions, conditions.length === 0 ? seen : new Set(seen));
      }
    }
  };
  visit(selections, [], new Set());
  return [...found.values()].map(mergeFound);
}

function mergeFound(found: readonly Found[]): CollectedField {
  const [first] = found as readonly [Found, ...Found[]];
  const isAlways = found.some(({ conditions }) => conditions.length === 0);
  const selections =
    found.length === 1
      ? first.field.selections
      : found.map(({ field, conditions }): ClientSelection => ({
          kind: 'Fragment',
          typeCondition: undefined,
          conditions,
          selections: field.selections,
        }));
  const { responseName, key, name } = first.field;
  return {
    responseName,
    key,
    name,
    conditions: isAlways ? undefined : found.map(({ conditions }) => conditions),
    selections,
    sources: found.map(({ field }) => field),
  };
}

function applies(schema: GraphQLSchema, typeCondition: string | undefined, type: GraphQLNamedType): boolean {
  if (typeCondition === undefined || typeCondition === type.name) {
    return true;
  }
  const condition = schema.getType(typeCondition);
  return isAbstractType(condition) && 'getInterfaces' in type && schema.isSubType(condition, type);
}
