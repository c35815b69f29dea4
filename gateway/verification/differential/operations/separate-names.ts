import {
  Kind,
  OverlappingFieldsCanBeMergedRule,
  validate,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

import { name } from './nodes.ts';

/**
 * Gives aliases to fields that cannot be merged under one response name, one at a time, until the document is valid. Fields
 * that can share a response name still do.
 */
export function separateNames(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  let separated = document;
  for (let round = 0; ; round += 1) {
    const [conflict] = validate(schema, separated, [OverlappingFieldsCanBeMergedRule], { maxErrors: 1 });
    const clashing: ASTNode | undefined = conflict?.nodes?.find((node) => node.kind === Kind.FIELD);
    if (clashing === undefined) {
      return separated;
    }
    separated = visit(separated, {
      Field: (field) => (field === clashing ? { ...field, alias: name(`own${round}`) } : undefined),
    });
  }
}
