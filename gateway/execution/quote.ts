/**
 * Text enters generated code only through this file. Threat: names in generated code come from documents, which clients write;
 * text that could end a literal would run in the gateway. Goal: the result is one literal for any text. JSON's escapes are a
 * subset of JavaScript's. The two line separators that JSON does not escape are allowed in JavaScript strings since ES2019; they
 * are escaped anyway, and so is `<`.
 */
export function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u2028\u2029<]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Code that reads a property of an object. A field may be called `constructor` or `toString`, which every object inherits: such
 * names are read only as own properties.
 *
 * @param object the name of a variable in the code, never text of a client
 */
export function readMember(object: string, name: string): string {
  const quoted = quoteText(name);
  const read = isPlainName(name) ? `${object}.${name}` : `${object}[${quoted}]`;
  return name in Object.prototype ? `(Object.hasOwn(${object},${quoted})?${read}:undefined)` : read;
}

/** Code for a property as the target of an assignment. */
export function writeMember(object: string, name: string): string {
  return isPlainName(name) ? `${object}.${name}` : `${object}[${quoteText(name)}]`;
}

/** True for all GraphQL names; other text is quoted. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name !== '__proto__';
}
