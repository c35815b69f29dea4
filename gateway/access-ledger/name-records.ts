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

import type { DeniedFields } from '../graphql/client-selections.ts';
import { fragmentsOf } from '../graphql/documents.ts';
import { scopeOfType, rootScope, selectionWalker, type TypeScope } from '../graphql/walk-selections.ts';

import type { RecordedFields } from './recorded-fields.ts';
import { requestedPeople, type RequestedPeople } from './requested-people.ts';

/** An operation that also selects which records its people belong to. */
export interface NamingOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The response name of each such object's id; no name of the client's. */
  readonly alias: string;
  readonly requestedPeople: RequestedPeople;
}

/** Selections after ids were added. */
interface Named {
  readonly selections: readonly SelectionNode[];
  /** Whether a person in them is identified only by the record around them. */
  readonly needsHolder: boolean;
}

/** A fragment definition after ids were added. */
interface NamedFragment extends Named {
  readonly definition: FragmentDefinitionNode;
  /** Whether ids were added for a place whose objects are recorded themselves. */
  readonly isRecorded: boolean;
}

/**
 * Adds the `id` of every object that the ledger has to name: one with a recorded field in it or in what it holds without an
 * id of its own. The client may not have selected it, and without it one person could not be told from another of the same
 * name.
 *
 * @param denied selections that the viewer may not read: they stay the same nodes, and are not looked into
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

  /** @param isRecorded whether objects here are recorded already, as `peopleReader` has it */
  const withId = (named: Named, { type }: TypeScope, isRecorded: boolean): Named => {
    const isNamed = isRecorded || named.needsHolder;
    const hasId = type !== undefined && recorded.hasOpenId(type);
    const selections = isNamed && hasId ? [...named.selections, id] : named.selections;
    return { selections, needsHolder: isNamed && !hasId };
  };
  const walk = selectionWalker<Named, boolean>(schema, fragmentsOf(document), {
    field({ field, scope, type }, isRecordedHere, below) {
      const parent = scope.type;
      if (parent === undefined || denied.has(field) || field.name.value.startsWith('__')) {
        return { selections: [field], needsHolder: false };
      }
      const isRecorded = recorded.classesOf(parent.name, field.name.value).length > 0;
      selectsRecorded ||= isRecorded;
      const output = getNamedType(type);
      const isBehind = isRecorded || (isRecordedHere && !recorded.hasOpenId(parent));
      const inner = isCompositeType(output) ? below(isBehind) : undefined;
      if (inner === undefined || !isCompositeType(output)) {
        return { selections: [field], needsHolder: isRecorded };
      }
      const { selections, needsHolder } = withId(inner, scopeOfType(schema, output), isBehind);
      return { selections: [{ ...field, selectionSet: selectionSetOf(selections) }], needsHolder };
    },
    fragment({ selection, fragment, inside }, isRecorded, walkAt) {
      const scope = inside.type === undefined ? inside : scopeOfType(schema, inside.type);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { selections, needsHolder } = withId(walkAt(scope), scope, isRecorded);
        return { selections: [{ ...selection, selectionSet: selectionSetOf(selections) }], needsHolder };
      }
      // Once for all spreads: an id too many does no harm, so one recorded place names it for the others.
      const name = selection.name.value;
      const known = fragments.get(name);
      if (fragment.kind === Kind.FRAGMENT_DEFINITION && (known === undefined || (isRecorded && !known.isRecorded))) {
        fragments.set(name, { definition: fragment, selections: [], needsHolder: false, isRecorded });
        const named = withId(walkAt(scope), scope, isRecorded);
        const definition = { ...fragment, selectionSet: selectionSetOf(named.selections) };
        fragments.set(name, { ...named, definition, isRecorded });
      }
      return { selections: [selection], needsHolder: fragments.get(name)?.needsHolder ?? false };
    },
    join: (parts) => ({
      selections: parts.flatMap(({ selections }) => selections),
      needsHolder: parts.some(({ needsHolder }) => needsHolder),
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

/** A client that guessed the name could else put a value of its choice where the ledger looks for an id. */
function freeAlias(document: DocumentNode): string {
  const taken = new Set<string>();
  visit(document, { Field: ({ alias }) => void (alias && taken.add(alias.value)) });
  let alias = 'lianzhi_record';
  while (taken.has(alias)) {
    alias += '_';
  }
  return alias;
}
