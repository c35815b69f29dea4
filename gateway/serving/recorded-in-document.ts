import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';

import type { recordedFields } from '../authorization/recorded-fields.ts';

/** What of a document the access ledger records. */
export interface RecordedInDocument {
  /** Coordinates, sorted. */
  readonly fields: readonly string[];
  /** Classes of these fields, sorted. */
  readonly classes: readonly string[];
}

/** @param document valid under the schema */
export function recordedInDocument(
  schema: GraphQLSchema,
  { classesOf }: Pick<ReturnType<typeof recordedFields>, 'classesOf'>,
  document: DocumentNode,
): RecordedInDocument {
  const fields = new Set<string>();
  const classes = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType();
        const recorded = parent == null ? [] : classesOf(parent.name, name.value);
        if (parent != null && recorded.length > 0) {
          fields.add(`${parent.name}.${name.value}`);
          recorded.forEach((one) => classes.add(one));
        }
      },
    }),
  );
  return { fields: [...fields].toSorted(), classes: [...classes].toSorted() };
}
