import type {
  FieldNode,
  GraphQLAbstractType,
  GraphQLArgument,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLLeafType,
  GraphQLObjectType,
  GraphQLOutputType,
  OperationDefinitionNode,
} from 'graphql';

/** By type, the properties that an operation reads of its records. */
export type PropertiesRead = ReadonlyMap<string, ReadonlySet<string>>;

/** An operation of one document, with all that does not depend on a request looked up once. */
export interface CompiledOperation {
  readonly operation: OperationDefinitionNode;
  readonly root: CompiledSelection;
  /** What it reads of records; null where that is not known. */
  readonly properties: PropertiesRead | null;
}

/** What is selected of an object type: its fields in the order of the answer. */
export interface CompiledSelection {
  readonly type: GraphQLObjectType;
  readonly fields: readonly CompiledField[];
}

/** A field that is selected; its nodes are merged. */
export interface CompiledField {
  /** The key in the answer: the alias, or the name. */
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly returnType: GraphQLOutputType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly args: readonly GraphQLArgument[];
  /** Null where the value is the property of the same name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null;
  readonly shape: Shape;
}

/** How a value becomes part of the answer. */
export type Shape =
  | { readonly kind: 'list'; readonly nullable: boolean; readonly of: Shape }
  | { readonly kind: 'leaf'; readonly nullable: boolean; readonly type: GraphQLLeafType }
  | { readonly kind: 'object'; readonly nullable: boolean; readonly selection: CompiledSelection }
  | {
      readonly kind: 'abstract';
      readonly nullable: boolean;
      readonly type: GraphQLAbstractType;
      readonly selections: ReadonlyMap<GraphQLObjectType, CompiledSelection>;
    };
