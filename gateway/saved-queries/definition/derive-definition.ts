import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

import { fragmentsOf } from '../../graphql/documents.ts';
import { rootScope, selectionWalker } from '../../graphql/walk-selections.ts';
import type { Column, ColumnType } from '../saved-query.ts';

/** The rows and columns that a document has by itself, before a person edits them. */
export interface DerivedDefinition {
  readonly rowPath: readonly string[];
  /** Below the row, in the order of the document. */
  readonly columns: readonly Column[];
}

/** Why a document has no rows or columns; the message is for its author. */
export class DerivationError extends Error {
  override readonly name = 'DerivationError';
}

/** Fragments can multiply the leaves of a short document; nobody reads a table of so many columns. */
const MAX_LEAVES = 2_000;

/**
 * Derives the row path and the columns: the rows are the first list of objects, and each scalar or enum below it that passes no
 * other list is a column. A column's key, header and type come from the response names and the schema.
 *
 * @param document with one operation, valid under `schema`
 * @throws DerivationError where no list of objects is selected, or no column in it
 */
export function deriveDefinition(schema: GraphQLSchema, document: string): DerivedDefinition {
  const leaves = leavesOf(schema, document);
  const rowPath = firstRows(leaves);
  if (rowPath === undefined) {
    throw new DerivationError('查询中没有列表，无法得到行：请选择一个列表字段。');
  }
  const columns = columnsOf(leaves, rowPath).filter(({ from }) => from === 'row');
  if (columns.length === 0) {
    throw new DerivationError(`列表 ${rowPath.join('.')} 中没有可作为列的字段。`);
  }
  return { rowPath, columns };
}

/**
 * All columns that a document offers for the rows at `rowPath`: those below the row, then those of its parents.
 *
 * @param document with one operation, valid under `schema`
 * @throws DerivationError where `rowPath` does not lead to a list of objects
 */
export function offeredColumns(schema: GraphQLSchema, document: string, rowPath: readonly string[]): readonly Column[] {
  const leaves = leavesOf(schema, document);
  const toRow = leaves.find(({ chain }) => startsWith(chain, rowPath) && chain.length > rowPath.length)?.chain;
  if (toRow?.slice(0, rowPath.length).some(({ type }) => isList(type)) !== true) {
    throw new DerivationError('行路径不是查询中的列表。');
  }
  return columnsOf(leaves, rowPath).toSorted(
    (left, right) => Number(left.from === 'root') - Number(right.from === 'root'),
  );
}

/** The Chinese term with which a description in the schema starts; undefined where there is no description. */
export function chineseTerm(description: string | null | undefined): string | undefined {
  return description?.trim().split(/\s/u)[0] || undefined;
}

/** What follows the Chinese term of a description; empty where nothing does. */
export function afterTerm(description: string | null | undefined): string {
  return description?.trim().replace(/^\S+\s*/u, '') ?? '';
}

/** A field of the result. */
interface ResultField {
  readonly responseName: string;
  readonly name: string;
  readonly description: string | null | undefined;
  readonly type: GraphQLOutputType;
  readonly below: readonly ResultField[];
}

/** A scalar or enum of the result, with the fields that lead to it from the root; the last one is its own. */
interface Leaf {
  readonly chain: readonly ResultField[];
}

function leavesOf(schema: GraphQLSchema, text: string): readonly Leaf[] {
  const document = parse(text);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) {
    throw new DerivationError('文档必须只有一个操作。');
  }
  const walk = selectionWalker<readonly ResultField[]>(schema, fragmentsOf(document), {
    field({ field, responseName, scope, type }, context, below) {
      const name = field.name.value;
      if (type === undefined || name.startsWith('__')) {
        return [];
      }
      const fields = scope.type !== undefined && 'getFields' in scope.type ? scope.type.getFields() : {};
      return [{ responseName, name, description: fields[name]?.description, type, below: below(context) ?? [] }];
    },
    join(results) {
      // Fragments that spread fragments twice would double the fields with each: 30 of them fill the memory.
      const length = results.reduce((sum, fields) => sum + fields.length, 0);
      if (length > MAX_LEAVES) {
        throw tooManyLeaves();
      }
      return results.flat();
    },
  });
  const leaves = new Map<string, Leaf>();
  let visited = 0;
  const collect = (fields: readonly ResultField[], parents: readonly ResultField[]): void => {
    for (const field of fields) {
      const chain = [...parents, field];
      visited += 1;
      if (visited > MAX_LEAVES) {
        throw tooManyLeaves();
      }
      const path = pathOf(chain).join('.');
      if (isLeafType(getNamedType(field.type)) && !leaves.has(path)) {
        leaves.set(path, { chain });
      }
      collect(field.below, chain);
    }
  };
  collect(walk(operation.selectionSet, rootScope(schema, operation), undefined), []);
  return [...leaves.values()];
}

function tooManyLeaves(): DerivationError {
  return new DerivationError(`查询选择的字段超过 ${MAX_LEAVES} 个。`);
}

function firstRows(leaves: readonly Leaf[]): readonly string[] | undefined {
  for (const { chain } of leaves) {
    const at = chain.findIndex(({ type }) => isList(type) && isCompositeType(getNamedType(type)));
    if (at >= 0) {
      const path = pathOf(chain.slice(0, at + 1));
      const node = chain[at]?.name === 'edges' ? nodeBelow(leaves, path) : undefined;
      return node === undefined ? path : [...path, node];
    }
  }
  return undefined;
}

/** The response name of a connection's `node`. */
function nodeBelow(leaves: readonly Leaf[], edges: readonly string[]): string | undefined {
  const below = leaves.filter(({ chain }) => startsWith(chain, edges)).map(({ chain }) => chain[edges.length]);
  return below.find((field) => field?.name === 'node')?.responseName;
}

/** A leaf with its position to the row. */
interface Place {
  readonly from: Column['from'];
  /** From the row, or from the root. */
  readonly chain: readonly ResultField[];
}

function columnsOf(leaves: readonly Leaf[], rowPath: readonly string[]): readonly Column[] {
  const places = leaves.flatMap((leaf) => placeOf(leaf, rowPath) ?? []);
  const keys = unique(places.map(({ chain }) => snakeCase(pathOf(chain))));
  const terms = places.map(({ chain }) => termOf(chain.at(-1)));
  const full = places.map(({ chain }, at) => (isRepeated(terms, at) ? chain.map(termOf).join('') : terms[at]));
  return places.map(({ from, chain }, at) => {
    const { name, description, type } = chain.at(-1) as ResultField;
    const key = keys[at] ?? '';
    return {
      key,
      path: pathOf(chain),
      from,
      header: isRepeated(full, at) ? `${full[at]}（${key}）` : (full[at] ?? key),
      type: columnType(type),
      unit: unitOf(name, description),
      description: afterTerm(description),
    };
  });
}

/** Undefined for a leaf that lies in a list beside or below the row: its values would multiply the rows. */
function placeOf({ chain }: Leaf, rowPath: readonly string[]): Place | undefined {
  const isBelow = startsWith(chain, rowPath) && chain.length > rowPath.length;
  const below = isBelow ? chain.slice(rowPath.length) : chain;
  const isSingle = below.every(
    ({ type }, at) => !isList(type) || (!isBelow && rowStartsWith(rowPath, below.slice(0, at + 1))),
  );
  return isSingle ? { from: isBelow ? 'row' : 'root', chain: below } : undefined;
}

function rowStartsWith(rowPath: readonly string[], chain: readonly ResultField[]): boolean {
  return chain.every(({ responseName }, at) => rowPath[at] === responseName);
}

function startsWith(chain: readonly ResultField[], path: readonly string[]): boolean {
  return path.every((name, at) => chain[at]?.responseName === name);
}

function pathOf(chain: readonly ResultField[]): readonly string[] {
  return chain.map(({ responseName }) => responseName);
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

function columnType(type: GraphQLOutputType): ColumnType {
  const named = getNamedType(isNonNullType(type) ? type.ofType : type);
  if (isEnumType(named)) {
    return 'enum';
  }
  return TYPES.get(named.name) ?? 'text';
}

const TYPES: ReadonlyMap<string, ColumnType> = new Map([
  ['Int', 'integer'],
  ['Float', 'decimal'],
  ['Decimal', 'decimal'],
  ['Boolean', 'boolean'],
  ['Date', 'date'],
  ['DateTime', 'datetime'],
]);

/** The descriptions of the schema give yuan in words; days are in the names of fields. */
function unitOf(name: string, description: string | null | undefined): string {
  if (/\byuan\b/u.test(description ?? '')) {
    return '元';
  }
  return /(^d|D)ays$/u.test(name) ? '天' : '';
}

function termOf(field: ResultField | undefined): string {
  return chineseTerm(field?.description) ?? field?.responseName ?? '';
}

function isRepeated(texts: readonly (string | undefined)[], at: number): boolean {
  return texts.some((text, other) => other !== at && text === texts[at]);
}

function snakeCase(path: readonly string[]): string {
  return path.map((name) => name.replace(/(?<=[a-z0-9])[A-Z]/gu, (letter) => `_${letter}`).toLowerCase()).join('_');
}

function unique(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let count = 2; taken.has(free); count += 1) {
      free = `${name}_${count}`;
    }
    taken.add(free);
    return free;
  });
}
