import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import {
  getNamedType,
  isObjectType,
  isIntrospectionType,
  parse,
  buildASTSchema,
  printSchema,
  visit,
  type ASTNode,
} from 'graphql';

import { scopesOf } from './field-classes.ts';

/** The schema with only the fields that a viewer of these scopes may read. */
export function sliceOf(schema: GraphQLSchema, scopes: readonly string[]): GraphQLSchema {
  const isRead = (type: GraphQLObjectType, field: string): boolean => {
    const leadsTo = type.getFields()[field];
    return (
      leadsTo !== undefined &&
      scopesOf(type.name, field, getNamedType(leadsTo.type).name).every((scope) => scopes.includes(scope))
    );
  };
  const cut = visit(parse(printSchema(schema)), {
    enter(node: ASTNode) {
      if (node.kind !== 'ObjectTypeDefinition') {
        return undefined;
      }
      const type = schema.getType(node.name.value);
      if (!isObjectType(type) || isIntrospectionType(type)) {
        return undefined;
      }
      const fields = (node.fields ?? []).filter(({ name }) => isRead(type, name.value));
      return fields.length === 0 ? null : { ...node, fields };
    },
  });
  return buildASTSchema(cut, { assumeValidSDL: true });
}
