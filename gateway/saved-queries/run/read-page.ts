import { createHash } from 'node:crypto';

import { GraphQLError } from 'graphql';

import type { GraphQLAnswer, RequestScope } from '../../serving/answer-request.ts';
import type { GraphQLRequest } from '../../serving/operation.ts';
import { recordPathOf, type RunnableQuery } from '../definition/check-definition.ts';
import { PAGE_NAMES, PAGE_VARIABLES } from '../definition/paged-document.ts';
import { QueryError } from '../query-error.ts';
import type { Row, SavedQuery } from '../saved-query.ts';

import { failure, tooManyRuns } from './read-failure.ts';
import { rowsOfResult } from './rows-of-result.ts';
import { unreadableValues } from './unreadable-values.ts';

/** Answers a GraphQL request with the rights of the scope's viewer. */
export type AnswerQuery = (request: GraphQLRequest, scope: RequestScope) => Promise<GraphQLAnswer>;

export interface PageOptions {
  readonly answer: AnswerQuery;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: RequestScope;
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export interface Page {
  readonly rows: readonly Row[];
  /** Records of the list on the page: not rows, where the rows lie below them. */
  readonly records: number;
  /** Of the answer. */
  readonly bytes: number;
  readonly info: PageInfo;
  /** The number of all records, where it was asked for; null of a list that has none for this viewer, however many there are. */
  readonly total: number | null | undefined;
}

/**
 * Reads the page of the list that begins after a cursor, with the number of all its records where that is asked for.
 * @param full offices that hold as many runs as they can, so that this one did not begin there
 */
export type ReadPage = (
  scope: RequestScope,
  first: number,
  after: string | null,
  count: boolean,
  full?: ReadonlySet<string>,
) => Promise<Page>;

/** Makes the function that reads pages of the query's list. */
export function pageReader(query: RunnableQuery, options: PageOptions): ReadPage {
  const request = requestOf(query);
  const rowsOf = rowsOfResult(query);
  return async (scope, first, after, count, full) => {
    const { first: size, after: from, count: counted } = PAGE_VARIABLES;
    const variables = { ...options.variables, [size]: first, [from]: after, [counted]: count };
    const data = await dataOf(options, { ...request, variables }, query.query, scope, full);
    return pageOf(data, query, rowsOf);
  };
}

/** Reads the rows of a query that has no list with pages. @throws as `readRows` */
export async function readPlainList(query: RunnableQuery, options: PageOptions): Promise<readonly Row[]> {
  const { variables, scope } = options;
  const data = await dataOf(options, { ...requestOf(query), variables }, query.query, scope);
  return rowsOfResult(query)(JSON.parse(data));
}

function requestOf({ text, document }: RunnableQuery): Omit<GraphQLRequest, 'variables'> {
  return { text, document, documentHash: createHash('sha256').update(text).digest('hex'), operationName: undefined };
}

/** The data as JSON text. */
async function dataOf(
  { answer }: PageOptions,
  request: GraphQLRequest,
  query: SavedQuery,
  scope: RequestScope,
  full?: ReadonlySet<string>,
): Promise<string> {
  const { data, errors } = await answer(request, scope).catch((error: unknown): GraphQLAnswer => {
    if (error instanceof GraphQLError) {
      return { errors: [error] };
    }
    throw error;
  });
  // A link that leads to no record that the viewer may read leaves its columns empty, as one that leads nowhere.
  const faults = errors.filter(({ extensions }) => extensions['code'] !== 'UNKNOWN_RECORD');
  const [error] = faults;
  if (faults.some(({ extensions }) => full?.has(String(extensions['subgraph'])))) {
    throw tooManyRuns();
  }
  if (error !== undefined && faults.every(({ extensions }) => extensions['code'] === 'UNREADABLE_VALUE')) {
    throw unreadableValues(query, faults);
  }
  if (error !== undefined || data === undefined) {
    const code = String(error?.extensions['code'] ?? 'INTERNAL_SERVER_ERROR');
    throw failure(code, error?.message ?? '', error?.extensions ?? {});
  }
  return data;
}

function pageOf(text: string, { pagedList = '', query }: RunnableQuery, rowsOf: (data: unknown) => Row[]): Page {
  const data: unknown = JSON.parse(text);
  const connection = (data as Record<string, unknown> | null)?.[pagedList] as
    Record<string, unknown> | null | undefined;
  const info = connection?.[PAGE_NAMES.info] as PageInfo | undefined;
  const recordPath = recordPathOf(query.rowPath);
  const records = connection?.[recordPath?.[1] ?? ''];
  if (info === undefined || !Array.isArray(records)) {
    throw new QueryError('SUBGRAPH_BAD_RESPONSE', 502, 'The list of the rows is missing in the result.');
  }
  const rows = rowsOf(data);
  // A path that ends there has a row for each record.
  if (query.rowPath.length === recordPath?.length && rows.length !== records.length) {
    // A document may skip them, or an office may leave them out.
    throw new QueryError('SUBGRAPH_BAD_RESPONSE', 502, 'Records are missing in the list of the rows.');
  }
  const total = connection?.[PAGE_NAMES.total] as number | null | undefined;
  return { rows, records: records.length, bytes: Buffer.byteLength(text), info, total };
}
