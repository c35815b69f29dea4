/**
 * A result's `data` that is JSON text already. It stands where an object would: whoever stringifies it gets what it holds, and
 * `writeResult` takes the text as it is.
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

/** Data as JSON text, with ready text in the place of some of its members. */
export function writeResultData(
  data: Readonly<Record<string, unknown>> | null,
  ready: ReadonlyMap<string, string>,
): string {
  if (data === null || ready.size === 0) {
    return JSON.stringify(data);
  }
  const members = Object.entries(data).map(
    ([name, value]) => `${JSON.stringify(name)}:${ready.get(name) ?? JSON.stringify(value)}`,
  );
  return `{${members.join(',')}}`;
}
