import { isRecord } from '../../../subgraphs/shared/is-record.ts';
import { sharedLength, type RunnableQuery } from '../definition/check-definition.ts';
import type { Cell, Column, Row } from '../saved-query.ts';

/** Between values of a list that is one cell. */
const SEPARATOR = '、';

/** Makes the function that takes the rows out of a result's data. A null on the way to the rows is no row. */
export function rowsOfResult({ query, lists, joined }: RunnableQuery): (data: unknown) => Row[] {
  const { rowPath, columns } = query;
  const cells = columns.map((column, index) => cellReader(column, rowPath, joined[index] === true));
  return (data) => {
    const rows: Row[] = [];
    /** The objects from the root to the row: `objects[n]` is reached by the first n parts of the path. */
    const objects: unknown[] = [data];
    const collect = (value: unknown, depth: number): void => {
      if (value === null || value === undefined) {
        return;
      }
      if (lists[depth - 1] === true && Array.isArray(value)) {
        for (const item of value) {
          descend(item, depth);
        }
      } else {
        descend(value, depth);
      }
    };
    const descend = (value: unknown, depth: number): void => {
      if (value === null || value === undefined) {
        return;
      }
      objects[depth] = value;
      if (depth === rowPath.length) {
        rows.push(cells.map((read) => read(objects)));
      } else {
        collect((value as Record<string, unknown>)[rowPath[depth] as string], depth + 1);
      }
    };
    collect(data, 0);
    return rows;
  };
}

function cellReader(
  column: Column,
  rowPath: readonly string[],
  isJoined: boolean,
): (objects: readonly unknown[]) => Cell {
  const start = column.from === 'row' ? rowPath.length : Math.min(sharedLength(column.path, rowPath), rowPath.length);
  const path = column.from === 'row' ? column.path : column.path.slice(start);
  return (objects) => {
    let value = objects[start];
    for (const name of path) {
      if (!isRecord(value)) {
        return null;
      }
      value = value[name];
    }
    return isJoined && Array.isArray(value) ? value.join(SEPARATOR) : asCell(value);
  };
}

function asCell(value: unknown): Cell {
  return value === undefined || value === null ? null : (value as Cell);
}
