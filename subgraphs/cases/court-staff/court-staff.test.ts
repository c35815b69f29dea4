import { beforeAll, expect, it } from '@jest/globals';

import { CourtDirectory } from '../../shared/database/directory.entity.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { Court } from '../court/court.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, courtRow, staffRow } from '../testing/sample-rows.ts';

import { CourtStaff } from './court-staff.entity.ts';

describeOnEachDatabase(cases, 'court staff', (scratch) => {
  beforeAll(async () => {
    await insertClosures(scratch, { regions: [['350900', '350902']], courts: [['闽09', '闽0902']] });
    await scratch.insert(CourtDirectory, { courtCode: '闽0902', regionCode: '350902' });
    await scratch.insert(Court, courtRow('闽09', '350900'), courtRow('闽0902', '350902'));
    await scratch.insert(
      CourtStaff,
      staffRow('闽0902', 2020, { officers: 3 }),
      staffRow('闽0902', 2021, { officers: 2 }),
      staffRow('闽0902', 2022, { officers: 4 }),
      staffRow('闽09', 2021, { officers: 0 }),
    );
    await scratch.insert(
      EnforcementCase,
      caseRow('c1', { filedOn: '2020-12-31' }),
      caseRow('c2'),
      caseRow('c3', { concludedOn: '2021-12-31' }),
      caseRow('c4', { courtCode: '闽09', regionCode: '350900' }),
    );
  });

  it('show cases per officer over the cases that the court handled in the year', async () => {
    const { data } = await scratch.ask('{ courts { edges { node { staff { year caseload casesPerOfficer } } } } }');
    expect(data?.['courts']).toEqual({
      edges: [
        { node: { staff: [{ year: 2021, caseload: 1, casesPerOfficer: null }] } },
        {
          node: {
            staff: [
              { year: 2020, caseload: 1, casesPerOfficer: '0.333333' },
              { year: 2021, caseload: 3, casesPerOfficer: '1.50' },
              { year: 2022, caseload: 2, casesPerOfficer: '0.50' },
            ],
          },
        },
      ],
    });
    expect(scratch.statements()).toHaveLength(8);
  });

  it('have a caseload withheld from those who see no cases, where it stands for fewer than ten persons', async () => {
    const analyst = { ...SUPREME_COURT_VIEWER, audience: 'analyst', court: null, region: '350902' } as const;
    const question = '{ courtStaff(filter: { year: 2021 }) { edges { node { court { code } caseload } } } }';
    const { data } = await scratch.ask(question, {}, analyst);
    const { edges } = data?.['courtStaff'] as unknown as { edges: { node: object }[] };
    expect(edges.map(({ node }) => node)).toEqual(
      expect.arrayContaining([
        { court: { code: '闽09' }, caseload: null },
        { court: { code: '闽0902' }, caseload: null },
      ]),
    );
  });

  it('show their share of the whole court, null where that is not reported', async () => {
    await scratch.insert(
      CourtStaff,
      staffRow('闽09', 2019, { officers: 6, totalStaff: 40, joined: 2, departed: 1, severalPosts: 3 }),
      staffRow('闽0902', 2019, { totalStaff: null }),
    );
    const { data } = await scratch.ask(
      '{ courtStaff(orderBy: { field: TOTAL_STAFF, direction: DESC }) { edges { node { id totalStaff officerShare joined departed severalPosts } } } }',
    );
    const { edges } = data?.['courtStaff'] as unknown as { edges: { node: { id: string } }[] };
    expect(edges.map(({ node }) => node)).toEqual(
      expect.arrayContaining([
        { id: '闽09-2019', totalStaff: 40, officerShare: '0.15', joined: 2, departed: 1, severalPosts: 3 },
        { id: '闽0902-2019', totalStaff: null, officerShare: null, joined: 0, departed: 0, severalPosts: 0 },
      ]),
    );
    expect(edges.at(-1)?.node.id).toBe('闽0902-2019');
  });

  it('show how many judges have had a year in enforcement, and the days of duty against fires and floods', async () => {
    await scratch.insert(
      CourtStaff,
      staffRow('闽09', 2018, { courtJudges: 16, judgesWithEnforcementYear: 4, fireFloodDutyDays: 120 }),
      staffRow('闽0902', 2018, { courtJudges: null, fireFloodDutyDays: null }),
    );
    const { data } = await scratch.ask(
      '{ courtStaff(filter: { year: 2018 }) { edges { node { id courtJudges judgesWithEnforcementYear enforcementYearShare fireFloodDutyDays } } } }',
    );
    const { edges } = data?.['courtStaff'] as unknown as { edges: { node: { id: string } }[] };
    expect(Object.fromEntries(edges.map(({ node: { id, ...told } }) => [id, told]))).toEqual({
      '闽09-2018': {
        courtJudges: 16,
        judgesWithEnforcementYear: 4,
        enforcementYearShare: '0.25',
        fireFloodDutyDays: 120,
      },
      '闽0902-2018': {
        courtJudges: null,
        judgesWithEnforcementYear: 3,
        enforcementYearShare: null,
        fireFloodDutyDays: null,
      },
    });
  });

  it('are listed by year', async () => {
    const { data } = await scratch.ask('{ courtStaff(filter: { year: 2021 }) { edges { node { court { code } } } } }');
    const { edges } = data?.['courtStaff'] as unknown as { edges: { node: { court: { code: string } } }[] };
    expect(edges.map(({ node }) => node.court.code).toSorted()).toEqual(['闽09', '闽0902']);
  });
});
