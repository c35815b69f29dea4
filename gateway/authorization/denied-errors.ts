import { GraphQLError, type GraphQLSchema } from 'graphql';

import { refusal, withoutStack, type ErrorCode } from '../errors.ts';
import { isIncluded, type ConditionValues } from '../graphql/conditions.ts';
import { fragmentsOf } from '../graphql/documents.ts';
import { rootScope, selectionWalker } from '../graphql/walk-selections.ts';

import type { MarkedOperation } from './mark-denied.ts';

/** What the result shows the viewer about denied fields. */
export interface Denial {
  /** One for each path of a denied field that `@skip` does not exclude, in the document's order, however many rows there are. */
  readonly errors: readonly GraphQLError[];
  /** Whether the viewer may read no field of the operation: then nothing is fetched, and `data` is null. */
  readonly isAllDenied: boolean;
}

/** Fragments that are spread often can multiply the paths of one denied field: an operation with more than this is refused. */
const MAX_ERRORS = 1_000;

interface DeniedField {
  readonly path: readonly string[];
  readonly coordinate: string;
}

/** What a walk returns for a selection. */
interface Denials {
  /** By coordinate and path, so that no field is listed twice. */
  readonly denied: ReadonlyMap<string, DeniedField>;
  /** Whether the viewer may read any leaf of it. */
  readonly isAnyAllowed: boolean;
}

/**
 * The errors of an operation's denied fields, for one combination of its conditions.
 *
 * @param values of the operation's variables, with defaults
 * @throws GraphQLError COST_LIMIT_EXCEEDED where there are too many denied paths
 */
export function deniedErrors(
  schema: GraphQLSchema,
  { document, operation, denied }: MarkedOperation,
  values: ConditionValues,
): Denial {
  const walk = selectionWalker<Denials>(schema, fragmentsOf(document), {
    includes: ({ directives }) => isIncluded(directives, values),
    field({ field, responseName }, _, below) {
      const coordinate = denied.get(field);
      if (coordinate !== undefined) {
        return { denied: byKey([{ path: [responseName], coordinate }]), isAnyAllowed: false };
      }
      const inner = below(undefined);
      return inner === undefined ? ALLOWED : { ...inner, denied: byKey(withParent(responseName, inner)) };
    },
    // A fragment that no object can match denies nothing and selects nothing.
    fragment: ({ inside }, _, walkAt) => (inside.objectTypes.length === 0 ? NOTHING : walkAt(inside)),
    join: joined,
  });
  const root = walk(operation.selectionSet, rootScope(schema, operation), undefined);
  const errors = withoutStack(() => [...root.denied.values()].map(errorOf));
  return { errors, isAllDenied: root.denied.size > 0 && !root.isAnyAllowed };
}

function withParent(responseName: string, { denied }: Denials): readonly DeniedField[] {
  return [...denied.values()].map(({ path, coordinate }) => ({ path: [responseName, ...path], coordinate }));
}

function byKey(fields: readonly DeniedField[]): Denials['denied'] {
  return new Map(fields.map((field) => [`${field.coordinate} ${field.path.join('.')}`, field]));
}

function joined(parts: readonly Denials[]): Denials {
  const denied = new Map<string, DeniedField>();
  for (const part of parts) {
    part.denied.forEach((field, key) => denied.set(key, denied.get(key) ?? field));
    if (denied.size > MAX_ERRORS) {
      throw refusal('COST_LIMIT_EXCEEDED', 'The operation asks at too many places for what you may not read.', {
        limit: MAX_ERRORS,
      });
    }
  }
  return { denied, isAnyAllowed: parts.some(({ isAnyAllowed }) => isAnyAllowed) };
}

function errorOf({ path, coordinate }: DeniedField): GraphQLError {
  return new GraphQLError(`You may not read ${coordinate}.`, {
    path,
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' satisfies ErrorCode, coordinate },
  });
}

const NOTHING: Denials = { denied: new Map(), isAnyAllowed: false };
const ALLOWED: Denials = { denied: new Map(), isAnyAllowed: true };
