import { expect, it } from '@jest/globals';
import type { Connection } from 'mysql2';

import { pinSession } from './pinned-session.ts';

const KEPT = {
  character_set_client: 'utf8mb4',
  character_set_connection: 'utf8mb4',
  character_set_results: 'utf8mb4',
  collation_connection: 'utf8mb4_bin',
  sql_mode: 'NO_ENGINE_SUBSTITUTION,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO',
  time_zone: '+08:00',
  group_concat_max_len: '1048576',
  transaction_read_only: 'ON',
  max_execution_time: '30000',
};

/** A server that takes every setting, and keeps what it likes. */
function serverThatKeeps(variables: Readonly<Record<string, string>>): Connection {
  const rows = Object.entries(variables).map(([name, value]) => ({ Variable_name: name, Value: value }));
  const query = (sql: string, callback: (error: null, rows: unknown) => void) =>
    callback(null, sql.startsWith('show') ? rows : [{ id: 7 }]);
  return { config: {}, query } as unknown as Connection;
}

it('a session that keeps its settings is used', async () => {
  await expect(pinSession(serverThatKeeps(KEPT), 30_000)).resolves.toMatchObject({ id: 7 });
});

it.each([
  ['character_set_client', 'gbk'],
  ['character_set_results', 'latin1'],
  ['collation_connection', 'utf8mb4_general_ci'],
  ['sql_mode', `${KEPT.sql_mode},NO_BACKSLASH_ESCAPES`],
  ['time_zone', 'SYSTEM'],
  ['group_concat_max_len', '1024'],
  ['transaction_read_only', 'OFF'],
  ['max_execution_time', '0'],
])('a session whose %s is %s all the same is refused', async (name, value) => {
  const pinned = pinSession(serverThatKeeps({ ...KEPT, [name]: value }), 30_000);
  await expect(pinned).rejects.toThrow(`${name} is ${value}, not `);
});

it('a server that knows no time limit, or cannot be told to read only, is refused', async () => {
  const { max_execution_time: _, transaction_read_only: __, ...without } = KEPT;
  await expect(pinSession(serverThatKeeps(without), 30_000)).rejects.toThrow(
    /transaction_read_only is not known.*max_statement_time or max_execution_time is not known/,
  );
});
