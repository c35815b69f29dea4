/** Signs that JSON escapes, and halves of surrogate pairs, which it escapes where they stand alone. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A leaf that is text as JSON: nearly all texts are written between quotes as they are. */
export function writeText(value: unknown): string {
  if (typeof value === 'string' && !ESCAPED.test(value)) {
    return `"${value}"`;
  }
  return JSON.stringify(value) ?? 'null';
}
