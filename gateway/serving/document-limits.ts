import type { ValidationRule } from 'graphql';

import { refusal } from '../errors.ts';
import { fragmentsOf } from '../graphql/documents.ts';
import { selectionWalker, UNTYPED_ROOT } from '../graphql/walk-selections.ts';

/** Limits for the selections of a document. A fragment counts at each of its spreads. */
export interface DocumentLimits {
  /** Levels of nested fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
}

/**
 * A validation rule that refuses documents with too deep selections, too many root fields, or too many aliases, which can
 * select the same costly field many times in one request.
 */
export function documentLimits(limits: DocumentLimits): ValidationRule {
  return (context) => {
    const fragments = fragmentsOf(context.getDocument());
    const measure = selectionWalker<DocumentLimits>(undefined, fragments, {
      field({ field, scope }, _, below) {
        const { depth, aliases } = below(undefined) ?? NOTHING;
        const ownAlias = field.alias === undefined ? 0 : 1;
        return { depth: depth + 1, aliases: aliases + ownAlias, rootFields: scope.isRoot ? 1 : 0 };
      },
      join: (sizes) => ({
        depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
        aliases: sizes.reduce((sum, { aliases }) => sum + aliases, 0),
        rootFields: sizes.reduce((sum, { rootFields }) => sum + rootFields, 0),
      }),
    });
    return {
      OperationDefinition(operation) {
        const { depth, aliases, rootFields } = measure(operation.selectionSet, UNTYPED_ROOT, undefined);
        const measured = [
          { what: 'levels of nested fields', limit: limits.depth, size: depth },
          { what: 'aliases', limit: limits.aliases, size: aliases },
          { what: 'root fields', limit: limits.rootFields, size: rootFields },
        ];
        for (const { what, limit, size } of measured) {
          if (size > limit) {
            const message = `The operation has ${size} ${what}; at most ${limit} are allowed.`;
            context.reportError(refusal('COST_LIMIT_EXCEEDED', message, { limit }));
          }
        }
      },
    };
  };
}

const NOTHING: DocumentLimits = { depth: 0, aliases: 0, rootFields: 0 };
