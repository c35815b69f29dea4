import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';

import { tenQueries } from '../../codegen/ten-queries/ten-queries.ts';
import { sampleAddresses, type SampleAddresses } from '../../seed/load.ts';
import { SUBGRAPHS } from '../../subgraphs/definitions.ts';
import { examine, type OfficeReport } from '../../subgraphs/doctor/examine.ts';
import { FINDING_KINDS } from '../../subgraphs/doctor/finding-kinds.ts';
import { makeLegacyCourt, type LegacyCourt } from '../../subgraphs/guide/legacy-court/legacy-court.fixture.ts';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/server/subgraph-names.ts';
import { MYSQL_URL, mysqlVersion } from '../../subgraphs/shared/testing/mysql-server.ts';
import { openGraph } from '../verification/support/open-graph.ts';

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run on MySQL, no server answers at MYSQL_URL: the old systems of five offices\n');
}

/** Our sample data on the server: `npm run test-data -- --all`. */
const OURS = 'lianzhi_test_';

(version === null ? describe.skip : describe)(
  'the old systems of five offices, by views as the guide writes them',
  () => {
    const prefix = `lianzhi_test_old_${process.pid}_`;
    const reader = `lz_old_${process.pid}`;
    let admin: Connection;
    let court: LegacyCourt;

    beforeAll(async () => {
      admin = await createConnection({ uri: MYSQL_URL, charset: 'utf8mb4_bin' });
      court = await makeLegacyCourt(admin, OURS, prefix);
      await court.putViews();
      await admin.query(`create user ${reader}@'%' identified by ''`);
      for (const office of SUBGRAPH_NAMES) {
        await admin.query(`grant select, show view on ${prefix}${office}.* to ${reader}@'%'`);
      }
    }, 900_000);
    afterAll(async () => {
      await court.remove();
      await admin.query(`drop user if exists ${reader}@'%'`);
      await admin.end();
    });

    const addresses = (): SampleAddresses => {
      const url = new URL(MYSQL_URL);
      [url.username, url.password] = [reader, ''];
      return sampleAddresses({ kind: 'mysql', url: url.toString(), prefix });
    };
    const examined = (): Promise<OfficeReport[]> =>
      examine(
        SUBGRAPH_NAMES.map((name) => ({ definition: SUBGRAPHS[name], database: addresses()[name] })),
        { today: '2026-01-01', statementMs: 300_000 },
      );
    const faultsOf = (reports: readonly OfficeReport[]) =>
      reports.flatMap(({ office, findings }) =>
        findings.filter(({ kind }) => FINDING_KINDS[kind].level === 'fault').map((one) => ({ office, ...one })),
      );

    /** The ten questions of the README and the explorer, over tables of ours and over the views. */
    async function answers(): Promise<{ readonly ours: unknown[]; readonly theirs: unknown[] }> {
      const questions = await tenQueries();
      const graphs = [
        await openGraph(sampleAddresses({ kind: 'mysql', url: MYSQL_URL, prefix: OURS })),
        await openGraph(addresses()),
      ];
      try {
        const [ours = [], theirs = []] = await Promise.all(
          graphs.map((graph) => Promise.all(questions.map(({ query }) => graph.as('court').send(query)))),
        );
        return { ours, theirs };
      } finally {
        await Promise.all(graphs.map((graph) => graph.close()));
      }
    }

    it('have no fault that the doctor finds', async () => {
      expect(faultsOf(await examined())).toEqual([]);
    }, 900_000);

    it('answer the README’s ten questions as tables of ours do', async () => {
      const { ours, theirs } = await answers();
      expect(ours).toHaveLength(10);
      expect(JSON.stringify(ours)).not.toContain('"errors"');
      expect(theirs).toEqual(ours);
    }, 600_000);

    describe('with hierarchies as tables and generated columns, as the guide says for large databases', () => {
      beforeAll(async () => {
        await court.putHierarchies();
        await court.putGeneratedColumns();
      }, 900_000);

      it('have no fault, and convert no key', async () => {
        const reports = await examined();
        expect(faultsOf(reports)).toEqual([]);
        const converted = reports.flatMap(({ office, findings }) =>
          findings
            .filter(({ kind }) => kind === 'key-converted')
            .map((one) => [office, one.table, one.column].join('.')),
        );
        expect(converted).toEqual([]);
      }, 900_000);

      it('answer the ten questions as tables of ours do', async () => {
        const { ours, theirs } = await answers();
        expect(theirs).toEqual(ours);
      }, 600_000);
    });
  },
);
