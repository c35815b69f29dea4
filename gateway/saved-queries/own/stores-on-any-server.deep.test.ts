import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { PUBLIC_VIEWER, type Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { makeCertificates } from '../../../subgraphs/shared/testing/certificates.ts';
import { INJECTIONS } from '../../../subgraphs/shared/testing/injections.ts';
import { hasMariadb, OwnMariadb } from '../../../subgraphs/shared/testing/own-mariadb.ts';
import { openLedgerStore } from '../../access-ledger/store/open-ledger-store.ts';

import { openOwnStore } from './own-store.ts';

const OWNER: Viewer = {
  ...PUBLIC_VIEWER,
  audience: 'court',
  subject: 'officer',
  court: '闽0902',
  scopes: ['case:read'],
};
const DEFINITION = { parameters: [], rowPath: ['courts', 'edges', 'node'], columns: [] };

if (await hasMariadb('own queries under settings of the server that turn values into SQL')) {
  describe.each([
    ['init_connect that sets GBK', '--init-connect=SET NAMES gbk'],
    ['GBK whatever the client says', '--character-set-server=gbk', '--skip-character-set-client-handshake'],
    ['no backslash escapes', '--sql-mode=NO_BACKSLASH_ESCAPES'],
  ])('the store of own queries on a server of %s', (_, ...options) => {
    let server: OwnMariadb;
    beforeAll(async () => {
      server = await OwnMariadb.make();
      await server.start(...options);
      await server.execute(
        'create database own character set utf8mb4',
        "create user keeper@'%'",
        "grant all on own.* to keeper@'%'",
      );
    });
    afterAll(() => server?.remove());

    it('gives back every text as it was saved', async () => {
      const store = await openOwnStore({ kind: 'mysql', url: server.url('own', 'keeper') });
      const texts = INJECTIONS.map((text) => text.slice(0, 100));
      for (const [at, text] of texts.entries()) {
        const content = { title: text, description: text, shared: 'private' as const, document: text };
        await store.create(OWNER, `query-${at}`, { ...content, definition: DEFINITION });
      }
      for (const [at, text] of texts.entries()) {
        const saved = await store.find(OWNER, `query-${at}`);
        expect(saved).toMatchObject({ title: text, description: text, document: text });
      }
      await store.close();
    });
  });

  describe('the stores of our own, on a server whose accounts require encryption,', () => {
    let server: OwnMariadb;
    beforeAll(async () => {
      server = await OwnMariadb.make();
      await makeCertificates(server.folder);
      await server.start(
        `--ssl-ca=${join(server.folder, 'ca.pem')}`,
        `--ssl-cert=${join(server.folder, 'server.pem')}`,
        `--ssl-key=${join(server.folder, 'server.key')}`,
      );
      await server.execute(
        'create database own character set utf8mb4',
        "create user encrypted@'%' require ssl",
        "grant all on own.* to encrypted@'%'",
      );
    });
    afterAll(() => server?.remove());

    it.each([
      ['own queries', (url: string) => openOwnStore({ kind: 'mysql', url })],
      ['the access ledger', (url: string) => openLedgerStore({ kind: 'mysql', url }, 'write')],
    ])('verify it for %s as the address says', async (_, open) => {
      const at = (parameters: string) => open(server.url('own', 'encrypted', parameters, 'localhost'));
      await expect(at('')).rejects.toMatchObject({ code: 'ER_ACCESS_DENIED_ERROR' });
      await (await at('?ssl-mode=REQUIRED')).close();
      await (await at(`?ssl-mode=VERIFY_IDENTITY&ssl-ca=${join(server.folder, 'ca.pem')}`)).close();
      await expect(at(`?ssl-ca=${join(server.folder, 'other.pem')}`)).rejects.toThrow(/certificate/);
    });
  });
}
