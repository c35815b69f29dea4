import { describe, expect, it } from '@jest/globals';
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
function serverThatKeeps(
  variables: Readonly<Record<string, string>>,
  { grants = ['GRANT USAGE ON *.* TO x'], prepares = (text: string) => text }: Server = {},
): Connection {
  const rows = Object.entries(variables).map(([name, value]) => ({ Variable_name: name, Value: value }));
  const query = (sql: string, callback: (error: Error | null, rows?: unknown) => void) => {
    if (sql.startsWith('show grants')) {
      callback(
        null,
        grants.map((grant) => ({ Grants: grant })),
      );
    } else if (sql.includes('read only') && 'tidb_enable_noop_functions' in variables) {
      callback(new Error('function READ ONLY has only noop implementation in tidb now'));
    } else {
      callback(null, sql.startsWith('show') ? rows : [{ id: '8306449708033769879' }]);
    }
  };
  const execute = (_: string, [text]: [string], callback: (error: unknown, rows?: unknown) => void) => {
    const probe = prepares(text);
    callback(
      probe === null ? Object.assign(new Error('no'), { code: 'ER_UNSUPPORTED_PS' }) : null,
      probe === null ? undefined : [{ probe }],
    );
  };
  return { config: {}, query, execute, unprepare: () => undefined } as unknown as Connection;
}

interface Server {
  readonly grants?: readonly string[];
  /** What a text comes back as; null where it cannot prepare. */
  readonly prepares?: (text: string) => string | null;
}

it('a session that keeps its settings is used', async () => {
  await expect(pinSession(serverThatKeeps(KEPT), 30_000)).resolves.toMatchObject({
    // TiDB's, of 64 bits: as a number it would be another session's.
    id: '8306449708033769879',
  });
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

it.each([
  ['cannot prepare statements', () => null, 'statements cannot be prepared (ER_UNSUPPORTED_PS)'],
  ['takes the text of a parameter for another', () => '?', 'the text of a parameter does not come back as it was sent'],
])('a server that %s is refused', async (_, prepares, fault) => {
  await expect(pinSession(serverThatKeeps(KEPT, { prepares }), 30_000)).rejects.toThrow(fault);
});

describe('on TiDB, where read only is syntax', () => {
  const tidb = { ...KEPT, transaction_read_only: 'OFF', tidb_enable_noop_functions: 'OFF' };

  it.each([
    ['reads only', ['GRANT USAGE ON *.* TO r', 'GRANT SELECT,SHOW VIEW ON `cases`.* TO r'], null],
    ['may insert', ['GRANT SELECT,INSERT ON `cases`.* TO r'], 'not INSERT'],
    ['may hand on its rights', ['GRANT SELECT ON `cases`.* TO r WITH GRANT OPTION'], 'not GRANT OPTION'],
    ['has a role', ['GRANT SELECT ON `cases`.* TO r', 'GRANT `clerk`@`%` TO r'], 'not a role'],
  ])('an account that %s is judged by its grants', async (_, grants, fault) => {
    const pinned = pinSession(serverThatKeeps(tidb, { grants }), 30_000);
    await (fault === null ? expect(pinned).resolves.toBeDefined() : expect(pinned).rejects.toThrow(fault));
  });

  it('an account that may write is refused also where the server says that it reads only', async () => {
    const lying = { ...tidb, transaction_read_only: 'ON', tidb_enable_noop_functions: 'ON' };
    const grants = ['GRANT ALL PRIVILEGES ON *.* TO r'];
    await expect(pinSession(serverThatKeeps(lying, { grants }), 30_000)).rejects.toThrow('not ALL PRIVILEGES');
  });
});
