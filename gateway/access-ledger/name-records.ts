import {
  getNamedType,
  isCompositeType,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { fragmentsOf } from '../execution/fetch-document.ts';
import type { ClientSelection, DeniedFields } from '../graphql/client-operation.ts';

import { peopleAskedFor, type PeopleAskedFor } from './people-asked-for.ts';
import type { RecordedFields } from './recorded-fields.ts';

/** An operation that also asks which records its people stand in. */
export interface NamingOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The response name under which each such object brings its id; no name of the client's. */
  readonly alias: string;
  readonly askedFor: PeopleAskedFor;
}

interface Naming {
  readonly schema: GraphQLSchema;
  readonly recorded: RecordedFields;
  readonly denied: DeniedFields;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly named: Map<string, NamedFragment>;
  readonly id: FieldNode;
  /** Whether anything recorded was met. */
  found: boolean;
}

/** A part of the operation after its ids were added. */
interface Named<Node> {
  readonly node: Node;
  /** Whether a person in it is known by the record that it stands in alone. */
  readonly needsHolder: boolean;
}

interface NamedFragment extends Named<FragmentDefinitionNode> {
  /** Whether it was named for a place whose objects are recorded themselves. */
  readonly isRecorded: boolean;
}

/**
 * Adds the `id` of every object that the ledger has to name: one with a recorded field in it or in what it holds without an
 * id of its own. The client may not have asked for it, and without it a name could not be told from another of the same.
 *
 * @param denied selections that the viewer may not read: they stay the objects that they are, and nothing is looked for there
 * @returns undefined where the operation selects nothing that is recorded
 */
export function nameRecords(
  schema: GraphQLSchema,
  recorded: RecordedFields,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  denied: DeniedFields,
): NamingOperation | undefined {
  const rootType = schema.getRootType(operation.operation);
  if (recorded.isEmpty || rootType == null) {
    return undefined;
  }
  const alias = freeAlias(document);
  const id: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: alias },
    name: { kind: Kind.NAME, value: 'id' },
  };
  const fragments = fragmentsOf(document);
  const naming: Naming = { schema, recorded, denied, fragments, named: new Map(), id, found: false };
  const { node: selectionSet } = nameIn(naming, operation.selectionSet, rootType, false);
  if (!naming.found) {
    return undefined;
  }
  const named = { ...operation, selectionSet };
  const whole = {
    kind: Kind.DOCUMENT as const,
    definitions: [named, ...[...naming.named.values()].map(({ node }) => node)],
  };
  return { document: whole, operation: named, alias, askedFor: peopleAskedFor(schema, recorded, whole, denied) };
}

/** What the client selected, without what was added: for the writer. Shared selections stay shared. */
export function withoutNames(selections: readonly ClientSelection[], alias: string): readonly ClientSelection[] {
  const known = new Map<ClientSelection, ClientSelection>();
  const cleaned = (all: readonly ClientSelection[]): readonly ClientSelection[] =>
    all.filter((selection) => selection.kind === 'Fragment' || selection.responseName !== alias).map(clean);
  const clean = (selection: ClientSelection): ClientSelection => {
    const before = known.get(selection);
    const after = before ?? { ...selection, selections: cleaned(selection.selections) };
    known.set(selection, after);
    return after;
  };
  return cleaned(selections);
}

/** @param isRecorded whether to stand here is recorded already, as {@link peopleReader} has it */
function nameIn(
  naming: Naming,
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
  isRecorded: boolean,
): Named<SelectionSetNode> {
  const hasId = naming.recorded.hasOpenId(type);
  const named = selections.map((selection) => nameSelection(naming, selection, type, isRecorded));
  const isNamed = isRecorded || named.some(({ needsHolder }) => needsHolder);
  const nodes = named.map(({ node }) => node);
  return {
    node: { kind: Kind.SELECTION_SET, selections: isNamed && hasId ? [...nodes, naming.id] : nodes },
    needsHolder: isNamed && !hasId,
  };
}

function nameSelection(
  naming: Naming,
  selection: SelectionNode,
  parent: GraphQLCompositeType,
  isRecorded: boolean,
): Named<SelectionNode> {
  switch (selection.kind) {
    case Kind.FIELD:
      return nameField(naming, selection, parent, isRecorded && !naming.recorded.hasOpenId(parent));
    case Kind.INLINE_FRAGMENT: {
      const type = compositeType(naming, selection.typeCondition?.name.value ?? parent.name);
      const { node, needsHolder } = nameIn(naming, selection.selectionSet, type, isRecorded);
      return { node: { ...selection, selectionSet: node }, needsHolder };
    }
    default:
      return { node: selection, needsHolder: nameFragment(naming, selection.name.value, isRecorded) };
  }
}

function nameField(
  naming: Naming,
  field: FieldNode,
  parent: GraphQLCompositeType,
  isBehind: boolean,
): Named<FieldNode> {
  if (naming.denied.has(field) || field.name.value.startsWith('__')) {
    return { node: field, needsHolder: false };
  }
  const isRecorded = naming.recorded.classesOf(parent.name, field.name.value).length > 0;
  naming.found ||= isRecorded;
  const definition = 'getFields' in parent ? parent.getFields()[field.name.value] : undefined;
  const type = getNamedType(definition?.type);
  if (field.selectionSet === undefined || !isCompositeType(type)) {
    return { node: field, needsHolder: isRecorded };
  }
  const { node, needsHolder } = nameIn(naming, field.selectionSet, type, isRecorded || isBehind);
  return { node: { ...field, selectionSet: node }, needsHolder };
}

/** Once for all that spread it: an id too many does no harm, so one place that is recorded names it for the others. */
function nameFragment(naming: Naming, name: string, isRecorded: boolean): boolean {
  const fragment = naming.fragments.get(name);
  const known = naming.named.get(name);
  if (fragment === undefined || (known !== undefined && (known.isRecorded || !isRecorded))) {
    return known?.needsHolder ?? false;
  }
  const type = compositeType(naming, fragment.typeCondition.name.value);
  naming.named.set(name, { node: fragment, needsHolder: false, isRecorded });
  const { node, needsHolder } = nameIn(naming, fragment.selectionSet, type, isRecorded);
  naming.named.set(name, { node: { ...fragment, selectionSet: node }, needsHolder, isRecorded });
  return needsHolder;
}

function compositeType({ schema }: Naming, name: string): GraphQLCompositeType {
  const type = schema.getType(name);
  if (!isCompositeType(type)) {
    throw new Error(`The schema has no type ${name} with fields.`);
  }
  return type;
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
