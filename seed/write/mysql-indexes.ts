import type { Connection } from 'mysql2/promise';

import { mysqlName } from './mysql-literal.ts';

interface IndexColumn {
  readonly table: string;
  readonly index: string;
  readonly column: string | null;
  readonly descending: number;
  readonly prefix: number | null;
}

/**
 * Drops the secondary indexes of every table of the connection's database, and returns the statements that create them
 * again, one for each table. Rows in order of their ids hit a secondary index at random; building it once at the end
 * takes a fraction of the time. Primary and unique keys stay, so that a duplicate is refused on insertion.
 */
export async function dropIndexes(connection: Connection): Promise<readonly string[]> {
  const [rows] = await connection.query(
    `select table_name as \`table\`, index_name as \`index\`, column_name as \`column\`, sub_part as prefix,
       coalesce(collation = 'D', 0) as descending
     from information_schema.statistics
     where table_schema = database() and non_unique = 1 and index_type = 'BTREE'
     order by table_name, index_name, seq_in_index`,
  );
  const again: string[] = [];
  for (const [table, columns] of Map.groupBy(rows as IndexColumn[], (row) => row.table)) {
    // An index over an expression has no column name; it stays.
    const indexes = [...Map.groupBy(columns, (row) => row.index)].filter(([, parts]) =>
      parts.every((part) => part.column),
    );
    if (indexes.length === 0) {
      continue;
    }
    const alter = `alter table ${mysqlName(table)} `;
    await connection.query(alter + indexes.map(([index]) => `drop index ${mysqlName(index)}`).join(', '));
    again.push(
      alter +
        indexes
          .map(([index, parts]) => `add index ${mysqlName(index)} (${parts.map(definitionOf).join(', ')})`)
          .join(', '),
    );
  }
  return again;
}

function definitionOf({ column, prefix, descending }: IndexColumn): string {
  return (
    mysqlName(column as string) + (prefix === null ? '' : `(${prefix})`) + (Number(descending) === 1 ? ' desc' : '')
  );
}
