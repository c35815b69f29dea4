import {
  Kind,
  parse,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';

/** Names that a definition must not use: of variables, and of response names in the document that is run. */
export const RESERVED_PREFIX = 'lianzhi';

/** Variables of a document that reads a list page by page. */
export const PAGE_VARIABLES = {
  first: `${RESERVED_PREFIX}First`,
  after: `${RESERVED_PREFIX}After`,
  count: `${RESERVED_PREFIX}Count`,
};

/** Response names of what a page says about itself. */
export const PAGE_NAMES = { info: `${RESERVED_PREFIX}Page`, total: `${RESERVED_PREFIX}Total` };

const ADDED = parse(`
  query ($${PAGE_VARIABLES.first}: Int!, $${PAGE_VARIABLES.after}: String, $${PAGE_VARIABLES.count}: Boolean!) {
    list(first: $${PAGE_VARIABLES.first}, after: $${PAGE_VARIABLES.after}) {
      ${PAGE_NAMES.info}: pageInfo { hasNextPage endCursor }
      ${PAGE_NAMES.total}: totalCount @include(if: $${PAGE_VARIABLES.count})
    }
  }`).definitions[0] as OperationDefinitionNode;

/**
 * The document with arguments for pages on the root field `listName`, a connection, and with the selections that say where a
 * page ends and how many records there are in all.
 */
export function pagedDocument(document: DocumentNode, listName: string): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? pagedOperation(definition, listName) : definition,
    ),
  };
}

function pagedOperation(operation: OperationDefinitionNode, listName: string): OperationDefinitionNode {
  const list = ADDED.selectionSet.selections[0] as FieldNode;
  const selections = operation.selectionSet.selections.map((selection) =>
    isField(selection, listName) ? pagedList(selection, list) : selection,
  );
  const variables: readonly VariableDefinitionNode[] = [
    ...(operation.variableDefinitions ?? []),
    ...(ADDED.variableDefinitions ?? []),
  ];
  return { ...operation, variableDefinitions: variables, selectionSet: { ...operation.selectionSet, selections } };
}

function pagedList(field: FieldNode, added: FieldNode): FieldNode {
  const own = (field.arguments ?? []).filter(({ name }) => name.value !== 'first' && name.value !== 'after');
  const args: readonly ArgumentNode[] = [...own, ...(added.arguments ?? [])];
  const selections = [...(field.selectionSet?.selections ?? []), ...(added.selectionSet?.selections ?? [])];
  return { ...field, arguments: args, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

/** Whether a selection of the operation is the field with this response name. */
export function isField(selection: SelectionNode, responseName: string): selection is FieldNode {
  return selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === responseName;
}
