export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

/** Unicode's East Asian Wide and Fullwidth ranges that Chinese text uses: a terminal draws them two cells wide. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Rows as aligned columns under their titles. */
export function inColumns(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, at) => Math.max(...[titles, ...rows].map((row) => widthOf(row[at] ?? ''))));
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ right }, at) => padded(cells[at] ?? '', widths[at] ?? 0, right === true))
      .join('  ')
      .trimEnd();
  return [line(titles), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** How many cells of a terminal a text takes. */
export function widthOf(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}

function padded(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - widthOf(text));
  return right ? space + text : text + space;
}
