import type { GraphQLSchema } from 'graphql';

import { DerivationError, deriveDefinition, offeredColumns } from '../definition/derive-definition.ts';
import type { Column } from '../saved-query.ts';

import { literalsToParameters } from './literals-to-parameters.ts';
import type { GivenColumn } from './own-body.ts';
import { OwnQueryError } from './own-errors.ts';
import { MAX_DOCUMENT_BYTES, type OwnDefinition } from './own-query.ts';

export interface GivenDefinition {
  readonly document: string;
  /** Derived from the document where they are not given. */
  readonly rows?: readonly string[] | undefined;
  readonly columns?: readonly GivenColumn[] | undefined;
}

const MAX_PARAMETERS = 100;

/**
 * Makes a document and its definition ready to be stored: literals become parameters, rows and columns are derived or checked.
 *
 * @param before columns of the version before: derived ones keep the key, header and unit that they had
 * @throws OwnQueryError GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT, TOO_LARGE
 */
export function ownDefinition(
  schema: GraphQLSchema,
  given: GivenDefinition,
  before: readonly Column[] = [],
): { readonly document: string; readonly definition: OwnDefinition } {
  if (Buffer.byteLength(given.document) > MAX_DOCUMENT_BYTES) {
    throw new OwnQueryError('OWN_QUERY_TOO_LARGE', `查询文档最多 ${MAX_DOCUMENT_BYTES / 1024} KiB。`);
  }
  // Not the values: those of people must not come near the store.
  const { document, parameters } = literalsToParameters(schema, given.document);
  if (parameters.length > MAX_PARAMETERS) {
    throw new OwnQueryError('OWN_QUERY_TOO_LARGE', `一个查询最多 ${MAX_PARAMETERS} 个参数。`);
  }
  try {
    const rowPath = given.rows ?? deriveDefinition(schema, document).rowPath;
    const offered = offeredColumns(schema, document, rowPath);
    const columns = given.columns?.map((column) => completed(column, offered)) ?? derived(offered, before);
    if (columns.length === 0) {
      throw new DerivationError(`列表 ${rowPath.join('.')} 中没有可作为列的字段。`);
    }
    refuseRepeatedKeys(columns);
    return { document, definition: { parameters, rowPath, columns } };
  } catch (error) {
    throw error instanceof DerivationError ? new OwnQueryError('BAD_USER_INPUT', error.message) : error;
  }
}

function derived(offered: readonly Column[], before: readonly Column[]): readonly Column[] {
  return offered
    .filter(({ from }) => from === 'row')
    .map((column) => before.find((old) => isAt(old, column) && old.type === column.type) ?? column);
}

function completed({ from = 'row', path, ...changes }: GivenColumn, offered: readonly Column[]): Column {
  const column = offered.find((one) => isAt(one, { from, path }));
  if (column === undefined) {
    throw new DerivationError(
      `列的 path 须为行内（或 from: "root" 时行的上级中）单个值的响应名：第 ${path.length} 级没有找到。`,
    );
  }
  return {
    ...column,
    key: changes.key ?? column.key,
    header: changes.header ?? column.header,
    unit: changes.unit ?? column.unit,
    description: changes.description ?? column.description,
  };
}

function isAt(column: Pick<Column, 'from' | 'path'>, other: Pick<Column, 'from' | 'path'>): boolean {
  return column.from === other.from && column.path.join('.') === other.path.join('.');
}

function refuseRepeatedKeys(columns: readonly Column[]): void {
  const keys = columns.map(({ key }) => key);
  const repeated = keys.find((key, at) => keys.indexOf(key) !== at);
  if (repeated !== undefined) {
    throw new OwnQueryError('BAD_USER_INPUT', `两列的 key 相同：${repeated}。`);
  }
}
