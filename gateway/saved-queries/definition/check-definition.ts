import { join } from 'node:path';

import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  parse,
  print,
  visit,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/audiences.ts';
import type { Column, ColumnType, SavedQuery } from '../saved-query.ts';

import { checkParameters, type ReportYaml } from './check-parameters.ts';
import { fieldsOnPath, fieldTree, type FieldTree, type TreeField } from './field-tree.ts';
import { isField, pagedDocument, RESERVED_PREFIX } from './paged-document.ts';
import { DOCUMENT_FILE, QUERY_FILE, type Definition, type DefinitionFault } from './read-definition.ts';

/** What a definition is checked against: one supergraph. */
export interface CheckedAgainst {
  /** The API schema. */
  readonly schema: GraphQLSchema;
  /**
   * What an audience, with all its scopes, may not run of a document: messages of validation, and coordinates of denied fields.
   */
  faultsFor(audience: Audience, document: DocumentNode): readonly string[];
}

/** A saved query that fits the schema, ready to be run. */
export interface RunnableQuery {
  readonly query: SavedQuery;
  /** The document that is run: with pages where the rows come from a connection. */
  readonly document: DocumentNode;
  readonly text: string;
  readonly operation: OperationDefinitionNode;
  /** The response name of the connection at the root; undefined where the rows are a plain list, which is read at once. */
  readonly pagedList: string | undefined;
  /** For each part of the row path, whether its value is a list. */
  readonly lists: readonly boolean[];
  /** Columns whose value is a list of leaves, joined into one text. */
  readonly joined: readonly boolean[];
}

/** Checks a definition against a supergraph. All faults are found at once, each with its file and line. */
export function checkDefinition(
  { query, lineOf }: Definition,
  against: CheckedAgainst,
): RunnableQuery | readonly DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const inYaml = (path: readonly (string | number)[], message: string): void =>
    void faults.push({ file: join(query.folder, QUERY_FILE), line: lineOf(path), message });
  const inDocument = (line: number, message: string): void =>
    void faults.push({ file: join(query.folder, DOCUMENT_FILE), line, message });

  const document = parseOrFault(query.document, inDocument);
  const operation = document && onlyQuery(document, inDocument);
  if (document === undefined || operation === undefined) {
    return faults;
  }
  const [listName = ''] = query.rowPath;
  if (!operation.selectionSet.selections.some((selection) => isField(selection, listName))) {
    inYaml(['rows'], `The operation itself selects no field ${listName}.`);
    return faults;
  }
  const { schema } = against;
  const rootField = schema.getQueryType()?.getFields()[nameOfRootField(operation, listName)];
  const pagedList = rootField !== undefined && isConnection(rootField.type) ? listName : undefined;
  const run = pagedList === undefined ? document : pagedDocument(document, pagedList);
  const invalid = new Map<string, Audience[]>();
  for (const audience of query.audiences) {
    for (const fault of against.faultsFor(audience, run)) {
      invalid.set(fault, [...(invalid.get(fault) ?? []), audience]);
    }
  }
  for (const [fault, audiences] of invalid) {
    inYaml(['audiences'], `For ${audiences.join(', ')}: ${fault}`);
  }
  if (invalid.size > 0 && [...invalid.values()].some((audiences) => audiences.length === query.audiences.length)) {
    return faults;
  }
  checkParameters(query, operation, schema, inYaml);
  const tree = fieldTree(schema, document, operation);
  const rows = checkRowPath(query, tree, pagedList, inYaml);
  const joined = query.columns.map((column, index) => checkColumn(query, tree, rows, column, index, inYaml));
  checkNames(query, inYaml);
  if (faults.length > 0) {
    return faults;
  }
  const runOperation = run.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (runOperation === undefined) {
    return faults;
  }
  return { query, document: run, text: print(run), operation: runOperation, pagedList, lists: rows.lists, joined };
}

type InDocument = (line: number, message: string) => void;

function parseOrFault(text: string, report: InDocument): DocumentNode | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      throw error;
    }
    report(error.locations?.[0]?.line ?? 1, error.message);
    return undefined;
  }
}

function onlyQuery(document: DocumentNode, report: InDocument): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation, ...others] = operations;
  if (operation === undefined || others.length > 0 || (operation.operation as string) !== 'query') {
    report(1, 'The document must hold exactly one operation, a query.');
    return undefined;
  }
  visit(document, {
    Name({ value, loc }) {
      if (value.startsWith(RESERVED_PREFIX) || (value.startsWith('__') && value !== '__typename')) {
        report(loc?.startToken.line ?? 1, `Names that begin with ${RESERVED_PREFIX} or __ are reserved.`);
      }
    },
  });
  return operation;
}

function nameOfRootField(operation: OperationDefinitionNode, responseName: string): string {
  const field = operation.selectionSet.selections.find((selection) => isField(selection, responseName));
  return field?.kind === Kind.FIELD ? field.name.value : '';
}

/**
 * The part of a row path that leads to the records of the connection at its root: `list.nodes` or `list.edges.node`. Undefined
 * for any other path.
 */
export function recordPathOf(rowPath: readonly string[]): readonly string[] | undefined {
  if (rowPath[1] === 'nodes') {
    return rowPath.slice(0, 2);
  }
  return rowPath[1] === 'edges' && rowPath[2] === 'node' ? rowPath.slice(0, 3) : undefined;
}

/** Relay's connection: a list that is cut at a page. */
function isConnection(type: GraphQLOutputType): boolean {
  const named: GraphQLNamedType = getNamedType(type);
  return isObjectType(named) && 'edges' in named.getFields() && 'pageInfo' in named.getFields();
}

interface RowShape {
  readonly lists: readonly boolean[];
}

function checkRowPath(
  { rowPath }: SavedQuery,
  tree: FieldTree,
  pagedList: string | undefined,
  report: ReportYaml,
): RowShape {
  const fields = fieldsOnPath(tree, rowPath);
  const lists = fields.map(({ type }) => isListType(getNullableType(type)));
  if (fields.length < rowPath.length) {
    report(['rows'], `The document selects no ${rowPath.slice(0, fields.length + 1).join('.')}.`);
    return { lists };
  }
  fields.forEach(({ type }, index) => {
    if (isConnection(type) && index > 0) {
      report(
        ['rows'],
        `${rowPath.slice(0, index + 1).join('.')} is a list that is cut at a page; begin the query at it.`,
      );
    }
    if (isListOfLists(type)) {
      report(['rows'], `${rowPath[index]} is a list of lists.`);
    }
  });
  if (!lists.includes(true)) {
    report(['rows'], 'There is no list on the path, so there are no rows.');
  }
  if (pagedList !== undefined && recordPathOf(rowPath) === undefined) {
    report(['rows'], `The rows of the connection ${pagedList} are ${pagedList}.nodes or ${pagedList}.edges.node.`);
  }
  if (isLeafType(getNamedType((fields.at(-1) as TreeField).type))) {
    report(['rows'], 'The path must end at objects, not at a value.');
  }
  return { lists };
}

/** Whether the value of the column is a list of leaves, which is joined. */
function checkColumn(
  query: SavedQuery,
  tree: FieldTree,
  { lists }: RowShape,
  column: Column,
  index: number,
  report: ReportYaml,
): boolean {
  const place = ['columns', index, 'path'];
  const path = column.from === 'row' ? [...query.rowPath, ...column.path] : column.path;
  const fields = fieldsOnPath(tree, path);
  if (fields.length < path.length) {
    report(place, `The document selects no ${path.slice(0, fields.length + 1).join('.')}.`);
    return false;
  }
  const last = (fields.at(-1) as TreeField).type;
  const shared = sharedLength(path, query.rowPath);
  const ownLists = fields.map(({ type }) => isListType(getNullableType(type))).slice(shared);
  const isJoined = ownLists.at(-1) === true && isLeafType(getNamedType(last)) && !isListOfLists(last);
  const passed = isJoined ? ownLists.slice(0, -1) : ownLists;
  if (passed.includes(true)) {
    report(place, 'The path goes through a list beside the rows; its values would be multiplied or cut.');
  }
  if (column.from === 'root' && shared < Math.min(path.length, lists.lastIndexOf(true) + 1) && shared === 0) {
    report(place, 'A path from the root must begin like the path of the rows.');
  }
  const named = getNamedType(last);
  const expected: ColumnType = isJoined ? 'text' : columnTypeOf(named);
  if (!isLeafType(named)) {
    report(place, 'The path must end at a value.');
  } else if (column.type !== expected) {
    report(['columns', index, 'type'], `${named.name} is a column of type ${expected}.`);
  }
  return isJoined;
}

/** How values of a leaf type are written. */
export function columnTypeOf(type: GraphQLNamedType): ColumnType {
  if (isEnumType(type)) {
    return 'enum';
  }
  const byName: Readonly<Record<string, ColumnType>> = {
    Int: 'integer',
    Float: 'decimal',
    Decimal: 'decimal',
    Boolean: 'boolean',
    Date: 'date',
    DateTime: 'datetime',
  };
  return byName[type.name] ?? 'text';
}

function isListOfLists(type: GraphQLOutputType): boolean {
  const outer = getNullableType(type);
  return isListType(outer) && isListType(getNullableType(outer.ofType as GraphQLOutputType));
}

/** How many response names two paths have in common from the root. */
export function sharedLength(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((name, index) => name !== other[index]);
  return end < 0 ? Math.min(one.length, other.length) : end;
}

/** What `queries new` writes for a person to replace. */
const PLACEHOLDER = /^（.*）$/;

function checkNames(query: SavedQuery, report: ReportYaml): void {
  const { columns, chart, audiences, parameters } = query;
  for (const part of ['title', 'description', 'owner'] as const) {
    if (PLACEHOLDER.test(query[part])) {
      report([part], `The ${part} is still the placeholder of \`queries new\`.`);
    }
  }
  for (const { name, title, description } of parameters) {
    if (PLACEHOLDER.test(title) || PLACEHOLDER.test(description)) {
      report(['parameters', name], 'The title or the description is still the placeholder of `queries new`.');
    }
  }
  columns.forEach(({ key, header }, index) => {
    if (columns.findIndex((other) => other.key === key) < index) {
      report(['columns', index, 'key'], `Another column has the key ${key}.`);
    }
    if (columns.findIndex((other) => other.header === header) < index) {
      report(['columns', index, 'header'], `Another column has the header ${header}.`);
    }
  });
  const keys = new Map(columns.map(({ key, type }) => [key, type]));
  if (chart !== undefined) {
    if (!keys.has(chart.category)) {
      report(['chart', 'category'], `There is no column ${chart.category}.`);
    }
    chart.values.forEach((key, index) => {
      if (keys.get(key) !== 'integer' && keys.get(key) !== 'decimal') {
        report(['chart', 'values', index], `${key} is not a column of numbers.`);
      }
    });
  }
  if (audiences.some((audience) => !AUDIENCES.includes(audience))) {
    report(['audiences'], 'There is no such audience.');
  }
}
