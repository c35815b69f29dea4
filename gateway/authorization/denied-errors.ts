import {
  getNamedType,
  GraphQLError,
  isAbstractType,
  isCompositeType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionSetNode,
} from 'graphql';

import { refusal, type ErrorCode } from '../errors.ts';
import { fragmentsOf } from '../execution/fetch-document.ts';
import { isIncluded, type ConditionValues } from '../graphql/conditions.ts';

import type { MarkedOperation } from './mark-denied.ts';

/** What an operation's viewer is told of what was cut. */
export interface Verdict {
  /** One for each denied place that is not skipped, whether or not anything is found there; in the document's order. */
  readonly errors: readonly GraphQLError[];
  /** Whether nothing is left that the viewer may read: then nothing is fetched, and `data` is null. */
  readonly isAllDenied: boolean;
}

/** Shared fragments can put one denied field in very many places: an answer that tells of more than this is refused. */
const MOST_ERRORS = 1_000;

interface Telling extends MarkedOperation {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly values: ConditionValues;
  /** What was found before: a fragment tells the same wherever it can meet the same types. */
  readonly known: Map<SelectionSetNode, Map<string, Found>>;
}

interface Place {
  readonly path: readonly string[];
  readonly coordinate: string;
}

interface Found {
  /** From the selections on; each once. */
  readonly denied: ReadonlyMap<string, Place>;
  /** Whether there is a leaf that may be read. */
  readonly isAnyAllowed: boolean;
}

/**
 * Finds what is denied of an operation for one combination of its conditions.
 *
 * @throws GraphQLError COST_LIMIT_EXCEEDED where there are too many denied places to tell of
 */
export function tellDenied(schema: GraphQLSchema, marked: MarkedOperation, values: ConditionValues): Verdict {
  const telling: Telling = { ...marked, schema, fragments: fragmentsOf(marked.document), values, known: new Map() };
  const rootType = schema.getRootType(marked.operation.operation);
  if (rootType == null) {
    throw new Error(`The schema has no ${marked.operation.operation} type.`);
  }
  const { denied, isAnyAllowed } = findIn(telling, marked.operation.selectionSet, rootType, [rootType.name]);
  return { errors: [...denied.values()].map(errorAt), isAllDenied: denied.size > 0 && !isAnyAllowed };
}

function findIn(
  telling: Telling,
  selectionSet: SelectionSetNode,
  type: GraphQLCompositeType,
  possible: readonly string[],
): Found {
  const byTypes = telling.known.get(selectionSet) ?? new Map<string, Found>();
  telling.known.set(selectionSet, byTypes);
  const key = possible.join(' ');
  const known = byTypes.get(key);
  if (known !== undefined) {
    return known;
  }
  const parts =
    possible.length === 0
      ? []
      : selectionSet.selections
          .filter(({ directives }) => isIncluded(directives, telling.values))
          .map((selection) => {
            if (selection.kind === Kind.FIELD) {
              return findInField(telling, selection, type);
            }
            const fragment =
              selection.kind === Kind.INLINE_FRAGMENT ? selection : telling.fragments.get(selection.name.value);
            return fragment === undefined ? NOTHING : findInFragment(telling, fragment, type, possible);
          });
  const found = joined(parts);
  byTypes.set(key, found);
  return found;
}

function findInField(telling: Telling, field: FieldNode, parent: GraphQLCompositeType): Found {
  const name = field.name.value;
  const responseName = field.alias?.value ?? name;
  const coordinate = telling.denied.get(field);
  if (coordinate !== undefined) {
    const place = { path: [responseName], coordinate };
    return { denied: new Map([[keyOf(place), place]]), isAnyAllowed: false };
  }
  const definition = 'getFields' in parent ? parent.getFields()[name] : undefined;
  const type = getNamedType(definition?.type);
  if (field.selectionSet === undefined || !isCompositeType(type)) {
    return ALLOWED;
  }
  const { denied, isAnyAllowed } = findIn(telling, field.selectionSet, type, objectTypes(telling, type));
  const below = [...denied.values()].map(({ path, coordinate }) => ({ path: [responseName, ...path], coordinate }));
  return { denied: new Map(below.map((place) => [keyOf(place), place])), isAnyAllowed };
}

function findInFragment(
  telling: Telling,
  { typeCondition, selectionSet }: FragmentDefinitionNode | InlineFragmentNode,
  parent: GraphQLCompositeType,
  possible: readonly string[],
): Found {
  const type = typeCondition === undefined ? parent : telling.schema.getType(typeCondition.name.value);
  if (!isCompositeType(type)) {
    return NOTHING;
  }
  const within = new Set(objectTypes(telling, type));
  return findIn(
    telling,
    selectionSet,
    type,
    possible.filter((name) => within.has(name)),
  );
}

function joined(parts: readonly Found[]): Found {
  const denied = new Map<string, Place>();
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

function errorAt({ path, coordinate }: Place): GraphQLError {
  return new GraphQLError(`You may not read ${coordinate}.`, {
    path,
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' satisfies ErrorCode, coordinate },
  });
}

function keyOf({ path, coordinate }: Place): string {
  return `${coordinate} ${path.join('.')}`;
}

function objectTypes({ schema }: Telling, type: GraphQLCompositeType): readonly string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

const NOTHING: Found = { denied: new Map(), isAnyAllowed: false };
const ALLOWED: Found = { denied: new Map(), isAnyAllowed: true };
