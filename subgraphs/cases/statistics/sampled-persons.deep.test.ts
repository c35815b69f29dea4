import { beforeAll, expect, it } from '@jest/globals';

import { CourtDirectory } from '../../shared/database/directory.entity.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Party } from '../party/party.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, partyRow } from '../testing/sample-rows.ts';

const ANALYST = { ...SUPREME_COURT_VIEWER, audience: 'analyst', court: null, region: '000000' } as const;

/** Counties of so many cases, each by so many persons: more cases than are looked at one by one. */
const COUNTIES = [
  { region: '350902', cases: 8_000, persons: 8_000 },
  { region: '350921', cases: 8_000, persons: 9 },
  { region: '350922', cases: 8_000, persons: 10 },
  { region: '350923', cases: 4_000, persons: 1 },
  { region: '350924', cases: 11, persons: 11 },
] as const;

describeOnEachDatabase(cases, 'counties whose persons are looked up of a sample', (scratch) => {
  beforeAll(async () => {
    await insertClosures(scratch, {
      regions: [['350000', ...COUNTIES.map(({ region }) => region)]],
      courts: [['闽', ...COUNTIES.map(({ region }) => `闽${region.slice(2)}`)]],
    });
    let number = 0;
    for (const { region, cases: size, persons } of COUNTIES) {
      const courtCode = `闽${region.slice(2)}`;
      await scratch.insert(CourtDirectory, { courtCode, regionCode: region });
      for (let from = 0; from < size; from += 500) {
        const ids = Array.from({ length: Math.min(500, size - from) }, (_, at) => `${region}-${from + at}`);
        await scratch.insert(
          EnforcementCase,
          ...ids.map((id) =>
            caseRow(id, { caseNumber: `（2021）闽0902执${++number}号`, regionCode: region, courtCode }),
          ),
        );
        await scratch.insert(
          Party,
          ...ids.map((id, at) =>
            partyRow(`p${id}`, id, { role: 'DEBTOR', kind: 'PERSON', idNumber: `${region} ${(from + at) % persons}` }),
          ),
        );
      }
    }
  });

  it('are told where they are of ten persons, however many cases a person has', async () => {
    const { data, errors } = await scratch.ask(
      '{ caseStatistics(period: "2021", groupBy: [REGION]) { regionCode newCases } }',
      {},
      ANALYST,
    );
    expect(errors).toBeUndefined();
    // Nine persons and one are joined to ten, and told with the two of them: of the province alone.
    expect(data?.['caseStatistics']).toEqual([
      { regionCode: '350902', newCases: 8_000 },
      { regionCode: '350921', newCases: null },
      { regionCode: '350922', newCases: 8_000 },
      { regionCode: '350923', newCases: null },
      { regionCode: '350924', newCases: 11 },
    ]);
  });
});
