import { describe, expect, it } from '@jest/globals';

import { sampleAddresses } from '../../seed/load.ts';
import { testTargets } from '../../seed/test-data/test-targets.ts';
import { SUBGRAPHS } from '../definitions.ts';
import { dateInShanghai } from '../shared/scalars/date-time.ts';
import { SUBGRAPH_NAMES } from '../shared/server/subgraph-names.ts';

import { examine } from './examine.ts';

const targets = await testTargets({ all: true });

describe('the sample data', () => {
  for (const { database, target } of targets) {
    it(`has nothing that the doctor would name, on ${database}`, async () => {
      const addresses = sampleAddresses(target);
      const patients = SUBGRAPH_NAMES.map((name) => ({ definition: SUBGRAPHS[name], database: addresses[name] }));
      const reports = await examine(patients, { today: dateInShanghai(new Date()), statementMs: 300_000 });
      // Faults of the account and the server are those of the tests' own root account.
      const named = reports.flatMap(({ office, findings }) =>
        findings.filter(({ table }) => table !== null).map((found) => ({ office, ...found })),
      );
      expect(named).toEqual([]);
      expect(reports.map(({ office, rows }) => [office, rows > 20_000])).toEqual(
        SUBGRAPH_NAMES.map((name) => [name, true]),
      );
    });
  }
});
