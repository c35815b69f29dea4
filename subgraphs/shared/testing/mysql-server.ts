import { createConnection } from 'mysql2/promise';

/** Where tests look for a server that speaks MySQL. */
export const MYSQL_URL = process.env['MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306';

/** The version of the server, or null where none answers. */
export async function mysqlVersion(): Promise<string | null> {
  try {
    const server = await createConnection({ uri: MYSQL_URL, connectTimeout: 2000 });
    const [rows] = await server.query('select version() as version');
    await server.end();
    return (rows as { version: string }[])[0]?.version ?? null;
  } catch {
    return null;
  }
}
