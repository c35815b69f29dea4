import type { Column, Row } from '../saved-query.ts';

import type { RowReader } from './row-reader.ts';
import type { RunDescription } from './run-description.ts';
import { CELL_WRITERS, STYLES } from './xlsx-cells.ts';
import { inlineString } from './xlsx-text.ts';

/** In UTF-16 units: between two of them the reader of the ZIP may stop. */
const CHUNK = 64 * 1024;
/** How many rows column widths are taken from. */
const SAMPLE = 100;
const NARROWEST = 8;
const WIDEST = 60;

const START =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
const FROZEN_HEADER =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

/** One sheet of rows as XML: up to `most` rows of the reader below a header. Returns how many there were. */
export async function* rowSheet(
  columns: readonly Column[],
  rows: RowReader,
  most: number,
): AsyncGenerator<string, number, undefined> {
  const writers = columns.map(({ type }, index) => ({ letters: columnLetters(index), write: CELL_WRITERS[type] }));
  const widths = columnWidths(columns, await rows.peek(SAMPLE));
  let text = `${START}${FROZEN_HEADER}${columnsXml(widths)}<sheetData>${textRow(
    1,
    columns.map(({ header }) => header),
    STYLES.header,
  )}`;
  let count = 0;
  for (let batch = await rows.read(most); batch.length > 0; batch = await rows.read(most - count)) {
    for (const row of batch) {
      count += 1;
      const number = count + 1;
      text += `<row r="${number}">`;
      for (let index = 0; index < writers.length; index++) {
        const cell = row[index];
        const writer = writers[index];
        if (cell !== null && cell !== undefined && writer) {
          text += `<c r="${writer.letters}${number}" ${writer.write(cell)}`;
        }
      }
      text += '</row>';
      if (text.length >= CHUNK) {
        yield text;
        text = '';
      }
    }
    if (count === most) {
      break;
    }
  }
  yield `${text}</sheetData></worksheet>`;
  return count;
}

/** The sheet 口径 as XML. */
export function descriptionSheet({ facts, parameters, columns }: RunDescription): string {
  const lines: (readonly [style: number, cells: readonly string[]])[] = [
    ...facts.map((fact) => [STYLES.wrapped, fact] as const),
    [STYLES.wrapped, []],
    [STYLES.header, ['参数', '变量名', '值', '说明']],
    ...parameters.map((parameter) => [STYLES.wrapped, parameter] as const),
    [STYLES.wrapped, []],
    [STYLES.header, ['列', '键', '类型', '单位', '说明']],
    ...columns.map((column) => [STYLES.wrapped, column] as const),
  ];
  const rows = lines.map(([style, cells], index) => textRow(index + 1, cells, style)).join('');
  return `${START}${columnsXml([20, 40, 20, 12, 60])}<sheetData>${rows}</sheetData></worksheet>`;
}

/** `A`, …, `Z`, `AA`, … */
export function columnLetters(index: number): string {
  return (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function textRow(number: number, cells: readonly string[], style: number): string {
  const xml = cells.map((cell, index) => `<c r="${columnLetters(index)}${number}" s="${style}" ${inlineString(cell)}`);
  return `<row r="${number}">${xml.join('')}</row>`;
}

function columnsXml(widths: readonly number[]): string {
  const xml = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return xml.length > 0 ? `<cols>${xml.join('')}</cols>` : '';
}

/** In digits of the default font, as Excel counts; a Chinese character takes two. */
function columnWidths(columns: readonly Column[], sample: readonly Row[]): number[] {
  return columns.map(({ header, type }, index) => {
    const least = { date: 12, datetime: 20 }[type as string] ?? NARROWEST;
    const widest = sample.reduce(
      (most, row) => Math.max(most, type === 'datetime' ? 0 : displayWidth(String(row[index] ?? ''))),
      displayWidth(header),
    );
    return Math.min(WIDEST, Math.max(least, widest + 2));
  });
}

function displayWidth(text: string): number {
  return Math.max(...text.split('\n', 10).map((line) => line.length + (line.match(/[\u2E80-\uFFEF]/gu)?.length ?? 0)));
}
