import {
  getNamedType,
  isCompositeType,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import type { DeniedFields } from '../../graphql/client-selections.ts';
import { fragmentsOf } from '../../graphql/documents.ts';
import { scopeOfType, rootScope, selectionWalker, type TypeScope } from '../../graphql/walk-selections.ts';
import { requestedPeople, type RequestedPeople } from '../lookups/requested-people.ts';

import type { RecordedFields } from './read-people.ts';

/** An operation that also selects the ids of the records of its people. */
interface NamingOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The response name of these ids; the client does not use it. */
  readonly alias: string;
  readonly requestedPeople: RequestedPeople;
}

/** Selections after ids were added. */
interface Named {
  readonly selections: readonly SelectionNode[];
  /** Whether only the record around them identifies a person in them. */
  readonly needsParentId: boolean;
}

/** A fragment definition after ids were added. */
interface NamedFragment extends Named {
  readonly definition: FragmentDefinitionNode;
  /** Whether ids were added for a position whose objects are recorded themselves. */
  readonly isRecorded: boolean;
}

/**
 * Selects the `id` of every object that the ledger must identify: an object with a recorded field, also in a nested object
 * without an id. A client need not select ids, and without them two people of the same name could not be distinguished.
 *
 * @param denied selections that the viewer may not read: they stay the same nodes and are not searched
 * @returns undefined where the operation selects nothing that is recorded
 */
export function nameRecords(
  schema: GraphQLSchema,
  recorded: RecordedFields,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  denied: DeniedFields,
): NamingOperation | undefined {
  if (recorded.isEmpty) {
    return undefined;
  }
  const alias = freeAlias(document);
  const id: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: alias },
    name: { kind: Kind.NAME, value: 'id' },
  };
  const fragments = new Map<string, NamedFragment>();
  let selectsRecorded = false;

  /** @param isRecorded whether the objects of the position are recorded whatever is selected of them, as in `peopleReader` */
  const withId = (named: Named, { type }: TypeScope, isRecorded: boolean): Named => {
    const isNamed = isRecorded || named.needsParentId;
    const hasId = type !== undefined && recorded.hasOpenId(type);
    const selections = isNamed && hasId ? [...named.selections, id] : named.selections;
    return { selections, needsParentId: isNamed && !hasId };
  };
  const walk = selectionWalker<Named, boolean>(schema, fragmentsOf(document), {
    field({ field, scope, type }, isRecordedHere, below) {
      const parent = scope.type;
      if (parent === undefined || denied.has(field) || field.name.value.startsWith('__')) {
        return { selections: [field], needsParentId: false };
      }
      const isRecorded = recorded.classesOf(parent.name, field.name.value).length > 0;
      selectsRecorded ||= isRecorded;
      const output = getNamedType(type);
      const isInsideRecorded = isRecorded || (isRecordedHere && !recorded.hasOpenId(parent));
      const inner = isCompositeType(output) ? below(isInsideRecorded) : undefined;
      if (inner === undefined || !isCompositeType(output)) {
        return { selections: [field], needsParentId: isRecorded };
      }
      const { selections, needsParentId } = withId(inner, scopeOfType(schema, output), isInsideRecorded);
      return { selections: [{ ...field, selectionSet: selectionSetOf(selections) }], needsParentId };
    },
    fragment({ selection, fragment, inside }, isRecorded, walkAt) {
      const scope = inside.type === undefined ? inside : scopeOfType(schema, inside.type);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { selections, needsParentId } = withId(walkAt(scope), scope, isRecorded);
        return { selections: [{ ...selection, selectionSet: selectionSetOf(selections) }], needsParentId };
      }
      // One definition serves all spreads: an id too many does no harm, so one recorded position is enough to add it.
      const name = selection.name.value;
      const known = fragments.get(name);
      if (fragment.kind === Kind.FRAGMENT_DEFINITION && (known === undefined || (isRecorded && !known.isRecorded))) {
        fragments.set(name, { definition: fragment, selections: [], needsParentId: false, isRecorded });
        const named = withId(walkAt(scope), scope, isRecorded);
        const definition = { ...fragment, selectionSet: selectionSetOf(named.selections) };
        fragments.set(name, { ...named, definition, isRecorded });
      }
      return { selections: [selection], needsParentId: fragments.get(name)?.needsParentId ?? false };
    },
    join: (parts) => ({
      selections: parts.flatMap(({ selections }) => selections),
      needsParentId: parts.some(({ needsParentId }) => needsParentId),
    }),
  });
  const root = rootScope(schema, operation);
  const { selections } = withId(walk(operation.selectionSet, root, false), root, false);
  if (!selectsRecorded) {
    return undefined;
  }
  const named = { ...operation, selectionSet: selectionSetOf(selections) };
  const definitions = [...fragments.values()].map(({ definition }) => definition);
  const whole = { kind: Kind.DOCUMENT as const, definitions: [named, ...definitions] };
  return {
    document: whole,
    operation: named,
    alias,
    requestedPeople: requestedPeople(schema, recorded, whole, denied),
  };
}

function selectionSetOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

/** An alias that the document does not use. Otherwise a client could choose the value that the ledger takes for an id. */
function freeAlias(document: DocumentNode): string {
  const taken = new Set<string>();
  visit(document, { Field: ({ alias }) => void (alias && taken.add(alias.value)) });
  let alias = 'lianzhi_record';
  while (taken.has(alias)) {
    alias += '_';
  }
  return alias;
}
