/** A fault of the command line: the message says what is expected, never which value was given. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A parser for an option or argument that takes one of these names. */
export function oneOf<Name extends string>(option: string, names: readonly Name[]): (text: string) => Name {
  return (text) => {
    const name = names.find((known) => known === text);
    if (name === undefined) {
      throw new UsageError(`${option} is one of ${names.join(', ')}.`);
    }
    return name;
  };
}

/** A parser for an option that takes a whole number between two bounds. */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= most)) {
      throw new UsageError(`${option} is a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}

const MAX_CHARACTERS = 200;

/** A parser for an option that takes a name or a short text. */
export function shortText(option: string): (text: string) => string {
  return (text) => {
    if (text === '' || text.length > MAX_CHARACTERS) {
      throw new UsageError(`${option} is a text of 1 to ${MAX_CHARACTERS} characters.`);
    }
    return text;
  };
}

/** A parser for an option that may be repeated: the values in their order. */
export function repeated<Value>(parse: (text: string) => Value): (text: string, previous?: Value[]) => Value[] {
  return (text, previous = []) => [...previous, parse(text)];
}

/** A parser for a list with commas between. */
export function commaSeparated(text: string): string[] {
  return text.split(',').filter(Boolean);
}
