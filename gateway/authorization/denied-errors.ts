import { GraphQLError, type GraphQLSchema } from 'graphql';

import { refusal, type ErrorCode } from '../errors.ts';
import { isIncluded, type ConditionValues } from '../graphql/conditions.ts';
import { fragmentsOf } from '../graphql/documents.ts';
import { rootScope, selectionWalker } from '../graphql/walk-selections.ts';

import type { MarkedOperation } from './mark-denied.ts';

/** What the viewer learns of the fields that were denied. */
export interface Denial {
  /** One for each denied place that is not skipped, whether or not the result has anything there; in the document's order. */
  readonly errors: readonly GraphQLError[];
  /** Whether nothing is left that the viewer may read: then nothing is fetched, and `data` is null. */
  readonly isAllDenied: boolean;
}

/** Shared fragments can put one denied field in very many places: an operation with more than this is refused. */
const MOST_ERRORS = 1_000;

interface DeniedPlace {
  readonly path: readonly string[];
  readonly coordinate: string;
}

interface Found {
  /** Each place once, in order. */
  readonly denied: ReadonlyMap<string, DeniedPlace>;
  /** Whether there is a leaf that may be read. */
  readonly isAnyAllowed: boolean;
}

/**
 * The errors of an operation's denied fields, for one combination of its conditions.
 *
 * @param values of the operation's variables, defaults filled in
 * @throws GraphQLError COST_LIMIT_EXCEEDED where there are too many denied places
 */
export function deniedErrors(
  schema: GraphQLSchema,
  { document, operation, denied }: MarkedOperation,
  values: ConditionValues,
): Denial {
  const walk = selectionWalker<Found>(schema, fragmentsOf(document), {
    includes: ({ directives }) => isIncluded(directives, values),
    field({ field, responseName }, _, below) {
      const coordinate = denied.get(field);
      if (coordinate !== undefined) {
        return { denied: byKey([{ path: [responseName], coordinate }]), isAnyAllowed: false };
      }
      const inner = below(undefined);
      return inner === undefined ? ALLOWED : { ...inner, denied: byKey(placesBelow(responseName, inner)) };
    },
    // Where no object can be, nothing is denied and nothing is left.
    fragment: ({ inside }, _, walkAt) => (inside.objectTypes.length === 0 ? NOTHING : walkAt(inside)),
    join: joined,
  });
  const found = walk(operation.selectionSet, rootScope(schema, operation), undefined);
  return { errors: [...found.denied.values()].map(errorAt), isAllDenied: found.denied.size > 0 && !found.isAnyAllowed };
}

function placesBelow(responseName: string, { denied }: Found): readonly DeniedPlace[] {
  return [...denied.values()].map(({ path, coordinate }) => ({ path: [responseName, ...path], coordinate }));
}

function byKey(places: readonly DeniedPlace[]): Found['denied'] {
  return new Map(places.map((place) => [`${place.coordinate} ${place.path.join('.')}`, place]));
}

function joined(parts: readonly Found[]): Found {
  const denied = new Map<string, DeniedPlace>();
  for (const part of parts) {
    part.denied.forEach((place, key) => denied.set(key, denied.get(key) ?? place));
    if (denied.size > MOST_ERRORS) {
      throw refusal('COST_LIMIT_EXCEEDED', 'The operation asks at too many places for what you may not read.', {
        limit: MOST_ERRORS,
      });
    }
  }
  return { denied, isAnyAllowed: parts.some(({ isAnyAllowed }) => isAnyAllowed) };
}

function errorAt({ path, coordinate }: DeniedPlace): GraphQLError {
  return new GraphQLError(`You may not read ${coordinate}.`, {
    path,
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' satisfies ErrorCode, coordinate },
  });
}

const NOTHING: Found = { denied: new Map(), isAnyAllowed: false };
const ALLOWED: Found = { denied: new Map(), isAnyAllowed: true };
