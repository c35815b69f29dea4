import { isRecord } from '../../../subgraphs/shared/is-record.ts';

import { untold, withoutIndexes, type Answer } from './compare.ts';
import type { MergedAnswer, Path } from './merged-schema.ts';

/**
 * Whether all that differs comes of a plan that asked more than the client did. A fragment's selection is planned by the
 * path it stands at: `events { cell { id } ... on Note { cell { matrix } } }` asks `matrix` of every event's cell, and an
 * interface object's owner cannot tell types apart at all. Where such a field fails for an object that nobody asked it of,
 * a gateway tells so; and if the field may not be null, it takes what else was asked of that object with it.
 *
 * So: at least one error is told at a place where a fragment selects the faulty field; every other error is one that the
 * truth knows; and what is null beyond the truth lies beside such an error or above it. Of several failures below a place
 * that becomes null a subgraph tells one, as the specification lets it: so one of the truth's may be untold beside it. A null
 * without any error is still a difference.
 *
 * @param asked where fragments of the operation select fields of the names that were made to fail
 */
export function isAskedBeyond(
  answer: Answer,
  truth: MergedAnswer,
  failing: readonly Path[],
  asked: readonly Path[],
): boolean {
  const failed = new Set(failing.map(withoutIndexes));
  const known = new Set(asked.map(withoutIndexes));
  const told = answer.errors.map(withoutIndexes);
  const beyond = told.filter((path) => known.has(path));
  const data = JSON.parse(answer.dataText) as unknown;
  return (
    beyond.length > 0 &&
    told.every((path) => known.has(path) || failed.has(path)) &&
    untold(answer, { ...truth, data }).every((place) => liesBeside(place.split('.'), beyond)) &&
    isLess(data, truth.data, [], beyond)
  );
}

/** Equal, key order included, but for nulls that lie beside or above one of the errors. */
function isLess(got: unknown, expected: unknown, path: readonly string[], errors: readonly string[]): boolean {
  if (got === null && expected !== null) {
    return liesBeside(path, errors);
  }
  if (Array.isArray(got) && Array.isArray(expected)) {
    return got.length === expected.length && got.every((item, index) => isLess(item, expected[index], path, errors));
  }
  if (isRecord(got) && isRecord(expected)) {
    const names = Object.keys(got);
    const isSameShape = names.join() === Object.keys(expected).join();
    return isSameShape && names.every((name) => isLess(got[name], expected[name], [...path, name], errors));
  }
  return got === expected;
}

/** Whether one of the errors is below the object that the path's last field stands on. */
function liesBeside(path: readonly string[], errors: readonly string[]): boolean {
  const parent = path.slice(0, -1).join('.');
  return errors.some((error) => parent === '' || error.startsWith(`${parent}.`));
}
