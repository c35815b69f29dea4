import { print } from 'graphql';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';

import { expectedOf, isAsExpected, withKeys, type GraphQLBody } from './expected-answer.ts';
import type { FuzzedOperation } from './fuzzed-operations.ts';
import { responseText, type FuzzedGraph, type Response } from './open-graph.ts';
import { ALL_SEEING } from './viewers.ts';
import type { World } from './world/records.ts';

/** Statistics refused because the filter reaches beyond what the viewer is counted. */
const BEYOND_SCOPE = '统计范围以外';
/** The types in which everyone may see a listing. */
const PUBLISHED = ['PublishedDishonestListing', 'CreditCheckAnswer'];
const UNPUBLISHED = ['DishonestListing', 'CreditStatisticsRow'];

/** A record that is referenced and missing. The viewer may get this error too, as for an id that never existed. */
const MISSING_RECORD = /^(SUBGRAPH_BAD_RESPONSE|UNKNOWN_RECORD) /;

/**
 * Compares a response with what the specification of access lets this viewer have: the response of a viewer who may see
 * everything, over only the visible records, with the denied fields null and one error for each denied path.
 */
export async function compareWithReference(
  { schema, request }: FuzzedGraph,
  viewer: Viewer,
  visible: World,
  { document, variables }: FuzzedOperation,
  response: Response,
): Promise<{ response: string; expected: string } | 'not compared' | 'same'> {
  const { types } = expectedOf(schema, document, variables, undefined, viewer.scopes);
  const isPublished = PUBLISHED.some((type) => types.has(type));
  const isRefused = response.body.includes(BEYOND_SCOPE);
  if (isRefused || asksIntrospection(types) || (isPublished && UNPUBLISHED.some((type) => types.has(type)))) {
    return 'not compared';
  }
  const dataset = isPublished ? 'visible and published' : 'visible';
  const full = await request(dataset, ALL_SEEING, print(withKeys(schema, document)), variables);
  const fullBody = withRefusedRoots(JSON.parse(full.body) as GraphQLBody);
  if (fullBody.data === undefined) {
    return full.status === response.status
      ? 'same'
      : { response: responseText(response), expected: responseText(full) };
  }
  const isMissing = (type: string, id: string): boolean => {
    const records = visible.get(type);
    return records !== undefined && !records.some((record) => record['id'] === id);
  };
  // The summary of a case is of all units together: a unit is not told that it sees none of its own.
  const isUntold = (type: string, field: string): boolean =>
    viewer.audience === 'member' && type === 'AssistedCaseConnection' && field === 'totalCount';
  const expected = expectedOf(schema, document, variables, fullBody.data, viewer.scopes, isMissing, isUntold);
  const body = withRefusedRoots(JSON.parse(response.body) as GraphQLBody);
  const expectedErrors = [
    ...[...expected.denied].map((path) => `UNAUTHORIZED_FIELD_OR_TYPE ${path}`),
    ...(expected.isAllDenied ? [] : errorsOf(fullBody).filter((error) => !isUnder(expected.denied, error))),
  ];
  const errors = errorsOf(body);
  // Nothing can fail below a null.
  const nulls = pathsOfNull(body.data);
  const mayBeAbsent = (error: string): boolean =>
    MISSING_RECORD.test(error) ||
    isUnder(expected.missing, error) ||
    (error.includes('.') && isUnder(nulls, error.replace(/\.[^.]*$/, '')));
  // Where an office refuses the only root that is not denied, all data is null.
  const isNothing = body.data === null && Object.values(expected.data ?? {}).every((value) => value === null);
  const isSame =
    (isNothing || isAsExpected(body.data, expected.data)) &&
    expectedErrors.every((error) => errors.includes(error) || mayBeAbsent(error)) &&
    errors.every((error) => expectedErrors.includes(error));
  return isSame
    ? 'same'
    : {
        response: JSON.stringify({ data: body.data, errors }),
        expected: JSON.stringify({ data: expected.data, errors: expectedErrors }),
      };
}

/**
 * A response to a request that was refused as a whole, because an office refused the input of each of its root fields, as if each
 * were null: where a viewer may not read everything, another of their errors can keep the same request from being refused.
 */
function withRefusedRoots(body: GraphQLBody): GraphQLBody {
  const roots = body.errors?.map(({ path }) => path?.[0]) ?? [];
  const isRefused = body.data === undefined && roots.length > 0 && !roots.includes(undefined);
  return isRefused ? { ...body, data: Object.fromEntries(roots.map((name) => [name, null])) } : body;
}

function asksIntrospection(types: ReadonlySet<string>): boolean {
  return [...types].some((type) => type.startsWith('__'));
}

/** Whether an error's path is one of these or below one. */
function isUnder(paths: ReadonlySet<string>, error: string): boolean {
  const errorPath = error.slice(error.indexOf(' ') + 1);
  return [...paths].some((path) => errorPath === path || errorPath.startsWith(`${path}.`));
}

function pathsOfNull(value: unknown, path = '', paths = new Set<string>()): Set<string> {
  if (value === null) {
    paths.add(path);
  } else if (Array.isArray(value)) {
    value.forEach((item) => pathsOfNull(item, path, paths));
  } else if (typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) {
      pathsOfNull(item, path === '' ? name : `${path}.${name}`, paths);
    }
  }
  return paths;
}

/** Errors as they are compared: code, and path without list indexes. */
function errorsOf({ errors = [] }: GraphQLBody): string[] {
  return errors.map(({ path = [], extensions }) => {
    const names = path.filter((step) => typeof step === 'string');
    return `${String(extensions?.['code'])} ${names.join('.')}`;
  });
}
