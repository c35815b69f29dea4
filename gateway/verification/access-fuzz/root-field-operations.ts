import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/**
 * An operation for every root field, because random operations may miss one: it selects all leaves of the field's type, and
 * of the types that this leads to. Each argument is a variable of the same name.
 */
export function rootFieldOperations(schema: GraphQLSchema): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).map((root) => {
    const variables = root.args.map(({ name, type }) => `$${name}: ${String(type)}`);
    const given = root.args.map(({ name }) => `${name}: $${name}`);
    const head = variables.length > 0 ? ` (${variables.join(', ')})` : '';
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    return `query${head} { ${root.name}${args} ${selectionOf(root, 2)} }`;
  });
}

function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) {
    return '';
  }
  const isOfList = /(Connection|Edge)$/.test(type.name);
  const parts = Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .filter((one) => isLeafType(getNamedType(one.type)) || isOfList || isWithin(one, depth))
    .map((one) => `${one.name} ${selectionOf(one, isOfList ? depth : depth - 1)}`);
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
}

/** Whether to follow a field: not into another list, and not below the depth. */
function isWithin(field: GraphQLField<unknown, unknown>, depth: number): boolean {
  return depth > 1 && !getNamedType(field.type).name.endsWith('Connection');
}
