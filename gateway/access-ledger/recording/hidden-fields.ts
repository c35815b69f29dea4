import { parse, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';

/** Documents with more tokens are not searched. */
const MAX_TOKENS = 10_000;

/**
 * The coordinates of fields that a refused document selects and its viewer may not read. For the viewer they do not exist; the
 * auditor must see the attempt.
 *
 * @param schema the API schema
 */
export function hiddenFields(
  schema: GraphQLSchema,
  mayRead: (typeName: string, fieldName: string) => boolean,
  query: string,
): readonly string[] {
  const document = parsed(query);
  const coordinates = new Set<string>();
  const types = new TypeInfo(schema);
  if (document !== undefined) {
    const check = (): void => {
      const parent = types.getParentType()?.name;
      const field = types.getFieldDef()?.name;
      if (parent !== undefined && field !== undefined && !field.startsWith('__') && !mayRead(parent, field)) {
        coordinates.add(`${parent}.${field}`);
      }
    };
    visit(document, visitWithTypeInfo(types, { Field: check }));
  }
  return [...coordinates];
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query, { maxTokens: MAX_TOKENS, noLocation: true });
  } catch {
    return undefined;
  }
}
