import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';

/**
 * Makes every list of objects a list of promises.
 *
 * graphql 16 completes the items of a list one after another. Where a later one throws at once, it drops the promises of the
 * earlier ones (`completeListValue`); when the statement of one of those fails, nobody handles the rejection, and Node ends the
 * process. It waits for items that are promises together, so nothing is dropped whatever an item does.
 */
export function settleItems(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) {
      continue;
    }
    for (const field of Object.values(type.getFields())) {
      if (isListType(getNullableType(field.type)) && isObjectType(getNamedType(field.type))) {
        const resolve = withPromisedItems(field.resolve ?? defaultFieldResolver);
        UNSETTLED.set(resolve, field.resolve ?? null);
        field.resolve = resolve;
      }
    }
  }
  return schema;
}

/** What a resolver was before `settleItems`; null was none. */
const UNSETTLED = new WeakMap<GraphQLFieldResolver<unknown, unknown>, GraphQLFieldResolver<unknown, unknown> | null>();

/** The resolver of a field with its items as they are, for an executor that drops no promise; null where it has none. */
export function resolverOfItems({
  resolve,
}: GraphQLField<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> | null {
  const own = resolve && UNSETTLED.get(resolve);
  return own === undefined ? (resolve ?? null) : own;
}

function withPromisedItems(resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  return (...field) => {
    const items: unknown = resolve(...field);
    return items instanceof Promise ? items.then(promised) : promised(items);
  };
}

/** One item alone has no earlier ones. */
function promised(items: unknown): unknown {
  return Array.isArray(items) && items.length > 1 ? items.map((item: unknown) => Promise.resolve(item)) : items;
}
