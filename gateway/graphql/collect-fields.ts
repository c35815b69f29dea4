import { isAbstractType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

import type { ClientField, ClientSelection } from './client-operation.ts';

/** One field of the answer to be: all selections of it under one response name, in the order of the first. */
export interface CollectedField {
  readonly responseName: string;
  readonly key: string;
  readonly name: string;
  readonly isDenied: boolean;
  readonly selections: readonly ClientSelection[];
  /** The client's own selections that it is merged of: where they are the same, so is all below. */
  readonly sources: readonly ClientField[];
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
  const found = new Map<string, ClientField[]>();
  const seen = new Set<ClientSelection>();
  const visit = (inner: readonly ClientSelection[]): void => {
    for (const selection of inner) {
      if (selection.kind === 'Field') {
        const before = found.get(selection.responseName);
        if (before === undefined) {
          found.set(selection.responseName, [selection]);
        } else {
          before.push(selection);
        }
      } else if (!seen.has(selection) && applies(schema, selection.typeCondition, type)) {
        seen.add(selection);
        visit(selection.selections);
      }
    }
  };
  visit(selections);
  return [...found.values()].map((sources) => {
    const [{ responseName, key, name }] = sources as [ClientField];
    const isDenied = sources.some((source) => source.isDenied);
    const below = sources.flatMap((source) => source.selections);
    return { responseName, key, name, isDenied, selections: below, sources };
  });
}

function applies(schema: GraphQLSchema, typeCondition: string | undefined, type: GraphQLNamedType): boolean {
  if (typeCondition === undefined || typeCondition === type.name) {
    return true;
  }
  const condition = schema.getType(typeCondition);
  return isAbstractType(condition) && 'getInterfaces' in type && schema.isSubType(condition, type);
}
