/**
 * The only ways by which text enters generated code. Threat: names that reach the compiler come from documents, and a
 * document is what a client wrote; text that could end a literal would run in the gateway. Goal: whatever the text, the
 * result is one literal. JSON's escapes are a subset of JavaScript's, and the two line separators that JSON leaves alone
 * have been allowed in JavaScript's strings since ES2019; they are escaped all the same, as is `<`.
 */
export function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u2028\u2029<]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Code that reads an object's own property. A field may be called `constructor` or `toString`, and an object that lacks it
 * would answer with what it inherits: such names are read only where they are the object's own.
 *
 * @param object code that names the object, never text from elsewhere
 */
export function readMember(object: string, name: string): string {
  const quoted = quoteText(name);
  const read = isPlainName(name) ? `${object}.${name}` : `${object}[${quoted}]`;
  return name in Object.prototype ? `(Object.hasOwn(${object},${quoted})?${read}:undefined)` : read;
}

/** Code that names a property to be written. */
export function writeMember(object: string, name: string): string {
  return isPlainName(name) ? `${object}.${name}` : `${object}[${quoteText(name)}]`;
}

/** GraphQL's names are all such; what is not is read by its quoted text. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name !== '__proto__';
}
