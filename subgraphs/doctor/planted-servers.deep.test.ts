import { networkInterfaces } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ensureSampleData } from '../../seed/load.ts';
import { SUBGRAPHS } from '../definitions.ts';
import { makeCertificates } from '../shared/testing/certificates.ts';
import { hasMariadb, OwnMariadb } from '../shared/testing/own-mariadb.ts';

import { examine } from './examine.ts';
import type { FindingKind } from './finding-kinds.ts';
import type { Finding } from './finding.ts';

const SILENT = { at: () => undefined, end: () => undefined };
const DATABASE = 'office_cases';

/** An address of this machine that is not the machine's own to itself: what crosses a network may be read on it. */
function networkAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

it('are faults of a server, which the tests of views do not plant', () => {
  expect(networkAddress()).not.toBe('127.0.0.1');
});

if (await hasMariadb('faults of a server and its load that the doctor finds')) {
  const host = networkAddress();
  let server: OwnMariadb;

  const start = (...options: string[]) =>
    server.start(
      '--bind-address=0.0.0.0',
      `--ssl-ca=${join(server.folder, 'ca.pem')}`,
      `--ssl-cert=${join(server.folder, 'server.pem')}`,
      `--ssl-key=${join(server.folder, 'server.key')}`,
      ...options,
    );

  const findings = async ({ parameters = '', at = '127.0.0.1', statementMs = 60_000, large = 50_000 } = {}): Promise<
    readonly Finding[]
  > => {
    const url = server.url(DATABASE, 'reader:secret', parameters, at);
    const patients = [{ definition: SUBGRAPHS.cases, database: { kind: 'mysql' as const, url } }];
    const [report] = await examine(patients, { today: '2022-12-31', statementMs, large });
    return report?.findings ?? [];
  };
  const kindsOf = (some: readonly Finding[]): FindingKind[] => some.map(({ kind }) => kind);

  beforeAll(async () => {
    server = await OwnMariadb.make();
    await makeCertificates(server.folder);
    await start();
    await ensureSampleData({
      choice: { set: 'load', cases: 3_000 },
      seed: 1,
      target: { kind: 'mysql', url: server.url('').replace(/\/$/, ''), prefix: 'office_' },
      progress: SILENT,
    });
    await server.execute(
      "create user reader@'%' identified by 'secret'",
      `grant select, show view on ${DATABASE}.* to reader@'%'`,
    );
  }, 300_000);
  afterAll(() => server?.remove());

  describe('a connection over a network', () => {
    if (host === null) {
      process.stderr.write('not run, this machine has no address but its own: a connection that is not encrypted\n');
    }
    (host === null ? it.skip : it)('is named where it is not encrypted, and not where it is', async () => {
      const at = host ?? '';
      const open = (await findings({ at })).filter(({ kind }) => kind === 'not-encrypted');
      expect(open).toEqual([expect.objectContaining({ detail: at, table: null })]);
      expect(kindsOf(await findings({ at, parameters: '?ssl-mode=REQUIRED' }))).not.toContain('not-encrypted');
      // On this machine nothing crosses a network.
      expect(kindsOf(await findings())).not.toContain('not-encrypted');
    });
  });

  it('a view that is not read within the time is too slow, and the others are still examined', async () => {
    await server.execute(
      `use ${DATABASE}`,
      'rename table party to party_stored',
      'create view party as select * from party_stored where sleep(5) = 0',
    );
    const found = await findings({ statementMs: 1_000 });
    expect(found.filter(({ kind }) => kind === 'too-slow')).toEqual([expect.objectContaining({ table: 'party' })]);
    expect(kindsOf(found)).not.toContain('view-fails');
    await server.execute(`use ${DATABASE}`, 'drop view party', 'rename table party_stored to party');
    expect(kindsOf(await findings())).not.toContain('too-slow');
  });

  it('a statistic whose join has no index is named with its table, and not where it has one', async () => {
    const scans = async () =>
      (await findings({ large: 2_000 })).flatMap(({ kind, table, detail }) =>
        kind === 'statistic-scans' ? [`${table}: ${detail}`] : [],
      );
    expect(await scans()).toEqual([]);
    await server.execute(
      `use ${DATABASE}`,
      'create table checks as select * from termination_check',
      'drop table termination_check',
      'rename table checks to termination_check',
    );
    expect(await scans()).toEqual([expect.stringMatching(/: caseStatistics$/)]);
  });

  it('settings that read statements otherwise are named, on a server that has them', async () => {
    await server.execute(`use ${DATABASE}`, 'alter table campaign add noted_at timestamp null');
    await server.stop();
    await start('--character-set-server=gbk', '--sql-mode=ANSI_QUOTES', '--default-time-zone=+00:00');
    expect(kindsOf(await findings())).toEqual(
      expect.arrayContaining(['server-character-set', 'server-sql-mode', 'server-time-zone']),
    );
  });
}
