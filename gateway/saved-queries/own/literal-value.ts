import { getNamedType, getNullableType, isListType, Kind, type GraphQLInputType, type ValueNode } from 'graphql';

import type { ParameterValue } from '../saved-query.ts';

import { OwnQueryError } from './own-errors.ts';

/**
 * The value of a literal as a URL or a JSON variable would give it. A decimal is a string with the digits of the text, a single
 * value of a list type is a list.
 *
 * @throws OwnQueryError where no URL can give it
 */
export function literalValue(node: ValueNode, type: GraphQLInputType): ParameterValue {
  if (node.kind === Kind.NULL) {
    return null;
  }
  if (node.kind === Kind.LIST) {
    return node.values.map((item) => single(item, type));
  }
  const value = single(node, type);
  return isListType(getNullableType(type)) ? [value] : value;
}

function single(node: ValueNode, type: GraphQLInputType): string | number | boolean {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.ENUM:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return ['Int', 'Float'].includes(getNamedType(type).name) ? Number(node.value) : node.value;
    default:
      throw new OwnQueryError('GRAPHQL_VALIDATION_FAILED', '默认值只能是单个的值或者单个值的列表。');
  }
}
