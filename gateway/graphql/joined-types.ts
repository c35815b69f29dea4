import { Kind, visit, type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode } from 'graphql';

import { innermostName } from './types.ts';

/** An object or interface type of a supergraph, and the subgraphs that resolve it. */
export interface JoinedType {
  readonly name: string;
  readonly joins: readonly TypeJoin[];
  readonly fields: readonly JoinedField[];
}

/** One `@join__type`: a subgraph defines the type, with one of its keys. */
interface TypeJoin {
  readonly graph: string;
  readonly key: string | undefined;
  readonly isResolvable: boolean;
  readonly isInterfaceObject: boolean;
}

interface JoinedField {
  readonly name: string;
  /** Whether clients cannot see it. */
  readonly isInaccessible: boolean;
  /** Whether its innermost type is an object, interface or union. */
  readonly isObjectValued: boolean;
  /** The subgraphs that resolve it, without those in which it is external or overridden. */
  readonly owners: readonly string[];
  /** The subgraphs that need other fields, by `@requires`, to resolve it. */
  readonly requiring: readonly string[];
}

/** Reads the objects and interfaces of a supergraph from its directives (https://specs.apollo.dev/join/v0.5/). */
export function joinedTypes(document: DocumentNode): readonly JoinedType[] {
  const composite = new Set<string>();
  for (const definition of document.definitions) {
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.UNION_TYPE_DEFINITION
    ) {
      composite.add(definition.name.value);
    }
  }
  return document.definitions
    .filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_DEFINITION)
    .map((definition) => {
      const { name, directives = [], fields = [] } = definition as Definition;
      const joins = directives.filter((directive) => directive.name.value === 'join__type').map(typeJoin);
      const graphs = [...new Set(joins.map(({ graph }) => graph))];
      return {
        name: name.value,
        joins,
        fields: fields.map((field) => ({
          name: field.name.value,
          isInaccessible: (field.directives ?? []).some((directive) => directive.name.value === 'inaccessible'),
          isObjectValued: composite.has(innermostName(field.type)),
          owners: ownersOf(field, graphs),
          requiring: fieldJoins(field).flatMap((join) =>
            argumentOf(join, 'requires') === undefined ? [] : (argumentOf(join, 'graph') ?? []),
          ),
        })),
      };
    });
}

type Definition = Extract<DocumentNode['definitions'][number], { kind: 'ObjectTypeDefinition' }>;

/** From the name of a subgraph in `@join__…` directives to its public name. */
export function namesOfGraphs(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  visit(document, {
    EnumValueDefinition: ({ name, directives = [] }) => {
      const graph = directives.find((directive) => directive.name.value === 'join__graph');
      if (graph !== undefined) {
        names.set(name.value, argumentOf(graph, 'name') ?? name.value);
      }
    },
  });
  return names;
}

function typeJoin(directive: ConstDirectiveNode): TypeJoin {
  return {
    graph: argumentOf(directive, 'graph') ?? '',
    key: argumentOf(directive, 'key'),
    isResolvable: argumentOf(directive, 'resolvable') !== 'false',
    isInterfaceObject: argumentOf(directive, 'isInterfaceObject') === 'true',
  };
}

function fieldJoins({ directives = [] }: FieldDefinitionNode): readonly ConstDirectiveNode[] {
  return directives.filter(({ name }) => name.value === 'join__field');
}

/** A field without `@join__field` is resolved by every subgraph that defines its type. */
function ownersOf(field: FieldDefinitionNode, graphs: readonly string[]): readonly string[] {
  const joins = fieldJoins(field);
  if (joins.length === 0) {
    return graphs;
  }
  const owning = joins.filter(
    (join) => argumentOf(join, 'external') !== 'true' && argumentOf(join, 'usedOverridden') !== 'true',
  );
  return [...new Set(owning.flatMap((join) => argumentOf(join, 'graph') ?? []))];
}

/** An argument of a `@join__…` directive as text. */
export function argumentOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  switch (value?.kind) {
    case Kind.ENUM:
    case Kind.STRING:
      return value.value;
    case Kind.BOOLEAN:
      return String(value.value);
    default:
      return undefined;
  }
}
