import { expect, it } from '@jest/globals';

import { SUBGRAPHS } from './definitions.ts';
import { describeOnEachDatabase } from './shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from './shared/testing/viewers.ts';

const ANALYST = { ...SUPREME_COURT_VIEWER, audience: 'analyst', court: null, region: '000000' } as const;

const STATISTICS = {
  cases: 'caseStatistics',
  assets: 'assetStatistics',
  credit: 'creditStatistics',
  performance: 'supervisionStatistics',
  linkage: 'linkageStatistics',
} as const;

for (const definition of Object.values(SUBGRAPHS)) {
  const field = STATISTICS[definition.name];
  describeOnEachDatabase(definition, `${field} for analysts`, (scratch) => {
    it('counts the persons of a cell with statements that the database accepts', async () => {
      const answer = await scratch.ask(`{ ${field}(period: "2021", groupBy: [REGION]) { withheld } }`, {}, ANALYST);
      expect(answer).toEqual({ data: { [field]: [] } });
    });
  });
}
