import { readFileSync } from 'node:fs';

/**
 * Reads one of the small tables in this folder: comma-separated, a header line, no quotes.
 * @throws Error where a line does not have as many cells as the header.
 */
export function readCsvTable<Column extends string>(
  file: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const text = readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
  const [header, ...lines] = text.trimEnd().split('\n');
  if (header !== columns.join(',')) {
    throw new Error(`${file}: expected the header ${columns.join(',')}`);
  }
  return lines.map((line, index) => {
    const cells = line.split(',');
    if (cells.length !== columns.length) {
      throw new Error(`${file}: line ${index + 2} has ${cells.length} cells`);
    }
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]])) as Record<Column, string>;
  });
}
