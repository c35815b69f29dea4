import type { Database } from './connect.ts';

/** About how many rows each table has, by the server's own statistics; null where it keeps none. A view is not among them. */
export type RowCounts = ReadonlyMap<string, number> | null;

/** Asked again after so long: a table does not grow tenfold in an hour. In milliseconds. */
const RENEW_MS = 3_600_000;

/** Row counts that are read now and once an hour, where somebody asks for them. */
export async function keepRowCounts(database: Database): Promise<() => RowCounts> {
  if (database.kind === 'sqlite') {
    return () => null;
  }
  let counts = await readRowCounts(database);
  let since = performance.now();
  return () => {
    if (performance.now() - since > RENEW_MS) {
      since = performance.now();
      // Old counts do until the server answers again.
      readRowCounts(database).then(
        (read) => (counts = read),
        () => undefined,
      );
    }
    return counts;
  };
}

async function readRowCounts({ em }: Database): Promise<RowCounts> {
  const rows = await em
    .fork()
    .execute<{ tbl: string; cnt: number | string }[]>(
      'select table_name as tbl, table_rows as cnt from information_schema.tables ' +
        'where table_schema = database() and table_rows is not null',
    );
  return new Map(rows.map(({ tbl, cnt }) => [tbl, Number(cnt)]));
}
