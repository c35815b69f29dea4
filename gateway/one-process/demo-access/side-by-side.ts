import type { Audience } from '../../../subgraphs/shared/access/viewer.ts';

/** What one audience was answered. */
export interface Told {
  readonly audience: Audience;
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

const WIDEST_CELL = 20;
/** From here on characters are two columns wide in a terminal: Chinese, and its punctuation. */
const WIDE_FROM = 0x2e80;

/**
 * The answers as a table: a line for each value of the fullest answer, a column for each audience. `null` is an answer,
 * `✕` a field that the audience may not read, `·` a place that its answer does not have.
 */
export function sideBySide(answers: readonly Told[]): string {
  const leaves = answers.map(({ data }) => leavesOf(data));
  const fullest = [...leaves].sort((one, other) => other.size - one.size)[0] ?? new Map<string, string>();
  const header = ['', ...answers.map(({ audience }) => audience)];
  const lines = [...fullest.keys()].map((path) => [
    path,
    ...answers.map(({ errors }, at) => cellOf(path, leaves[at] ?? new Map(), errors)),
  ]);
  const rows = [header, ...lines];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellOf(path: string, leaves: ReadonlyMap<string, string>, errors: Told['errors']): string {
  const value = leaves.get(path);
  if (value !== undefined && value !== 'null') {
    return cut(value);
  }
  const field = withoutIndexes(path);
  const isDenied = errors.some(({ extensions }) => {
    const denied = extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE' ? deniedPath(extensions) : undefined;
    return denied !== undefined && (field === denied || field.startsWith(`${denied}.`));
  });
  if (isDenied) {
    return '✕';
  }
  return value ?? '·';
}

function deniedPath({ path }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof path === 'string' ? path : undefined;
}

/** Every value by its path, a list's items by their index. */
function leavesOf(data: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof data === 'object' && data !== null) {
    for (const [name, value] of Object.entries(data)) {
      leavesOf(value, path === '' ? name : `${path}.${name}`, found);
    }
  } else if (path !== '') {
    found.set(path, String(data));
  }
  return found;
}

function withoutIndexes(path: string): string {
  return path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
}

function cut(text: string): string {
  return [...text].length > WIDEST_CELL ? `${[...text].slice(0, WIDEST_CELL - 1).join('')}…` : text;
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) >= WIDE_FROM ? 2 : 1), 0);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
