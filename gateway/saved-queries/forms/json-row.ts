import type { Column, Row } from '../saved-query.ts';

/**
 * Writes a row as a JSON object whose keys are the columns' keys. Decimals are strings, whatever the source gives: a
 * number of JSON is read as a float.
 */
export function jsonRowWriter(columns: readonly Column[]): (row: Row) => string {
  const parts = columns.map(({ key, type }, index) => ({
    start: `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`,
    isDecimal: type === 'decimal',
  }));
  return (row) => {
    let text = '';
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      const cell = row[index] ?? null;
      text += part?.start;
      text += JSON.stringify(part?.isDecimal && typeof cell === 'number' ? String(cell) : cell);
    }
    return parts.length === 0 ? '{}' : `${text}}`;
  };
}
