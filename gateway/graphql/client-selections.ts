import { isAbstractType, type FieldNode, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

/** What a client selected at one place, with the names under which fetches bring it. */
export type ClientSelection = ClientField | ClientFragment;

export interface ClientField {
  readonly kind: 'Field';
  /** The client's alias or the field's name. */
  readonly responseName: string;
  /** The name under which the fetched data holds it. */
  readonly key: string;
  readonly name: string;
  /** The viewer may not read it: it is null, and is not fetched. */
  readonly isDenied: boolean;
  readonly selections: readonly ClientSelection[];
}

export interface ClientFragment {
  readonly kind: 'Fragment';
  readonly typeCondition: string | undefined;
  readonly selections: readonly ClientSelection[];
}

/** Selections that the viewer may not read, with the coordinate that the client is given for each. */
export type DeniedFields = ReadonlyMap<FieldNode, string>;

/** One field of the result: all selections under one response name, in the order of the first. */
export interface CollectedField {
  readonly responseName: string;
  readonly key: string;
  readonly name: string;
  readonly isDenied: boolean;
  readonly selections: readonly ClientSelection[];
  /** The selections that it is merged of: where they are the same, so is all below. */
  readonly sources: readonly ClientField[];
}

/**
 * The fields that selections have for objects of one type, in the specification's order
 * (https://spec.graphql.org/October2021/#CollectFields). `type` may be abstract: then the result is for an object of which
 * no more is known than that.
 */
export function collectFields(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  selections: readonly ClientSelection[],
): readonly CollectedField[] {
  const byName = new Map<string, ClientField[]>();
  const seen = new Set<ClientSelection>();
  const visit = (inner: readonly ClientSelection[]): void => {
    for (const selection of inner) {
      if (selection.kind === 'Field') {
        const before = byName.get(selection.responseName);
        if (before === undefined) {
          byName.set(selection.responseName, [selection]);
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
  return [...byName.values()].map((sources) => {
    const [{ responseName, key, name }] = sources as [ClientField];
    const isDenied = sources.some((source) => source.isDenied);
    const below = sources.flatMap((source) => source.selections);
    return { responseName, key, name, isDenied, selections: below, sources };
  });
}

/** The selections without those of one response name, at every depth. Shared selections stay shared. */
export function withoutResponseName(
  selections: readonly ClientSelection[],
  responseName: string,
): readonly ClientSelection[] {
  const known = new Map<ClientSelection, ClientSelection>();
  const keptOf = (all: readonly ClientSelection[]): readonly ClientSelection[] =>
    all.filter((selection) => selection.kind === 'Fragment' || selection.responseName !== responseName).map(copyOf);
  const copyOf = (selection: ClientSelection): ClientSelection => {
    const copy = known.get(selection) ?? { ...selection, selections: keptOf(selection.selections) };
    known.set(selection, copy);
    return copy;
  };
  return keptOf(selections);
}

function applies(schema: GraphQLSchema, typeCondition: string | undefined, type: GraphQLNamedType): boolean {
  if (typeCondition === undefined || typeCondition === type.name) {
    return true;
  }
  const condition = schema.getType(typeCondition);
  return isAbstractType(condition) && 'getInterfaces' in type && schema.isSubType(condition, type);
}
