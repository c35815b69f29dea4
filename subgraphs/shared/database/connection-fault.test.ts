import { expect, it } from '@jest/globals';

import { DatabaseNotOpened, isTooSlow, isUnreachable, notOpened } from './connection-fault.ts';
import { SessionNotPinned } from './pinned-session.ts';

const ADDRESS = { host: 'db.court', port: 3306, database: 'cases' } as never;

it.each([9001, 9002, 9003, 9005])('TiDB’s error %i says that its storage does not answer', (errno) => {
  // The driver has no name for them.
  const error = Object.assign(new Error('of the server'), { errno, code: 'UNKNOWN_CODE_PLEASE_REPORT' });
  expect(isUnreachable(error)).toBe(true);
  expect(isTooSlow(error)).toBe(false);
  expect(String(notOpened(error, ADDRESS))).toContain('TiDB 的存储节点没有应答');
});

it('TiDB’s and MySQL’s end of a statement at its time limit is one that took too long', () => {
  expect(isTooSlow(Object.assign(new Error('of the server'), { errno: 3024, code: 'ER_QUERY_TIMEOUT' }))).toBe(true);
});

it('a session that does not keep its settings is named with them, also where only its properties are left', () => {
  const pinning = new SessionNotPinned(['sql_mode is ANSI', 'time_zone is SYSTEM']);
  // As MikroORM hands it on.
  const copied = Object.assign(new Error(pinning.message), { code: pinning.code, faults: pinning.faults });
  for (const error of [pinning, copied]) {
    const told = notOpened(error, ADDRESS);
    expect(told).toBeInstanceOf(DatabaseNotOpened);
    expect(String(told)).toContain('sql_mode is ANSI; time_zone is SYSTEM');
  }
});
