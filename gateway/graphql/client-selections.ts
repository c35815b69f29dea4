import type { FieldNode, GraphQLNamedType, GraphQLSchema } from 'graphql';

import { isSubtypeOf } from './types.ts';

/** A selection of the client, with the name under which the fetched data holds its value. */
export type ClientSelection = ClientField | ClientFragment;

export interface ClientField {
  readonly kind: 'Field';
  /** The client's alias or the field's name. */
  readonly responseName: string;
  /** The name under which the fetched data holds it. */
  readonly key: string;
  readonly name: string;
  /** The viewer may not read the field: it is null and is not fetched. */
  readonly isDenied: boolean;
  readonly selections: readonly ClientSelection[];
}

export interface ClientFragment {
  readonly kind: 'Fragment';
  readonly typeCondition: string | undefined;
  readonly selections: readonly ClientSelection[];
}

/** Selections that the viewer may not read, and the schema coordinate that the error for each contains. */
export type DeniedFields = ReadonlyMap<FieldNode, string>;

/** One field of the result: all selections with the same response name, merged. */
export interface CollectedField {
  readonly responseName: string;
  readonly key: string;
  readonly name: string;
  readonly isDenied: boolean;
  readonly selections: readonly ClientSelection[];
  /** The selections that were merged. Two collected fields with the same sources have the same subselections. */
  readonly sources: readonly ClientField[];
}

/**
 * The fields that are selected on objects of one type, in the specification's order
 * (https://spec.graphql.org/October2021/#CollectFields). `type` may be abstract: then only fragments on the type itself or on
 * its supertypes apply.
 */
export function collectFields(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  selections: readonly ClientSelection[],
): readonly CollectedField[] {
  const byName = new Map<string, ClientField[]>();
  const visited = new Set<ClientSelection>();
  const visit = (inner: readonly ClientSelection[]): void => {
    for (const selection of inner) {
      if (selection.kind === 'Field') {
        const sameName = byName.get(selection.responseName);
        if (sameName === undefined) {
          byName.set(selection.responseName, [selection]);
        } else {
          sameName.push(selection);
        }
      } else if (!visited.has(selection) && applies(schema, selection.typeCondition, type)) {
        visited.add(selection);
        visit(selection.selections);
      }
    }
  };
  visit(selections);
  return [...byName.values()].map((sources) => {
    const [{ responseName, key, name }] = sources as [ClientField];
    const isDenied = sources.some((source) => source.isDenied);
    const merged = sources.flatMap((source) => source.selections);
    return { responseName, key, name, isDenied, selections: merged, sources };
  });
}

/** Removes the fields with one response name at every depth. Shared selections stay shared. */
export function withoutResponseName(
  selections: readonly ClientSelection[],
  responseName: string,
): readonly ClientSelection[] {
  const copies = new Map<ClientSelection, ClientSelection>();
  const remaining = (all: readonly ClientSelection[]): readonly ClientSelection[] =>
    all.filter((selection) => selection.kind === 'Fragment' || selection.responseName !== responseName).map(copyOf);
  const copyOf = (selection: ClientSelection): ClientSelection => {
    const copy = copies.get(selection) ?? { ...selection, selections: remaining(selection.selections) };
    copies.set(selection, copy);
    return copy;
  };
  return remaining(selections);
}

function applies(schema: GraphQLSchema, typeCondition: string | undefined, type: GraphQLNamedType): boolean {
  return typeCondition === undefined || isSubtypeOf(schema, type.name, typeCondition);
}
