import type { DocumentNode, GraphQLOutputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';

import { fragmentsOf } from '../../graphql/documents.ts';
import { rootScope, selectionWalker } from '../../graphql/walk-selections.ts';

/** The fields of a document as they appear in its result: by response name, fragments resolved. */
export type FieldTree = ReadonlyMap<string, TreeField>;

export interface TreeField {
  readonly type: GraphQLOutputType;
  /** Empty for a leaf. */
  readonly fields: FieldTree;
}

/** @param document valid against the schema */
export function fieldTree(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): FieldTree {
  const walk = selectionWalker<FieldTree>(schema, fragmentsOf(document), {
    field: ({ responseName, type }, _, below) =>
      type === undefined ? EMPTY : new Map([[responseName, { type, fields: below(undefined) ?? EMPTY }]]),
    join: mergeTrees,
  });
  return walk(operation.selectionSet, rootScope(schema, operation), undefined);
}

/** The fields on a path of response names; shorter than the path where a field is missing. */
export function fieldsOnPath(tree: FieldTree, path: readonly string[]): readonly TreeField[] {
  const fields: TreeField[] = [];
  let level = tree;
  for (const name of path) {
    const field = level.get(name);
    if (field === undefined) {
      return fields;
    }
    fields.push(field);
    level = field.fields;
  }
  return fields;
}

function mergeTrees(trees: readonly FieldTree[]): FieldTree {
  const merged = new Map<string, TreeField>();
  for (const [name, field] of trees.flatMap((tree) => [...tree])) {
    const known = merged.get(name);
    merged.set(name, known === undefined ? field : { ...known, fields: mergeTrees([known.fields, field.fields]) });
  }
  return merged;
}

const EMPTY: FieldTree = new Map();
