import type { MergedAnswer, Path } from './merged-schema.ts';

/** What a way of executing answered. */
export interface Answer {
  /** `data` as it would travel. */
  readonly dataText: string;
  readonly errors: readonly Path[];
}

/**
 * Holds an answer against the truth.
 *
 * Data: the same bytes, so the same fields in the same order.
 *
 * Errors: by path without list indexes, as a set, since a gateway's one error stands for every item of a list that one
 * cause took. Both ways:
 * - every error answered is at a field that fails;
 * - every error of graphql-js is answered. Where it made a null rise, graphql-js tells one of the failures below the place
 *   that became null, and the specification leaves open which: any error at or below that place will do.
 *
 * @returns what differs, as a sentence; undefined where nothing does
 */
export function difference(answer: Answer, truth: MergedAnswer, failing: readonly Path[]): string | undefined {
  if (truth.data === undefined) {
    return answer.dataText === 'null' && answer.errors.length > 0 ? undefined : `not refused: ${answer.dataText}`;
  }
  const expected = JSON.stringify(truth.data);
  if (answer.dataText !== expected) {
    return `data differs\nexpected ${expected}\ngot      ${answer.dataText}\nerrors   ${JSON.stringify(answer.errors)}`;
  }
  const answered = answer.errors.map(withoutIndexes);
  const allowed = new Set(failing.map(withoutIndexes));
  const unfounded = answered.filter((path) => !allowed.has(path));
  if (unfounded.length > 0) {
    return `errors where nothing fails: ${[...new Set(unfounded)].join(', ')}; failing: ${[...allowed].join(', ')}`;
  }
  const places = untold(answer, truth);
  return places.length > 0
    ? `errors not told: ${places.join(', ')}; told: ${[...new Set(answered)].join(', ')}`
    : undefined;
}

/** Where the truth has an error and the answer tells none. */
export function untold(answer: Answer, truth: MergedAnswer): readonly string[] {
  const answered = answer.errors.map(withoutIndexes);
  const places = truth.errors.map((path) => withoutIndexes(nulledPlace(truth.data, path)));
  const missing = places.filter(
    (place) => !answered.some((path) => place === '' || path === place || path.startsWith(`${place}.`)),
  );
  return [...new Set(missing)];
}

/** The start of an error's path up to what is null in the answer. */
function nulledPlace(data: unknown, path: Path): Path {
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
