import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';

import { MYSQL_URL } from '../../../subgraphs/shared/testing/mysql-server.ts';
import { kindsPresent } from '../../../subgraphs/shared/testing/scratch-address.ts';
import {
  allRecords,
  entries,
  fill,
  scratchLedger,
  withStore,
  type ScratchLedger,
} from '../../verification/support/ledger-fixture.ts';
import type { LedgerAddress } from '../ledger-config.ts';

const onMysql = kindsPresent('the access ledger’s account on MySQL').includes('mysql');
if (!onMysql) {
  process.stderr.write(
    'not run: the account of the access ledger; it needs npm run test:deep and a server at MYSQL_URL\n',
  );
}
(onMysql ? describe : describe.skip)('an account of the access ledger that may only read and insert', () => {
  const account = `ledger_${process.pid}`;
  let ledger: ScratchLedger;
  let root: Connection;
  let address: LedgerAddress;
  beforeAll(async () => {
    ledger = await scratchLedger('mysql');
    root = await createConnection(MYSQL_URL);
    const url = new URL(ledger.address.kind === 'mysql' ? ledger.address.url : '');
    await root.query(`create user '${account}'@'%' identified by 'secret'`);
    await root.query(`grant select, insert on ${url.pathname.slice(1)}.* to '${account}'@'%'`);
    [url.username, url.password] = [account, 'secret'];
    address = { kind: 'mysql', url: url.toString() };
  });
  afterAll(async () => {
    await root.query(`drop user '${account}'@'%'`);
    await root.end();
    await ledger.remove();
  });

  it('writes a ledger whose tables are there, and no other', async () => {
    await expect(fill(address, 'gateway-1', entries(2))).rejects.toMatchObject({ code: 'ER_TABLEACCESS_DENIED_ERROR' });
    await fill(ledger.address, 'gateway-1', entries(2));
    await fill(address, 'gateway-1', entries(3));
    expect(await withStore(address, async (store) => (await allRecords(store)).length)).toBe(5);
  });
});
