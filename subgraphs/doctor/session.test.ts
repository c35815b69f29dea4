import { describe, expect, it } from '@jest/globals';

import { grantFindings, serverFindings } from './session.ts';

const kinds = (findings: readonly { kind: string }[]): string[] => findings.map(({ kind }) => kind);

describe('rights of the account', () => {
  it('are enough where it may only read and see views', () => {
    expect(
      grantFindings([
        "GRANT USAGE ON *.* TO `reader`@`%` IDENTIFIED BY PASSWORD '*1'",
        'GRANT SELECT, SHOW VIEW ON `cases`.* TO `reader`@`%`',
        'GRANT SELECT (`id`, `name`) ON `cases`.`party` TO `reader`@`%`',
      ]),
    ).toEqual([]);
  });

  it.each([
    ['GRANT SELECT, INSERT ON `cases`.* TO `reader`@`%`', ['account-may-write']],
    ['GRANT ALL PRIVILEGES ON *.* TO `root`@`%` WITH GRANT OPTION', ['account-may-write', 'account-reads-all']],
    ['GRANT SELECT ON *.* TO `reader`@`%`', ['account-reads-all']],
    ['GRANT SELECT ON `cases`.* TO `reader`@`%` WITH GRANT OPTION', ['account-may-write']],
    ['GRANT UPDATE (`name`) ON `cases`.`party` TO `reader`@`%`', ['account-may-write']],
  ])('%s is wider', (grant, expected) => {
    expect(kinds(grantFindings([grant]))).toEqual(expected);
  });
});

describe('settings of the server', () => {
  const server = (settings: Record<string, string>) => new Map(Object.entries(settings));

  it('are named where views and statements written by hand would be read otherwise', () => {
    const old = server({
      character_set_server: 'gbk',
      sql_mode: 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES',
      time_zone: '+00:00',
    });
    expect(kinds(serverFindings(old, true))).toEqual(['server-character-set', 'server-sql-mode', 'server-time-zone']);
  });

  it('are not named on a usual server, nor its zone where nothing is a timestamp', () => {
    const usual = { character_set_server: 'utf8mb4', sql_mode: 'STRICT_TRANS_TABLES' };
    expect(serverFindings(server({ ...usual, time_zone: 'SYSTEM', system_time_zone: 'CST' }), true)).toEqual([]);
    expect(serverFindings(server({ ...usual, time_zone: 'SYSTEM', system_time_zone: 'UTC' }), false)).toEqual([]);
  });
});
