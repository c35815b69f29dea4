import type { Audience } from '../../subgraphs/shared/access/audiences.ts';

/** The answer to one audience. */
export interface AudienceAnswer {
  readonly audience: Audience;
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

const WIDEST_CELL = 20;
/** The first character that is two columns wide in a terminal, as Chinese text and punctuation are. */
const WIDE_FROM = 0x2e80;

/**
 * The answers as a table with a line for each value of the largest answer and a column for each audience. `null` is a value,
 * `✕` a field that the audience may not read, `·` a path that its answer does not have.
 */
export function sideBySide(answers: readonly AudienceAnswer[]): string {
  const leaves = answers.map(({ data }) => leavesOf(data));
  const largest = [...leaves].sort((one, other) => other.size - one.size)[0] ?? new Map<string, string>();
  const header = ['', ...answers.map(({ audience }) => audience)];
  const lines = [...largest.keys()].map((path) => [
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

function cellOf(path: string, leaves: ReadonlyMap<string, string>, errors: AudienceAnswer['errors']): string {
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

/** Every value by its path; items of a list by their index. */
function leavesOf(data: unknown, path = '', leaves = new Map<string, string>()): Map<string, string> {
  if (typeof data === 'object' && data !== null) {
    for (const [name, value] of Object.entries(data)) {
      leavesOf(value, path === '' ? name : `${path}.${name}`, leaves);
    }
  } else if (path !== '') {
    leaves.set(path, String(data));
  }
  return leaves;
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
