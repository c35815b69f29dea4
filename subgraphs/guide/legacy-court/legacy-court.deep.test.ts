import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';

import { sampleAddresses } from '../../../seed/load.ts';
import { TEST_TODAY } from '../../../seed/test-data/test-targets.ts';
import { SUBGRAPHS } from '../../definitions.ts';
import { examine, type OfficeReport } from '../../doctor/examine.ts';
import { FINDING_KINDS } from '../../doctor/finding-kinds.ts';
import { SUBGRAPH_NAMES } from '../../shared/server/define-subgraph.ts';
import { MYSQL_URL, mysqlVersion } from '../../shared/testing/mysql-server.ts';

import { makeLegacyCourt, type LegacyCourt } from './legacy-court.fixture.ts';

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run on MySQL, no server answers at MYSQL_URL: the old systems of five offices\n');
}

(version === null ? describe.skip : describe)('the views over the old systems of five offices', () => {
  const prefix = `b12_legacy_`;
  let admin: Connection;
  let court: LegacyCourt;

  beforeAll(async () => {
    admin = await createConnection({ uri: MYSQL_URL, charset: 'utf8mb4_bin' });
    console.time('make');
    court = await makeLegacyCourt(admin, 'lianzhi_test_', prefix);
    console.timeEnd('make');
    await court.putViews();
  }, 600_000);

  it('have no fault that the doctor finds', async () => {
    console.time('examine');
    const addresses = sampleAddresses({ kind: 'mysql', url: MYSQL_URL, prefix });
    const reports = await examine(
      SUBGRAPH_NAMES.map((name) => ({ definition: SUBGRAPHS[name], database: addresses[name] })),
      { today: TEST_TODAY, statementMs: 120_000 },
    );
    console.timeEnd('examine');
    console.log(
      JSON.stringify(
        reports.flatMap((o) => o.findings.map((f) => [o.office, f.kind, f.table, f.column, f.rows, f.detail])),
        null,
        0,
      ).replaceAll('],[', '],\n['),
    );
  }, 600_000);
});
