/** Signs that JSON escapes, and halves of surrogate pairs, which it escapes where they stand alone. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Up to here looking at each sign is quicker than the regular expression. */
const SHORT = 24;

/** A leaf that is text as JSON: nearly all texts are written between quotes as they are. */
export function writeText(value: unknown): string {
  if (typeof value === 'string') {
    return isPlain(value) ? `"${value}"` : JSON.stringify(value);
  }
  return JSON.stringify(value) ?? 'null';
}

function isPlain(text: string): boolean {
  if (text.length > SHORT) {
    return !ESCAPED.test(text);
  }
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff)) {
      return false;
    }
  }
  return true;
}
