import { Kind, type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql';

/** An object or interface type of the supergraph, and what composition noted of who answers it. */
export interface JoinedType {
  readonly name: string;
  readonly joins: readonly TypeJoin[];
  readonly fields: readonly JoinedField[];
}

/** `@join__type`: one subgraph's part in a type, once for each key. */
export interface TypeJoin {
  readonly graph: string;
  readonly key: string | undefined;
  readonly isResolvable: boolean;
  readonly isInterfaceObject: boolean;
}

export interface JoinedField {
  readonly name: string;
  /** Whether its innermost type is an object, interface or union. */
  readonly isObjectValued: boolean;
  /** The subgraphs that answer it, those left out that only name it. */
  readonly owners: readonly string[];
}

/** The objects and interfaces of a supergraph, by the directives of https://specs.apollo.dev/join/v0.5/. */
export function readJoins(document: DocumentNode): readonly JoinedType[] {
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
          isObjectValued: composite.has(innermost(field.type)),
          owners: ownersOf(field, graphs),
        })),
      };
    });
}

type Definition = Extract<DocumentNode['definitions'][number], { kind: 'ObjectTypeDefinition' }>;

function typeJoin(directive: ConstDirectiveNode): TypeJoin {
  return {
    graph: told(directive, 'graph') ?? '',
    key: told(directive, 'key'),
    isResolvable: told(directive, 'resolvable') !== 'false',
    isInterfaceObject: told(directive, 'isInterfaceObject') === 'true',
  };
}

/** A field without a note is answered by every subgraph that knows its type. */
function ownersOf(field: FieldDefinitionNode, graphs: readonly string[]): readonly string[] {
  const joins = (field.directives ?? []).filter(({ name }) => name.value === 'join__field');
  if (joins.length === 0) {
    return graphs;
  }
  const owning = joins.filter((join) => told(join, 'external') !== 'true' && told(join, 'usedOverridden') !== 'true');
  return [...new Set(owning.flatMap((join) => told(join, 'graph') ?? []))];
}

function told(directive: ConstDirectiveNode, name: string): string | undefined {
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

function innermost(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : innermost(type.type);
}
