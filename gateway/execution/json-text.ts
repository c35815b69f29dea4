/**
 * An answer's `data` that is JSON text already. It stands where an object would: whoever stringifies it gets what it holds,
 * and whoever knows it (`writeResult`) takes the text as it is.
 */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** A result as JSON, errors before data so that nobody overlooks them; the text of `data` is not parsed or written again. */
export function writeResult({
  data,
  errors,
  extensions,
}: {
  data?: unknown;
  errors?: unknown;
  extensions?: unknown;
}): string {
  const members = [
    errors === undefined ? '' : `"errors":${JSON.stringify(errors)}`,
    data === undefined ? '' : `"data":${data instanceof JsonText ? data.text : JSON.stringify(data)}`,
    extensions === undefined ? '' : `"extensions":${JSON.stringify(extensions)}`,
  ];
  return `{${members.filter((member) => member !== '').join(',')}}`;
}
