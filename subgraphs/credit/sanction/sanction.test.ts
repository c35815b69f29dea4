import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { credit } from '../subgraph.ts';
import { idsOf } from '../testing/ids-of.ts';
import { insertPlaces } from '../testing/places.ts';
import { inKangding, sanction, someAgency } from '../testing/records.ts';

import { Sanction } from './sanction.entity.ts';

const fine = { kind: 'FINE', days: null } as const;

describeOnEachDatabase(credit, 'sanctions', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      Sanction,
      sanction('sa1', { decisionNumber: '（2021）闽0902司惩1号' }),
      sanction('sa2', {
        ...someAgency,
        ...fine,
        amount: '300000.00',
        reason: 'FAILS_TO_ASSIST',
        decidedOn: '2021-05-12',
        decisionNumber: '（2021）闽0902司惩2号',
        carriedOutOn: '2021-05-27',
        result: '款项已追回',
      }),
      sanction('sa3', { ...inKangding, ...fine, amount: '5000.50', decidedOn: '2020-02-03', caseTypeCode: 'RESUMED' }),
      sanction('sa5', { decidedOn: '2020-01-02', carriedOutOn: '2020-01-09', obstacle: 'HAIR_TEST' }),
      sanction('sa6', { decidedOn: '2020-01-01', obstacle: 'MEDICAL_CHECK' }),
      sanction('sa4', { kind: 'SEARCH', days: null, reason: 'HIDES_PROPERTY', decidedOn: '2021-06-01' }),
    );
  });

  it('finds a sanction by its id or its decision number, in either kind of brackets', async () => {
    const { data } = await scratch.ask(`{
      byId: sanction(id: "sa2") { kindLabel reasonLabel amount days result agency { id } party { id } }
      byNumber: sanctionByDecisionNumber(decisionNumber: "(2021)闽0902司惩2号") { id decisionNumber } }`);
    expect(data).toEqual({
      byId: {
        kindLabel: '罚款',
        reasonLabel: '拒不协助执行',
        amount: '300000.00',
        days: null,
        result: '款项已追回',
        agency: { id: 'ag1' },
        party: null,
      },
      byNumber: { id: 'sa2', decisionNumber: '（2021）闽0902司惩2号' },
    });
  });

  it('shows how long a detention waited, and what it waited for', async () => {
    const { data } = await scratch.ask(`{
      waited: sanction(id: "sa5") { decidedOn carriedOutOn daysToCarryOut obstacleLabel }
      never: sanction(id: "sa6") { carriedOutOn daysToCarryOut obstacleLabel }
      atOnce: sanction(id: "sa1") { obstacle } }`);
    expect(data).toEqual({
      waited: { decidedOn: '2020-01-02', carriedOutOn: '2020-01-09', daysToCarryOut: 7, obstacleLabel: '毛发检测' },
      never: { carriedOutOn: null, daysToCarryOut: null, obstacleLabel: '体检' },
      atOnce: { obstacle: null },
    });
  });

  it('returns null for an unknown number and an error for an invalid one', async () => {
    expect(await scratch.ask('{ sanctionByDecisionNumber(decisionNumber: "（2021）闽0902司惩9号") { id } }')).toEqual({
      data: { sanctionByDecisionNumber: null },
    });
    const { errors } = await scratch.ask('{ sanctionByDecisionNumber(decisionNumber: "司惩9号") { id } }');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['{ court: "闽0902" }', ['sa4', 'sa2', 'sa1', 'sa5', 'sa6']],
    ['{ region: "513301" }', ['sa3']],
    ['{ kind: [DETENTION, FINE] }', ['sa2', 'sa1', 'sa3', 'sa5', 'sa6']],
    ['{ reason: [FAILS_TO_ASSIST] }', ['sa2']],
    ['{ subjectKind: [AGENCY] }', ['sa2']],
    ['{ agency: "ag1" }', ['sa2']],
    ['{ typeCode: [RESUMED] }', ['sa3']],
    ['{ decided: "2021-05" }', ['sa2']],
    ['{ amount: { min: "5000.50", max: "5000.50" } }', ['sa3']],
    ['{ amount: { min: "5000.51" } }', ['sa2']],
    ['{ carriedOut: true }', ['sa2', 'sa5']],
    ['{ carriedOutDuring: "2020-01" }', ['sa5']],
    ['{ kind: [DETENTION], carriedOut: false, obstacle: [MEDICAL_CHECK, WHEREABOUTS_UNKNOWN] }', ['sa6']],
  ])('lists by %s', async (filter, expected) => {
    expect(await idsOf(scratch, 'sanctions', filter)).toEqual(expected);
  });

  it.each([
    ['{ field: DECIDED_ON }', ['sa6', 'sa5', 'sa3', 'sa1', 'sa2', 'sa4']],
    ['{ field: AMOUNT, direction: DESC }', ['sa2', 'sa3', 'sa6', 'sa5', 'sa4', 'sa1']],
    ['{ field: DAYS, direction: DESC }', ['sa6', 'sa5', 'sa1', 'sa4', 'sa3', 'sa2']],
  ])('sorts by %s', async (order, expected) => {
    expect(await idsOf(scratch, 'sanctions', '{}', order)).toEqual(expected);
  });
});

describeOnEachDatabase(credit, 'sanctions with several decisions of one case', (scratch) => {
  it('finds the decision that was asked for among several of one case, however its number is written', async () => {
    await scratch.insert(
      Sanction,
      sanction('sd1', { decisionNumber: '(2022)川3301司惩7号之一' }),
      sanction('sd2', { decisionNumber: '（２０２２）川３３０１司惩７号之二' }),
      sanction('sd3', { decisionNumber: '〔2022〕川3301司惩7-3号' }),
      sanction('sd4', { decisionNumber: '【2022】川3301司惩第8号' }),
    );
    const found = async (decisionNumber: string) => {
      const { data, errors } = await scratch.ask(
        'query ($n: CaseNumber!) { sanctionByDecisionNumber(decisionNumber: $n) { id } }',
        { n: decisionNumber },
      );
      expect(errors).toBeUndefined();
      return (data?.['sanctionByDecisionNumber'] as unknown as { id: string } | null)?.id;
    };
    const asked = ['之一', '之1', '之二', '之三', '之四', ''];
    expect(await Promise.all(asked.map((suffix) => found(`（2022）川3301司惩7号${suffix}`)))).toEqual([
      'sd1',
      'sd1',
      'sd2',
      'sd3',
      undefined,
      undefined,
    ]);
    expect(await found('(2022)川3301司惩7-2号')).toBe('sd2');
    expect(await found('（2022）川3301司惩 8 号')).toBe('sd4');
  });
});
