/** How the answer to a question is judged: in words for the page, and by a function for the test. */
export interface Answer {
  readonly says: string;
  /** What is wrong with the data of a response; null where it is the answer. */
  fault(data: unknown): string | null;
}

/** What a value must be: itself, a pattern for text, one of the conditions below, or an object of which only these fields count. */
export type Like =
  string | number | boolean | null | RegExp | Condition | readonly Like[] | { readonly [field: string]: Like };

/** A condition with its words. */
class Condition {
  readonly says: string;
  readonly holds: (value: unknown) => boolean;

  constructor(says: string, holds: (value: unknown) => boolean) {
    this.says = says;
    this.holds = holds;
  }
}

/** There is a value. */
export const some = new Condition('有', (value) => value !== null && value !== undefined);

/** A number, also one that is written as text, of at least so much. */
export function atLeast(least: number): Condition {
  return new Condition(`≥ ${least}`, (value) => isNumber(value) && Number(value) >= least);
}

/** A number, also one that is written as text, of at most so much. */
export function atMost(most: number): Condition {
  return new Condition(`≤ ${most}`, (value) => isNumber(value) && Number(value) <= most);
}

/** The value at a path (`judgments.totalCount`) is this. */
export function is(path: string, like: Like): Answer {
  return {
    says: `${path}: ${inWords(like)}`,
    fault: (data) => faultOf(matches(at(data, path), like), data, path),
  };
}

/** At least one row of a list is like this. */
export function hasRow(path: string, like: Like): Answer {
  return {
    says: `${path}: 至少一行 ${inWords(like)}`,
    fault: (data) =>
      faultOf(
        rowsAt(data, path).some((row) => matches(row, like)),
        data,
        path,
      ),
  };
}

/** A list has rows, and every one is like this. */
export function everyRow(path: string, like: Like): Answer {
  return {
    says: `${path}: 各行 ${inWords(like)}`,
    fault: (data) => {
      const rows = rowsAt(data, path);
      return faultOf(rows.length > 0 && rows.every((row) => matches(row, like)), data, path);
    },
  };
}

/** The rows of a list have exactly these values of a field, in any order. */
export function isSet(path: string, field: string, values: readonly string[]): Answer {
  return {
    says: `${path}.${field} = { ${values.join('、')} }`,
    fault: (data) => {
      const found = new Set(rowsAt(data, path).map((row) => String(at(row, field))));
      return faultOf(found.size === values.length && values.every((value) => found.has(value)), data, path);
    },
  };
}

/** The values of a field add up to this. */
export function addsUpTo(path: string, field: string, sum: number): Answer {
  return {
    says: `${path}.${field} 合计 ${sum}`,
    fault: (data) =>
      faultOf(rowsAt(data, path).reduce<number>((total, row) => total + Number(at(row, field)), 0) === sum, data, path),
  };
}

/** From row to row a number rises (`+`) or falls (`-`). */
export function moves(path: string, field: string, steps: string): Answer {
  return {
    says: `${path}.${field}: ${[...steps].map((step) => (step === '+' ? '升' : '降')).join('、')}`,
    fault: (data) => {
      const values = rowsAt(data, path).map((row) => at(row, field));
      const found = values.slice(1).map((value, i) => (Number(value) > Number(values[i]) ? '+' : '-'));
      return faultOf(values.every(isNumber) && found.join('') === steps, data, path);
    },
  };
}

function faultOf(isRight: boolean, data: unknown, path: string): string | null {
  return isRight ? null : `${path} is ${(JSON.stringify(at(data, path)) ?? 'missing').slice(0, 1500)}`;
}

function rowsAt(data: unknown, path: string): readonly unknown[] {
  const rows = at(data, path);
  return Array.isArray(rows) ? rows : [];
}

function at(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], data);
}

function matches(value: unknown, like: Like): boolean {
  if (like instanceof Condition) {
    return like.holds(value);
  }
  if (like instanceof RegExp) {
    return typeof value === 'string' && like.test(value);
  }
  if (Array.isArray(like)) {
    return (
      Array.isArray(value) && value.length === like.length && like.every((one, i) => matches(value[i], one as Like))
    );
  }
  if (typeof like === 'object' && like !== null) {
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.entries(like).every(([name, one]) => matches((value as Record<string, unknown>)[name], one as Like))
    );
  }
  return value === like;
}

function isNumber(value: unknown): boolean {
  return (typeof value === 'number' || typeof value === 'string') && value !== '' && Number.isFinite(Number(value));
}

function inWords(like: Like): string {
  if (like instanceof Condition) {
    return like.says;
  }
  if (like instanceof RegExp) {
    return `含 ${like.source}`;
  }
  if (Array.isArray(like)) {
    return `[${like.map((one) => inWords(one as Like)).join(', ')}]`;
  }
  if (typeof like === 'object' && like !== null) {
    return Object.entries(like)
      .map(([name, one]) => {
        const words = inWords(one as Like);
        return one !== null && typeof one === 'object' && !(one instanceof Condition) && !(one instanceof RegExp)
          ? `${name} { ${words} }`
          : `${name} ${words}`;
      })
      .join('，');
  }
  return like === null ? '无 (null)' : String(like);
}
