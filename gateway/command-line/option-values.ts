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

/**
 * Parses the address of a MySQL server for sample data, with or without a prefix for the names of its databases:
 * `mysql://root@127.0.0.1:3306/wang_` makes `wang_cases` and so on.
 */
export function mysqlServer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['mysql:', 'mariadb:'].includes(url.protocol) || url.hostname === '') {
    throw new UsageError('--mysql is the address of a server, such as mysql://user:password@127.0.0.1:3306.');
  }
  if (!/^\/?(\w{0,24}_)?$/.test(url.pathname)) {
    throw new UsageError(
      '--mysql may end with a prefix for database names: up to 24 letters, digits and underscores and a last ' +
        'underscore, such as mysql://127.0.0.1/wang_ for wang_cases.',
    );
  }
  return text.replace(/^mariadb:/, 'mysql:');
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
