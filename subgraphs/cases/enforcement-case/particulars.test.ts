import { beforeAll, expect, it } from '@jest/globals';

import type { Viewer } from '../../shared/access/viewer.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { Court } from '../court/court.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, courtRow } from '../testing/sample-rows.ts';

import { EnforcementCase } from './enforcement-case.entity.ts';

describeOnEachDatabase(cases, 'what only some cases have', (scratch) => {
  beforeAll(async () => {
    await insertClosures(scratch, {
      regions: [['350900', '350902']],
      courts: [['闽09', '闽0902', '闽0921']],
    });
    await scratch.insert(Court, courtRow('闽09', '350900'), courtRow('闽0902', '350902'), courtRow('闽0921', '350921'));
    await scratch.insert(
      EnforcementCase,
      caseRow('c1', {
        crossEnforcementKind: 'ELEVATED',
        originCourtCode: '闽0902',
        crossEnforcedOn: '2021-03-01',
        crossEnforcementResult: 'SETTLED',
        crossRecoveredAmount: '9000.00',
        jointSettlementId: 's1',
        conductOrdered: true,
      }),
      caseRow('c2', {
        crossEnforcementKind: 'COORDINATED',
        originCourtCode: '闽0921',
        crossEnforcedOn: '2021-05-06',
        crossEnforcementResult: 'PROGRESSED',
        crossRecoveredAmount: '10.00',
        jointSettlementId: 's1',
      }),
      caseRow('c3', {
        assistingCourtCode: '闽0921',
        debtorTracedOn: '2021-04-02',
        debtorTracedBy: 'TRACING_SYSTEM',
        leaderPost: 'PRESIDENT',
        cluesGiven: true,
        delayInterest: '20000.00',
      }),
      caseRow('c4', {
        inabilityFound: true,
        inabilityGround: '无固定收入',
        bankruptcyTransferredOn: '2021-06-01',
        bankruptcyAcceptedOn: '2021-07-01',
        bankruptcyCourtCode: '闽09',
        cluesGiven: false,
      }),
      caseRow('c5', { bankruptcyTransferredOn: '2021-06-02', bankruptcyCourtCode: '闽09' }),
      caseRow('c6', {
        preservedOn: '2021-01-02',
        preservationGuidedOn: '2021-01-01',
        qualityReviewedOn: '2021-12-01',
        qualityGrade: 'FLAWED',
        debtorKind: 'AGENCY',
        debtorAgencyId: 'agency1',
      }),
    );
  });

  it.each([
    ['originCourt: "闽0902"', 'c1'],
    ['originCourt: "闽09"', 'c1 c2'],
    ['crossEnforced: "2021-05"', 'c2'],
    ['crossEnforcementResult: [SETTLED, PROGRESSED]', 'c1 c2'],
    ['settledTogether: true', 'c1 c2'],
    ['conductOrdered: true', 'c1'],
    ['assistingCourt: "闽09"', 'c3'],
    ['debtorTracedBy: [TRACING_SYSTEM]', 'c3'],
    ['leaderPost: [PRESIDENT]', 'c3'],
    ['ledByLeader: true', 'c3'],
    ['cluesGiven: false', 'c4'],
    ['inabilityFound: true', 'c4'],
    ['transferredToBankruptcy: true', 'c4 c5'],
    ['bankruptcyAccepted: true', 'c4'],
    ['preserved: true', 'c6'],
    ['preservationGuided: true', 'c6'],
    ['qualityGrade: [FLAWED, UNQUALIFIED]', 'c6'],
  ])('is found by %s', async (filter, expected) => {
    const { data, errors } = await scratch.ask(`{ enforcementCases(filter: { ${filter} }) { edges { node { id } } } }`);
    expect(errors).toBeUndefined();
    const { edges } = data?.['enforcementCases'] as unknown as { edges: { node: { id: string } }[] };
    expect(
      edges
        .map(({ node }) => node.id)
        .toSorted()
        .join(' '),
    ).toBe(expected);
  });

  it('is told with the courts and cases it names', async () => {
    const { data } = await scratch.ask(
      `{ a: enforcementCase(id: "c1") { crossEnforcementResultLabel crossRecoveredAmount settledTogether { id } }
         b: enforcementCase(id: "c3") { assistingCourt { code } debtorTracedByLabel leaderPostLabel delayInterest settledTogether { id } }
         c: enforcementCase(id: "c4") { bankruptcyCourt { code } inabilityFound } }`,
    );
    expect(data).toEqual({
      a: { crossEnforcementResultLabel: '化解', crossRecoveredAmount: '9000.00', settledTogether: [{ id: 'c2' }] },
      b: {
        assistingCourt: { code: '闽0921' },
        debtorTracedByLabel: '执行天眼',
        leaderPostLabel: '院长',
        delayInterest: '20000.00',
        settledTogether: [],
      },
      c: { bankruptcyCourt: { code: '闽09' }, inabilityFound: true },
    });
  });

  it('does not show a court the case of another court that was settled together with its own', async () => {
    await scratch.insert(
      EnforcementCase,
      caseRow('c7', { jointSettlementId: 's1', courtCode: '闽0921', regionCode: '350921' }),
    );
    const viewer: Viewer = { ...SUPREME_COURT_VIEWER, court: '闽0902' };
    const { data } = await scratch.ask('{ enforcementCase(id: "c1") { settledTogether { id } } }', {}, viewer);
    expect(data).toEqual({ enforcementCase: { settledTogether: [{ id: 'c2' }] } });
  });
});
