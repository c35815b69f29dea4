import {
  Kind,
  parse,
  print,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';

import { fragmentsOf, onlyOperation, selectionSetOf, usedVariableDefinitions } from '../graphql/documents.ts';

import { writeText } from './json-text.ts';
import type { PlanScope, Run } from './plan-scope.ts';

/** Writes the body of a fetch as JSON text. @param moreVariables further members of `variables`, as JSON text */
type WriteBody = (run: Run, moreVariables: string) => string;

/** Prepares the body of a fetch: all text that is the same in every request is written once. */
export function compileBody(
  scope: PlanScope,
  {
    query,
    operationName,
    variableUsages,
  }: { query: string; operationName?: string; variableUsages?: readonly string[] },
): WriteBody {
  const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  const head = `{"query":${JSON.stringify(query)}${name},"variables":{`;
  const used = (variableUsages ?? []).map((variable) => ({
    label: `${JSON.stringify(variable)}:`,
    clientName: scope.variableNames.get(variable) ?? variable,
  }));
  return ({ variables }, moreVariables) => {
    let body = head;
    let separator = '';
    for (const { label, clientName } of used) {
      if (Object.hasOwn(variables, clientName) && variables[clientName] !== undefined) {
        body += separator + label + writeText(variables[clientName]);
        separator = ',';
      }
    }
    return moreVariables === '' ? `${body}}}` : `${body}${separator}${moreVariables}}}`;
  };
}

/** One of several entity fetches that are sent to a subgraph in one request. */
interface DocumentPart {
  readonly document: DocumentNode;
  /** The response name and the variable of this part in the joined document. */
  readonly alias: string;
  readonly variable: string;
}

/** The selections of the `_entities` field with this response name. */
export function entitySelections(document: DocumentNode, responseName: string): SelectionSetNode {
  const { selectionSet } = entitiesField(document, responseName);
  if (selectionSet === undefined) {
    throw new Error('An entity fetch of the plan selects no entities.');
  }
  return selectionSet;
}

/**
 * Joins entity fetches to one document: the `_entities` of each part gets an alias, and its fragments and representations get
 * new names, since the planner uses the same names in every fetch.
 */
export function joinDocuments(parts: readonly DocumentPart[], operationName: string | undefined): string {
  const variables = new Map<string, VariableDefinitionNode>();
  const fields: FieldNode[] = [];
  const fragments: DefinitionNode[] = [];
  parts.forEach(({ document, alias, variable }, index) => {
    const renamed = visit(document, {
      Variable: (node) =>
        node.name.value === 'representations' ? { ...node, name: { ...node.name, value: variable } } : undefined,
      FragmentSpread: (node) => ({ ...node, name: prefixed(node.name, index) }),
      FragmentDefinition: (node) => ({ ...node, name: prefixed(node.name, index) }),
    });
    const operation = onlyOperation(renamed);
    for (const definition of operation.variableDefinitions ?? []) {
      variables.set(definition.variable.name.value, definition);
    }
    for (const selection of operation.selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        fields.push({ ...selection, alias: { kind: Kind.NAME, value: alias } });
      }
    }
    fragments.push(...fragmentsOf(renamed).values());
  });
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: onlyOperation((parts[0] as DocumentPart).document).operation,
    name: operationName === undefined ? undefined : { kind: Kind.NAME, value: operationName },
    variableDefinitions: [...variables.values()],
    selectionSet: selectionSetOf(fields),
  };
  return print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] });
}

function prefixed<Name extends { readonly value: string }>(name: Name, part: number): Name {
  return { ...name, value: `part${part}_${name.value}` };
}

/**
 * Splits a document with several `_entities` fields: one document for each response name, in which the field has no alias and
 * its variable is `representations`, as in a fetch with one.
 */
export function splitDocument(text: string): (responseName: string, variable: string) => string {
  const document = parse(text, { noLocation: true });
  const operation = onlyOperation(document);
  const fragments = [...fragmentsOf(document).values()];
  return (responseName, variable) => {
    const field = entitiesField(document, responseName);
    const part: OperationDefinitionNode = {
      ...operation,
      variableDefinitions: usedVariableDefinitions(operation.variableDefinitions, [field, ...fragments]),
      selectionSet: selectionSetOf([{ ...field, alias: undefined }]),
    };
    const renamed = visit({ kind: Kind.DOCUMENT, definitions: [part, ...fragments] } satisfies DocumentNode, {
      Variable: (node) =>
        node.name.value === variable ? { ...node, name: { ...node.name, value: 'representations' } } : undefined,
    });
    return print(renamed);
  };
}

function entitiesField(document: DocumentNode, responseName: string): FieldNode {
  const field = onlyOperation(document).selectionSet.selections.find(
    (selection): selection is FieldNode =>
      selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === responseName,
  );
  if (field === undefined) {
    throw new Error('An entity fetch of the plan selects no entities.');
  }
  return field;
}
