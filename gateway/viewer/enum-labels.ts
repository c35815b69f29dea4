import { isEnumType, isIntrospectionType, type GraphQLSchema } from 'graphql';

import { afterTerm, chineseTerm } from '../../subgraphs/shared/schema/labelled-enum.ts';

/** A name of the schema with its Chinese term. */
interface Labelled {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
}

export interface EnumLabels extends Labelled {
  readonly members: readonly Labelled[];
}

/**
 * The enums of a viewer's slice, by name, of these names or all. Each description of the graph begins with its Chinese term
 * (a lint rule), so the schema has the labels already: no subgraph is asked, and a reload of the supergraph changes them.
 */
export function enumLabels(slice: GraphQLSchema, names: readonly string[] | null): readonly EnumLabels[] {
  return Object.values(slice.getTypeMap())
    .filter((type) => isEnumType(type))
    .filter((type) => !isIntrospectionType(type) && (names === null || names.includes(type.name)))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((type) => ({ ...labelled(type), members: type.getValues().map(labelled) }));
}

function labelled({
  name,
  description,
}: {
  readonly name: string;
  readonly description?: string | null | undefined;
}): Labelled {
  return {
    name,
    label: description ? chineseTerm(description) : name,
    description: description ? afterTerm(description) || null : null,
  };
}
