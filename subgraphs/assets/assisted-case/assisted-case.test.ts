import { beforeAll, expect, it } from '@jest/globals';

import type { Viewer } from '../../shared/access/viewer.ts';
import { AgencyDirectory } from '../../shared/database/directory.entity.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { assets } from '../subgraph.ts';
import { listedBy, pagedBy } from '../testing/listed.ts';
import { assistedCase, insertPlaces } from '../testing/sample-rows.ts';

import { AssistedCase } from './assisted-case.entity.ts';

describeOnEachDatabase(assets, 'assisted cases', (scratch) => {
  beforeAll(async () => {
    await insertPlaces({ insert: (entity, ...rows) => scratch.insert(entity, ...rows) });
    await scratch.insert(AgencyDirectory, {
      agencyId: 'debtor',
      creditCode: '113509000000000190',
      regionCode: '350900',
    });
    await scratch.insert(
      AssistedCase,
      assistedCase({ id: 'a', caseId: 'case-1', requestCount: 3, unitCount: 3, refusedCount: 1 }),
      assistedCase({
        id: 'b',
        caseId: 'case-2',
        firstAssistedOn: '2021-05-01',
        lastAssistedOn: '2022-01-01',
        noticeCount: 2,
        unitCount: 2,
        lateCount: 1,
        debtorAgencyId: 'debtor',
      }),
      assistedCase({
        id: 'c',
        caseId: 'case-3',
        firstAssistedOn: '2020-12-31',
        requestCount: 2,
        courtCode: '川33',
        regionCode: '513300',
      }),
    );
  });

  it.each([
    ['court: "闽09"', ['b', 'a']],
    ['region: "513300"', ['c']],
    ['firstAssisted: "2021"', ['b', 'a']],
    ['lastAssisted: "2022"', ['b']],
    ['refused: true', ['a']],
    ['refused: false', ['b', 'c']],
    ['late: true', ['b']],
  ])('are counted and listed by { %s }', async (filter, ids) => {
    expect(await listedBy(scratch, 'assistedCases', filter)).toEqual({ ids, totalCount: ids.length });
  });

  it.each([
    ['FIRST_ASSISTED_ON', ['c', 'a', 'b']],
    ['LAST_ASSISTED_ON', ['a', 'c', 'b']],
    ['REQUEST_COUNT', ['b', 'c', 'a']],
    ['UNIT_COUNT', ['c', 'b', 'a']],
  ])('are sorted by %s, page by page', async (field, ids) => {
    expect(await pagedBy(scratch, 'assistedCases', field, 'ASC')).toEqual(ids);
  });

  it('are told with the case, null for a case in which no unit was asked', async () => {
    const { data } = await scratch.ask(
      `query ($cases: [_Any!]!) { _entities(representations: $cases) {
        ... on EnforcementCase { id assistance { requestCount noticeCount enforcementCase { id } } } } }`,
      { cases: ['case-2', 'case-9'].map((id) => ({ __typename: 'EnforcementCase', id })) },
    );
    expect(data?.['_entities']).toEqual([
      { id: 'case-2', assistance: { requestCount: 1, noticeCount: 2, enforcementCase: { id: 'case-2' } } },
      { id: 'case-9', assistance: null },
    ]);
    expect(scratch.statements()).toHaveLength(1);
  });

  it.each([
    [
      'a committee, those whose debtor is an agency of its region',
      { audience: 'committee', region: '350900' },
      ['b'],
      1,
    ],
    ['a unit, none, and do not say how many', { audience: 'member', unit: '113509000000000190' }, [], null],
  ] as const)('show %s', async (_, own, ids, totalCount) => {
    const viewer = { ...SUPREME_COURT_VIEWER, court: null, ...own } as Viewer;
    const { data } = await scratch.ask('{ assistedCases { totalCount edges { node { id } } } }', {}, viewer);
    expect(data?.['assistedCases']).toEqual({ totalCount, edges: ids.map((id) => ({ node: { id } })) });
  });
});
