import { parse, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';

/** A document is looked through no further than this. */
const MAX_TOKENS = 10_000;

/**
 * The fields of the graph that a refused document names and its viewer may not read, as coordinates. To the viewer they do
 * not exist; to the auditor somebody tried them.
 *
 * @param schema what all clients together see
 */
export function fieldsNamed(
  schema: GraphQLSchema,
  mayRead: (typeName: string, fieldName: string) => boolean,
  query: string,
): readonly string[] {
  const document = parsed(query);
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  if (document !== undefined) {
    const look = (): void => {
      const parent = types.getParentType()?.name;
      const field = types.getFieldDef()?.name;
      if (parent !== undefined && field !== undefined && !field.startsWith('__') && !mayRead(parent, field)) {
        found.add(`${parent}.${field}`);
      }
    };
    visit(document, visitWithTypeInfo(types, { Field: look }));
  }
  return [...found];
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query, { maxTokens: MAX_TOKENS, noLocation: true });
  } catch {
    return undefined;
  }
}
