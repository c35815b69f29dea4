import { beforeAll, describe, expect, it } from '@jest/globals';

import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { TerminationCheck } from '../enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Judgment } from '../judgment/judgment.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, checkRow, judgmentRow } from '../testing/sample-rows.ts';

const NOW = () => new Date('2022-01-10T00:00:00+08:00');

describeOnEachDatabase(
  cases,
  'case statistics',
  (scratch) => {
    beforeAll(() => fill(scratch));

    it('counts carried-over, new and concluded cases of a half-open period', async () => {
      expect(await row(scratch, '2021', 'total carriedOver newCases concluded conclusionRate')).toEqual({
        total: 9,
        carriedOver: 1,
        newCases: 8,
        concluded: 7,
        conclusionRate: '0.777778',
      });
    });

    it("counts cases open at a period's end as carried over into the next", async () => {
      expect(await row(scratch, '2022', 'total carriedOver newCases concluded conclusionRate')).toEqual({
        total: 3,
        carriedOver: 2,
        newCases: 1,
        concluded: 1,
        conclusionRate: '0.333333',
      });
    });

    it('says why the share of a region above the viewer’s own is not told', async () => {
      const committee = { ...SUPREME_COURT_VIEWER, audience: 'committee', court: null, region: '350902' } as const;
      const { data, errors } = await scratch.ask(
        `{ caseStatistics(period: "2021", groupBy: [REGION], filter: { debtorKind: [AGENCY] }) {
          shareOfParent { newCases withheldReason } } }`,
        {},
        committee,
      );
      expect(errors).toBeUndefined();
      expect(data?.['caseStatistics']).toEqual([
        { shareOfParent: { newCases: null, withheldReason: expect.stringContaining('上一级地区不在统计范围内') } },
      ]);
    });

    it('counts a settlement as performance only once it is performed', async () => {
      const { performed, actualPerformanceRate } = await row(scratch, '2021', 'performed actualPerformanceRate');
      expect({ performed, actualPerformanceRate }).toEqual({ performed: 3, actualPerformanceRate: '0.428571' });
    });

    it('sums amounts of concluded cases to the cent', async () => {
      expect(await row(scratch, '2021', 'claimedAmount recoveredAmount recoveryRate')).toEqual({
        claimedAmount: '70000.03',
        recoveredAmount: '20000.13',
        recoveryRate: '0.285716',
      });
    });

    it('takes the recovery rate of first enforcement over cases of that type alone', async () => {
      const { data } = await scratch.ask(
        '{ all: caseStatistics(period: "2021") { firstRecoveryRate recoveryRate }' +
          '  first: caseStatistics(period: "2021", filter: { typeCode: [FIRST_ENFORCEMENT] }) { recoveryRate } }',
      );
      const { all, first } = data as Record<'all' | 'first', { firstRecoveryRate: string; recoveryRate: string }[]>;
      expect(all[0]?.firstRecoveryRate).toBe(first[0]?.recoveryRate);
      expect(all[0]?.firstRecoveryRate).not.toBe(all[0]?.recoveryRate);
    });

    it('counts a termination as compliant only with every date and three full months since filing', async () => {
      expect(
        await row(
          scratch,
          '2021',
          'terminated terminatedFirst concludedFirst procedureTerminationRate terminatedCompliant terminationComplianceRate',
        ),
      ).toEqual({
        terminated: 3,
        terminatedFirst: 2,
        concludedFirst: 6,
        procedureTerminationRate: '0.333333',
        terminatedCompliant: 1,
        terminationComplianceRate: '0.333333',
      });
    });

    it('divides cases with property concluded in time by all with property', async () => {
      expect(
        await row(scratch, '2021', 'withProperty withPropertyInTime inTimeRateWithProperty preserved preservationRate'),
      ).toEqual({
        withProperty: 4,
        withPropertyInTime: 2,
        inTimeRateWithProperty: '0.50',
        preserved: 2,
        preservationRate: '0.25',
      });
    });

    it('takes the voluntary performance rate over judgments effective in the period and due by now', async () => {
      expect(await row(scratch, '2021', 'judgments judgmentsDue judgmentsEnforced voluntaryPerformanceRate')).toEqual({
        judgments: 4,
        judgmentsDue: 3,
        judgmentsEnforced: 1,
        voluntaryPerformanceRate: '0.666667',
      });
    });

    it('returns one row of zeros, and no rate, without records', async () => {
      const fields =
        'total conclusionRate actualPerformanceRate recoveredAmount recoveryRate procedureTerminationRate ' +
        'terminationComplianceRate inTimeRateWithProperty preservationRate judgments voluntaryPerformanceRate';
      expect(await row(scratch, '1999', fields)).toEqual({
        total: 0,
        conclusionRate: null,
        actualPerformanceRate: null,
        recoveredAmount: '0.00',
        recoveryRate: null,
        procedureTerminationRate: null,
        terminationComplianceRate: null,
        inTimeRateWithProperty: null,
        preservationRate: null,
        judgments: 0,
        voluntaryPerformanceRate: null,
      });
    });

    it('rolls regions up to the requested level and leaves regions above it unchanged', async () => {
      const { data } = await scratch.ask(
        '{ county: caseStatistics(period: "2021", groupBy: [REGION]) { regionCode newCases }' +
          '  city: caseStatistics(period: "2021", groupBy: [REGION], regionLevel: CITY) { regionCode newCases } }',
      );
      expect(data).toEqual({
        county: [
          { regionCode: '350900', newCases: 1 },
          { regionCode: '350902', newCases: 7 },
        ],
        city: [{ regionCode: '350900', newCases: 8 }],
      });
    });

    it('breaks down by period, clipping the parts to the requested period', async () => {
      const { data } = await scratch.ask(
        '{ caseStatistics(period: "2021-02-01/2021-07-01", groupBy: [PERIOD], periodUnit: QUARTER) { period periodLabel newCases concluded } }',
      );
      expect(data?.['caseStatistics']).toEqual([
        { period: '2021-02-01/2021-04-01', periodLabel: '2021年2月1日至2021年3月31日', newCases: 6, concluded: 0 },
        { period: '2021-Q2', periodLabel: '2021年第二季度', newCases: 1, concluded: 2 },
      ]);
    });

    it('breaks down by several dimensions at once', async () => {
      const { data } = await scratch.ask(
        '{ caseStatistics(period: "2021", groupBy: [DEBTOR_KIND, TYPE_CODE]) { debtorKind debtorKindLabel typeCode typeCodeLabel total judgments } }',
      );
      expect(data?.['caseStatistics']).toEqual([
        {
          debtorKind: 'AGENCY',
          debtorKindLabel: '党政机关',
          typeCode: 'FIRST_ENFORCEMENT',
          typeCodeLabel: '执',
          total: 1,
          judgments: null,
        },
        {
          debtorKind: 'PERSON',
          debtorKindLabel: '自然人',
          typeCode: 'FIRST_ENFORCEMENT',
          typeCodeLabel: '执',
          total: 7,
          judgments: null,
        },
        {
          debtorKind: 'PERSON',
          debtorKindLabel: '自然人',
          typeCode: 'RESUMED',
          typeCodeLabel: '执恢',
          total: 1,
          judgments: null,
        },
      ]);
    });

    describe('filtered', () => {
      it.each([
        ['region: "350900"', 9],
        ['region: "350902"', 8],
        ['court: "闽09"', 9],
        ['court: "闽0902"', 8],
        ['typeCode: [RESUMED]', 1],
        ['typeCode: []', 0],
        ['debtorKind: [AGENCY, ENTERPRISE]', 1],
        ['cause: "买卖合同纠纷"', 8],
      ])('by %s counts %i', async (filter, expected) => {
        const { data } = await scratch.ask(`{ caseStatistics(period: "2021", filter: { ${filter} }) { total } }`);
        expect(data?.['caseStatistics']).toEqual([{ total: expected }]);
      });
    });

    it('tells no number of judgments by the kind of debtor, which is not known of those who are no agency', async () => {
      const { data } = await scratch.ask(
        `{ byKind: caseStatistics(period: "2021", groupBy: [DEBTOR_KIND]) { debtorKind total judgments }
           ofPersons: caseStatistics(period: "2021", filter: { debtorKind: [PERSON] }) { total judgments }
           ofAgencies: caseStatistics(period: "2021", groupBy: [DEBTOR_KIND], filter: { debtorKind: [AGENCY] }) {
             debtorKind total judgments } }`,
      );
      expect(data).toEqual({
        byKind: [
          { debtorKind: 'AGENCY', total: 1, judgments: null },
          { debtorKind: 'PERSON', total: 8, judgments: null },
        ],
        ofPersons: [{ total: 8, judgments: null }],
        ofAgencies: [{ debtorKind: 'AGENCY', total: 1, judgments: 4 }],
      });
    });

    it('needs one statement per kind of event', async () => {
      await scratch.ask('{ caseStatistics(period: "2021", groupBy: [REGION, PERIOD], periodUnit: MONTH) { total } }');
      expect(scratch.statements()).toHaveLength(2);
    });

    it.each([
      ['under another name', '{ caseStatistics(period: "2021") { filed: newCases } }', ['filed_on']],
      [
        'in fragments',
        `query { caseStatistics(period: "2021") { ...A ... on CaseStatisticsRow { newCases } } }
         fragment A on CaseStatisticsRow { ...B } fragment B on CaseStatisticsRow { concluded }`,
        ['filed_on', 'concluded_on'],
      ],
      [
        'unless left out',
        `query ($no: Boolean = false) { caseStatistics(period: "2021") {
           newCases concluded @include(if: $no) ... @skip(if: true) { petitions } } }`,
        ['filed_on'],
      ],
      ['for a rate', '{ caseStatistics(period: "2021") { recoveryRate } }', ['concluded_on']],
    ])('reads the events of what is selected %s, and no others', async (_, query, dates) => {
      expect((await scratch.ask(query)).errors).toBeUndefined();
      const read = scratch.statements().map((sql) => /where t\.(\w+) </.exec(sql)?.[1]);
      expect(read).toEqual(dates);
    });

    it('rejects more parts of a period than the limit', async () => {
      const { errors } = await scratch.ask(
        '{ caseStatistics(period: "1900-01-01/2000-01-01", groupBy: [PERIOD], periodUnit: MONTH) { total } }',
      );
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    });
  },
  { now: NOW },
);

describeOnEachDatabase(cases, 'a breakdown with more groups than the limit', (scratch) => {
  beforeAll(async () => {
    const rows = Array.from({ length: 101 }, (_, at) =>
      caseRow(`c${at}`, { cause: `案由${at}`, filedOn: '2010-01-01', dueOn: '2010-07-01' }),
    );
    await scratch.insert(EnforcementCase, ...rows);
  });

  it('is rejected, not truncated', async () => {
    const ask = (period: string) =>
      scratch.ask(`{ caseStatistics(period: "${period}", groupBy: [CAUSE, PERIOD], periodUnit: MONTH) { total } }`);
    const refused = await ask('2010-01-01/2018-05-01');
    expect(refused.errors?.map(({ extensions }) => extensions['fault'])).toEqual(['asks for more than 10000 groups']);
    const served = await ask('2010-01-01/2018-04-01');
    expect(served.data?.['caseStatistics']).toHaveLength(9999);
  });
});

describeOnEachDatabase(cases, 'a breakdown whose months are more than its groups may be', (scratch) => {
  const CAUSES = 101;
  const MONTHS = 105;
  const monthOf = (at: number) => `${2010 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;

  beforeAll(async () => {
    for (let month = 0; month < MONTHS; month += 1) {
      const filedOn = `${monthOf(month)}-01`;
      const rows = Array.from({ length: CAUSES }, (_, cause) =>
        caseRow(`c${month}x${cause}`, {
          caseNumber: `（2021）闽0902执${month * CAUSES + cause + 1}号`,
          cause: `案由${cause}`,
          filedOn,
        }),
      );
      await scratch.insert(EnforcementCase, ...rows);
    }
  });

  it('counts all of them', async () => {
    const { data, errors } = await scratch.ask(
      `{ caseStatistics(period: "2010-01-01/${monthOf(MONTHS)}-01", groupBy: [CAUSE, PERIOD], periodUnit: QUARTER) { newCases } }`,
    );
    expect(errors).toBeUndefined();
    const rows = data?.['caseStatistics'] as unknown as { newCases: number }[];
    expect([rows.length, new Set(rows.map(({ newCases }) => newCases))]).toEqual([CAUSES * (MONTHS / 3), new Set([3])]);
  });
});

async function row(scratch: Scratch, period: string, fields: string): Promise<Record<string, unknown>> {
  const { data, errors } = await scratch.ask(`{ caseStatistics(period: "${period}") { ${fields} } }`);
  expect(errors).toBeUndefined();
  const rows = data?.['caseStatistics'] as unknown as Record<string, unknown>[];
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}

/** Nine cases, of which one is carried into 2021 and two out of it; one more filed on the first day of 2022. */
async function fill(scratch: Scratch): Promise<void> {
  const concluded = (concludedOn: string) => ({ status: 'CONCLUDED', concludedOn }) as const;
  await scratch.insert(
    EnforcementCase,
    // Concluded on the last day before 2021: not of 2021.
    caseRow('c0', { filedOn: '2020-06-01', ...concluded('2020-12-31'), conclusionMethod: 'FORCED' }),
    // Carried over; voluntary, late, with property.
    caseRow('c1', {
      filedOn: '2020-12-31',
      dueOn: '2021-06-30',
      ...concluded('2021-07-01'),
      conclusionMethod: 'VOLUNTARY',
      propertyFound: true,
      claimAmount: '10000.01',
      recoveredAmount: '10000.01',
    }),
    // Forced on the last day of its period, with property; preserved; an agency's.
    caseRow('c2', {
      ...concluded('2021-09-01'),
      conclusionMethod: 'FORCED',
      propertyFound: true,
      preservedOn: '2020-11-01',
      claimAmount: '10000.02',
      recoveredAmount: '9000.02',
      debtorKind: 'AGENCY',
      debtorAgencyId: 'agency1',
    }),
    caseRow('c3', {
      ...concluded('2021-08-01'),
      conclusionMethod: 'SETTLED',
      settlementPerformed: true,
      propertyFound: true,
      recoveredAmount: '1000.00',
    }),
    caseRow('c4', { ...concluded('2021-12-31'), conclusionMethod: 'SETTLED', preservedOn: '2021-02-01' }),
    // Terminated exactly three months after filing.
    caseRow('c5', {
      ...concluded('2021-06-01'),
      conclusionMethod: 'PROCEDURE_TERMINATED',
      propertyFound: false,
      recoveredAmount: '0.10',
    }),
    // A day too early, and of another cause.
    caseRow('c6', { ...concluded('2021-05-31'), conclusionMethod: 'PROCEDURE_TERMINATED', cause: '民间借贷纠纷' }),
    // Without the search on the spot; resumed, so it stays out of the termination rate.
    caseRow('c7', { typeCode: 'RESUMED', ...concluded('2021-12-01'), conclusionMethod: 'PROCEDURE_TERMINATED' }),
    // Open at the end of 2021; c8 has property and is concluded in time, but in 2022.
    caseRow('c8', {
      filedOn: '2021-12-01',
      dueOn: '2022-06-01',
      ...concluded('2022-01-01'),
      conclusionMethod: 'FORCED',
      propertyFound: true,
    }),
    caseRow('c9', { courtCode: '闽09', regionCode: '350900', filedOn: '2021-04-30' }),
    caseRow('c10', { filedOn: '2022-01-01', dueOn: '2022-07-01' }),
  );
  await scratch.insert(TerminationCheck, checkRow('c5'), checkRow('c6'), checkRow('c7', { fieldSearchedOn: null }));
  await scratch.insert(
    Judgment,
    judgmentRow('j1', { enforcementCaseId: 'c2' }),
    judgmentRow('j2', { performedOn: '2021-01-15' }),
    // Without a term: due at once. Not yet due on 10 January 2022: the last one.
    judgmentRow('j3', { effectiveOn: '2021-12-30', performanceDueOn: null, orderHasTerm: false }),
    judgmentRow('j4', { effectiveOn: '2021-12-31', performanceDueOn: '2022-01-10' }),
    judgmentRow('j5', { effectiveOn: '2022-01-01' }),
  );
  await insertClosures(scratch, { regions: [['350900', '350902']], courts: [['闽09', '闽0902']] });
}
