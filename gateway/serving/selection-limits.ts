import type { ValidationRule } from 'graphql';

import { refusal } from '../errors.ts';

import { countRootFields, measureSelections } from './selection-tree.ts';

export interface SelectionLimits {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
}

/**
 * A validation rule that refuses documents whose selections nest too deep, have too many aliases (the same costly field
 * again and again in one request) or too many root fields. It knows nothing of the viewer: validated documents are cached
 * for everybody.
 */
export function selectionLimits(limits: SelectionLimits): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      const { depth, aliases } = measureSelections(operation.selectionSet, context);
      const rootFields = countRootFields(operation.selectionSet, context);
      const measured = [
        { what: 'levels of nested fields', limit: limits.depth, found: depth },
        { what: 'aliases', limit: limits.aliases, found: aliases },
        { what: 'root fields', limit: limits.rootFields, found: rootFields },
      ];
      for (const { what, limit, found } of measured) {
        if (found > limit) {
          context.reportError(
            refusal('COST_LIMIT_EXCEEDED', `The operation has ${found} ${what}; at most ${limit} are allowed.`, {
              limit,
            }),
          );
        }
      }
    },
  });
}
