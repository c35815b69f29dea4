import { isRecord } from '../../../subgraphs/shared/is-record.ts';

import { missingErrors, withoutIndexes, type Answer } from './compare.ts';
import type { MergedAnswer, Path } from './merged-schema.ts';

/**
 * Whether an answer differs only because the plan fetched more than the client selected. A plan selects a fragment's fields
 * by their response path: `events { cell { id } ... on Note { cell { matrix } } }` fetches `matrix` of every event's cell.
 * And the subgraph that owns an interface object cannot tell its types apart. Where such a field fails for an object on
 * which the client did not select it, a gateway reports the error; a non-null field also nulls what else was fetched of
 * that object.
 *
 * Therefore all of this must hold:
 * - at least one error is at a path where a fragment selects the failing field;
 * - every other error is one that the merged schema has as well;
 * - each additional null is beside such an error or above it, so a null without an error is still a difference.
 *
 * The merged schema's own error may be missing beside an over-fetched one: of several failures below one null, a subgraph
 * reports one, and the specification allows that.
 *
 * @param inFragments where fragments of the operation select fields with the names of the failing fields
 */
export function isOverFetch(
  answer: Answer,
  expected: MergedAnswer,
  failing: readonly Path[],
  inFragments: readonly Path[],
): boolean {
  const failed = new Set(failing.map(withoutIndexes));
  const overFetchable = new Set(inFragments.map(withoutIndexes));
  const reported = answer.errors.map(withoutIndexes);
  const overFetched = reported.filter((path) => overFetchable.has(path));
  const data = JSON.parse(answer.dataText) as unknown;
  return (
    overFetched.length > 0 &&
    reported.every((path) => overFetchable.has(path) || failed.has(path)) &&
    missingErrors(answer, { ...expected, data }).every((path) => isBeside(path.split('.'), overFetched)) &&
    isEqualButForNulls(data, expected.data, [], overFetched)
  );
}

/** Equal, key order included, except for nulls that are beside or above one of the errors. */
function isEqualButForNulls(
  actual: unknown,
  expected: unknown,
  path: readonly string[],
  errors: readonly string[],
): boolean {
  if (actual === null && expected !== null) {
    return isBeside(path, errors);
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return (
      actual.length === expected.length &&
      actual.every((item, index) => isEqualButForNulls(item, expected[index], path, errors))
    );
  }
  if (isRecord(actual) && isRecord(expected)) {
    const names = Object.keys(actual);
    const isSameShape = names.join() === Object.keys(expected).join();
    return (
      isSameShape && names.every((name) => isEqualButForNulls(actual[name], expected[name], [...path, name], errors))
    );
  }
  return actual === expected;
}

/** Whether one of the errors is below the object that has the path's last field. */
function isBeside(path: readonly string[], errors: readonly string[]): boolean {
  const parent = path.slice(0, -1).join('.');
  return errors.some((error) => parent === '' || error.startsWith(`${parent}.`));
}
