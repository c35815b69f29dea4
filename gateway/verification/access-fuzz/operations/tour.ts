import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/**
 * An operation for every way into the graph, so that chance leaves none out: all leaves of what it answers, and of what
 * that leads to. Each argument has a variable of its name.
 */
export function tour(schema: GraphQLSchema): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).map((root) => {
    const variables = root.args.map(({ name, type }) => `$${name}: ${String(type)}`);
    const given = root.args.map(({ name }) => `${name}: $${name}`);
    const head = variables.length > 0 ? ` (${variables.join(', ')})` : '';
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    return `query${head} { ${root.name}${args} ${selectionOf(root, 2)} }`;
  });
}

function selectionOf(field: GraphQLField<unknown, unknown>, further: number): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) {
    return '';
  }
  const isOfList = /(Connection|Edge)$/.test(type.name);
  const parts = Object.values(type.getFields())
    .filter(({ args }) => !args.some(isRequiredArgument))
    .filter((one) => isLeafType(getNamedType(one.type)) || isOfList || isNear(one, further))
    .map((one) => `${one.name} ${selectionOf(one, isOfList ? further : further - 1)}`);
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
}

/** What is no page of many, while there is room to go further. */
function isNear(field: GraphQLField<unknown, unknown>, further: number): boolean {
  return further > 1 && !getNamedType(field.type).name.endsWith('Connection');
}
