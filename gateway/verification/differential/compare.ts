import type { MergedAnswer, Path } from './merged-schema.ts';

/** The answer of one candidate. */
export interface Answer {
  /** `data` as serialized. */
  readonly dataText: string;
  readonly errors: readonly Path[];
}

/**
 * Compares an answer with that of the merged schema.
 *
 * Data: the same bytes, so the same fields in the same order.
 *
 * Errors: as a set of paths without list indexes, because a gateway fetches many entities at once and reports one error for
 * all items of a list that one cause affects. Both directions are checked:
 * - every error of the answer is at a field that fails;
 * - every error of graphql-js is in the answer. Where a null propagated, graphql-js reports one of the failures below the
 *   path that became null, and the specification leaves open which one: any error at or below that path is accepted.
 *
 * @returns a sentence that says what differs; undefined if nothing does
 */
export function difference(answer: Answer, expected: MergedAnswer, failing: readonly Path[]): string | undefined {
  if (expected.data === undefined) {
    return answer.dataText === 'null' && answer.errors.length > 0 ? undefined : `not refused: ${answer.dataText}`;
  }
  const dataText = JSON.stringify(expected.data);
  if (answer.dataText !== dataText) {
    return `data differs\nexpected ${dataText}\nactual   ${answer.dataText}\nerrors   ${JSON.stringify(answer.errors)}`;
  }
  const reported = answer.errors.map(withoutIndexes);
  const allowed = new Set(failing.map(withoutIndexes));
  const unfounded = reported.filter((path) => !allowed.has(path));
  if (unfounded.length > 0) {
    return `errors where nothing fails: ${[...new Set(unfounded)].join(', ')}; failing: ${[...allowed].join(', ')}`;
  }
  const missing = missingErrors(answer, expected);
  return missing.length > 0
    ? `errors missing: ${missing.join(', ')}; reported: ${[...new Set(reported)].join(', ')}`
    : undefined;
}

/** The paths at which the merged schema has an error and the answer has none. */
export function missingErrors(answer: Answer, expected: MergedAnswer): readonly string[] {
  const reported = answer.errors.map(withoutIndexes);
  const nulls = expected.errors.map((path) => withoutIndexes(pathOfNull(expected.data, path)));
  const missing = nulls.filter(
    (path) => !reported.some((other) => path === '' || other === path || other.startsWith(`${path}.`)),
  );
  return [...new Set(missing)];
}

/** The start of an error's path, up to the null in the answer. */
function pathOfNull(data: unknown, path: Path): Path {
  let value = data;
  for (const [depth, part] of path.entries()) {
    if (value === null || typeof value !== 'object') {
      return path.slice(0, depth);
    }
    value = (value as Record<string | number, unknown>)[part];
  }
  return path;
}

/** A path as errors are compared. */
export function withoutIndexes(path: Path): string {
  return path.filter((part) => typeof part === 'string').join('.');
}
