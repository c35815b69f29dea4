import { getArgumentValues, type FragmentDefinitionNode, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';

import type { CompiledField, CompiledOperation } from './compiled-operation.ts';

/** What is the same for all fields of one request. */
export interface Settings {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly context: unknown;
  readonly rootValue: unknown;
  readonly variableValues: Record<string, unknown>;
  readonly operation: CompiledOperation['operation'];
}

/** Calls the resolvers of one request. Arguments are read once for each field, however many records it is asked of. */
export class Resolvers {
  private readonly settings: Settings;
  private readonly args = new Map<CompiledField, Record<string, unknown>>();
  private readonly infos = new Map<CompiledField, GraphQLResolveInfo>();

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** What a field's resolver gives for a parent, or the property of its name where it has none. Throws what these throw. */
  valueOf(field: CompiledField, source: unknown): unknown {
    return field.resolve === null
      ? this.propertyOf(field, source)
      : field.resolve(source, this.argsOf(field), this.settings.context, this.infoOf(field));
  }

  private argsOf(field: CompiledField): Record<string, unknown> {
    let args = this.args.get(field);
    if (args === undefined) {
      const [node] = field.nodes;
      args = node ? getArgumentValues(field.definition, node, this.settings.variableValues) : {};
      this.args.set(field, args);
    }
    return args;
  }

  infoOf(field: CompiledField): GraphQLResolveInfo {
    let info = this.infos.get(field);
    if (info === undefined) {
      const { schema, fragments, rootValue, variableValues, operation } = this.settings;
      const { name, key, nodes, returnType, parentType } = field;
      info = {
        fieldName: name,
        fieldNodes: nodes,
        returnType,
        parentType,
        path: { prev: undefined, key, typename: parentType.name },
        schema,
        fragments: fragments as GraphQLResolveInfo['fragments'],
        rootValue,
        operation,
        variableValues,
      };
      this.infos.set(field, info);
    }
    return info;
  }

  private propertyOf(field: CompiledField, source: unknown): unknown {
    const value = (source as Record<string, unknown> | undefined)?.[field.name];
    return typeof value === 'function'
      ? (value.call(source, this.argsOf(field), this.settings.context, this.infoOf(field)) as unknown)
      : value;
  }
}
