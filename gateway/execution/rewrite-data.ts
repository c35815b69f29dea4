import type { GraphQLSchema } from 'graphql';

import { isRecord } from '../../subgraphs/shared/is-record.ts';
import { isSubtypeOf } from '../graphql/types.ts';
import type { DataRewrite } from '../planning/query-plan.ts';

const FRAGMENT = '... on ';

/**
 * Applies a plan's rewrites to the data itself: sets type names of interface objects, and renames the aliases with which the
 * planner separated equally named fields of different types. A renamed value may be false or 0.
 */
export function rewriteData(schema: GraphQLSchema, rewrites: readonly DataRewrite[], value: unknown): void {
  for (const rewrite of rewrites) {
    rewriteAt(schema, rewrite, 0, value);
  }
}

function rewriteAt(schema: GraphQLSchema, rewrite: DataRewrite, depth: number, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      rewriteAt(schema, rewrite, depth, item);
    }
    return;
  }
  const part = rewrite.path[depth];
  if (part === undefined || !isRecord(value)) {
    return;
  }
  if (part.startsWith(FRAGMENT)) {
    if (isOfType(schema, value, part.slice(FRAGMENT.length))) {
      rewriteAt(schema, rewrite, depth + 1, value);
    }
  } else if (depth < rewrite.path.length - 1) {
    rewriteAt(schema, rewrite, depth + 1, Object.hasOwn(value, part) ? value[part] : undefined);
  } else if (rewrite.kind === 'ValueSetter') {
    value[part] = rewrite.setValueTo;
  } else if (Object.hasOwn(value, part) && value[part] !== undefined) {
    value[rewrite.renameKeyTo] = value[part];
    value[part] = undefined;
  }
}

/** Whether an object is of the type or a subtype; true for an object without a type name. */
export function isOfType(schema: GraphQLSchema, value: Readonly<Record<string, unknown>>, typeName: string): boolean {
  const own = value['__typename'];
  return own == null || own === '' || isSubtypeOf(schema, String(own), typeName);
}
