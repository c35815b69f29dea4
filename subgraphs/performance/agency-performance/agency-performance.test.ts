import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { listedBy, pagedBy } from '../../shared/testing/listed.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Agency } from '../agency/agency.entity.ts';
import { IndicatorValue } from '../indicator/indicator-value.entity.ts';
import { Indicator } from '../indicator/indicator.entity.ts';
import { ScoringRule } from '../scoring-scheme/scoring-rule.entity.ts';
import { ScoringScheme } from '../scoring-scheme/scoring-scheme.entity.ts';
import { performance } from '../subgraph.ts';
import { SupervisionAction } from '../supervision-action/supervision-action.entity.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';
import {
  actionRow,
  agencyRow,
  indicatorRow,
  insertPlaces,
  itemRow,
  ledgerRow,
  ruleRow,
  schemeRow,
  scoreRow,
} from '../testing/sample-rows.ts';

import { AgencyPerformance } from './agency-performance.entity.ts';
import { sealOfPerformance } from './performance-seal.ts';
import { ScoreItem } from './score-item.entity.ts';

const ITEMS = [
  itemRow('i1', { ledgerId: 'l1', actionId: 'x1' }),
  itemRow('i2', { occurredOn: '2021-03-01', points: '2.00', ruleId: 'r2' }),
  itemRow('i3', { kind: 'BONUS', points: '1.00', ruleId: 'r3', caseNumber: null, conduct: '全部按期履行' }),
  itemRow('i4', {
    performanceId: 'p1-corrected',
    points: '2.00',
    ruleId: 'r2',
    cause: 'CONSTRUCTION',
    orderedDuty: 'PAY_MONEY',
    amountOwed: '8000.00',
    performanceDueOn: '2021-02-01',
  }),
  itemRow('i5', { performanceId: 'p2' }),
];

describeOnEachDatabase(performance, 'scores of agencies', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(Agency, agencyRow('a1'), agencyRow('a2'), agencyRow('a3', { regionCode: '513300' }));
    await scratch.insert(
      ScoringScheme,
      schemeRow('s0', { validTo: '2021-01-01' }),
      schemeRow('s1', { version: 2 }),
      schemeRow('s2', { programme: 'BUSINESS_ENVIRONMENT' }),
    );
    await scratch.insert(
      ScoringRule,
      ruleRow('r1'),
      ruleRow('r2', { serial: 2, points: '2.00' }),
      ruleRow('r3', { serial: 3, kind: 'BONUS' }),
    );
    await scratch.insert(
      Indicator,
      indicatorRow({
        code: 'FILED',
        name: '立案',
        definition: '件数',
        unit: '件',
        higherIsBetter: false,
      }),
      indicatorRow({
        code: 'RANGE',
        name: '区间',
        definition: '比',
        unit: '比率',
        higherIsBetter: false,
        phase: 'FRONT',
        targetLow: '0.400000',
        targetHigh: '0.800000',
      }),
    );
    await scratch.insert(SupervisionLedger, ledgerRow('l1'));
    await scratch.insert(SupervisionAction, actionRow('x1'));
    await scratch.insert(ScoreItem, ...ITEMS);
    await scratch.insert(AgencyPerformance, ...scores());
    await scratch.insert(
      IndicatorValue,
      { id: 'v1', performanceId: 'p1-corrected', indicatorCode: 'FILED', value: '2.000000' },
      { id: 'v2', performanceId: 'p1-corrected', indicatorCode: 'RATE', value: null },
      { id: 'v3', performanceId: 'p2', indicatorCode: 'FILED', value: '2.000000' },
      { id: 'v4', performanceId: 'p2', indicatorCode: 'RANGE', value: '0.400000' },
      { id: 'v5', performanceId: 'p2', indicatorCode: 'RANGE', value: '0.800001' },
    );
  });

  it('shows each deduction with its points, its rule and its evidence, and each bonus', async () => {
    const item =
      '{ points rule { text indicator { name } } caseNumber conduct occurredOn ledger { id } action { id } }';
    const { data } = await scratch.ask(
      `{ agencyPerformance(id: "p1") { deducted added score deductions ${item} bonuses ${item} } }`,
    );
    const rule = { text: '每件扣3分。', indicator: { name: '立案' } };
    expect(data).toEqual({
      agencyPerformance: {
        deducted: '5.00',
        added: '1.00',
        score: '96.00',
        deductions: [
          {
            points: '2.00',
            rule,
            caseNumber: '（2021）闽0921执12号',
            conduct: '被申请强制执行立案',
            occurredOn: '2021-03-01',
            ledger: null,
            action: null,
          },
          {
            points: '3.00',
            rule,
            caseNumber: '（2021）闽0921执12号',
            conduct: '被申请强制执行立案',
            occurredOn: '2021-05-06',
            ledger: { id: 'l1' },
            action: { id: 'x1' },
          },
        ],
        bonuses: [
          {
            points: '1.00',
            rule,
            caseNumber: null,
            conduct: '全部按期履行',
            occurredOn: '2021-05-06',
            ledger: null,
            action: null,
          },
        ],
      },
    });
  });

  it('keeps a final score next to its correction, and finds the current version by agency, period and scheme', async () => {
    const { data } = await scratch.ask(`{
      agencyPerformance(agencyId: "a1", period: "2021", schemeId: "s1") {
        id stateLabel version isCurrent correctionReason replaces { id score state isCurrent replacedBy { id } } replacedBy { id }
        period indicatorValues { value indicator { code } }
      }
    }`);
    expect(data).toEqual({
      agencyPerformance: {
        id: 'p1-corrected',
        stateLabel: '更正',
        version: 2,
        isCurrent: true,
        correctionReason: '一件已按期履行',
        replaces: { id: 'p1', score: '96.00', state: 'FINAL', isCurrent: false, replacedBy: { id: 'p1-corrected' } },
        replacedBy: null,
        period: '2021',
        indicatorValues: [
          { value: '2.00', indicator: { code: 'FILED' } },
          { value: null, indicator: null },
        ],
      },
    });
  });

  it('ranks the current scores of peers, equal scores sharing a rank, but no replaced score', async () => {
    const { data } = await scratch.ask(
      '{ agencyPerformances(filter: { period: "2021", scheme: "s1" }) { edges { node { id rank peerCount } } } }',
    );
    const { edges } = data?.['agencyPerformances'] as unknown as { edges: { node: object }[] };
    expect(edges.map(({ node }) => node)).toEqual([
      { id: 'p6', rank: 1, peerCount: 1 },
      { id: 'p3', rank: 2, peerCount: 3 },
      { id: 'p2', rank: 1, peerCount: 3 },
      { id: 'p1-corrected', rank: 2, peerCount: 3 },
    ]);
    expect(scratch.statements()).toHaveLength(2);
    const replaced = await scratch.ask('{ agencyPerformance(id: "p1") { rank peerCount } }');
    expect(replaced.data).toEqual({ agencyPerformance: { rank: null, peerCount: null } });
  });

  it('gives the version in force of an agency, unless all are asked for', async () => {
    const { data } = await scratch.ask(
      `{ agency(id: "a1") { current: performances(filter: { period: "2021", scheme: "s1" }) { totalCount edges { node { id } } }
        all: performances(filter: { period: "2021", scheme: "s1", versions: ALL }) { totalCount } } }`,
    );
    expect(data).toEqual({
      agency: { current: { totalCount: 1, edges: [{ node: { id: 'p1-corrected' } }] }, all: { totalCount: 2 } },
    });
  });

  it('gives the score in force of the period that ended last, of a programme or of any', async () => {
    const { data } = await scratch.ask(
      `{ agencies(filter: { region: "350900" }, orderBy: { field: NAME }) { edges { node { id
        any: latestPerformance { id } environment: latestPerformance(programme: BUSINESS_ENVIRONMENT) { id } } } } }`,
    );
    const { edges } = data?.['agencies'] as unknown as { edges: { node: { id: string } }[] };
    expect(Object.fromEntries(edges.map(({ node: { id, ...latest } }) => [id, latest]))).toEqual({
      a1: { any: { id: 'p1-corrected' }, environment: { id: 'q2' } },
      a2: { any: { id: 'p2' }, environment: null },
    });
    expect(scratch.statements()).toHaveLength(2);
  });

  it('shows what the case behind a deduction was about, in words of closed lists', async () => {
    const about = '{ deductions { cause causeLabel orderedDutyLabel amountOwed ordered } }';
    const { data } = await scratch.ask(
      `{ corrected: agencyPerformance(id: "p1-corrected") ${about} other: agencyPerformance(id: "p2") ${about} }`,
    );
    expect(data).toEqual({
      corrected: {
        deductions: [
          {
            cause: 'CONSTRUCTION',
            causeLabel: '建设工程施工合同纠纷',
            orderedDutyLabel: '给付金钱',
            amountOwed: '8000.00',
            ordered: '给付金钱8000.00元，应于2021-02-01（含当日）前履行完毕',
          },
        ],
      },
      other: {
        deductions: [{ cause: null, causeLabel: null, orderedDutyLabel: null, amountOwed: null, ordered: null }],
      },
    });
  });

  it('shows whether an indicator lies in its target range, both ends included', async () => {
    const { data } = await scratch.ask(
      `{ agencyPerformance(id: "p2") { indicatorValues { value met } } indicators(filter: { phase: [FRONT] }) { edges { node { code } } } }`,
    );
    expect(data).toEqual({
      agencyPerformance: {
        indicatorValues: [
          { value: '2.000000', met: null },
          { value: '0.400000', met: true },
          { value: '0.800001', met: false },
        ].map(({ value, met }) => ({ value: expect.stringMatching(value.replace(/0+$/, '')) as unknown, met })),
      },
      indicators: { edges: [{ node: { code: 'RANGE' } }] },
    });
  });

  it('shows the scores of the last period and the last year, across versions of the rules', async () => {
    const fields = '{ lastPeriod { id } lastYear { id } }';
    const { data } = await scratch.ask(
      `{ year: agencyPerformance(id: "p1-corrected") ${fields} quarter: agencyPerformance(id: "q2") ${fields} first: agencyPerformance(id: "p0") ${fields} }`,
    );
    expect(data).toEqual({
      year: { lastPeriod: { id: 'p0' }, lastYear: { id: 'p0' } },
      quarter: { lastPeriod: { id: 'q1' }, lastYear: { id: 'q0' } },
      first: { lastPeriod: null, lastYear: null },
    });
  });

  it('shows whether a settled score still matches its seal', async () => {
    const { data } = await scratch.ask(
      '{ whole: agencyPerformance(id: "p1") { sealIntact } altered: agencyPerformance(id: "p2") { sealIntact } open: agencyPerformance(id: "q2") { sealIntact } }',
    );
    expect(data).toEqual({ whole: { sealIntact: true }, altered: { sealIntact: false }, open: { sealIntact: null } });
  });

  it.each([
    ['programme: [BUSINESS_ENVIRONMENT]', ['q2', 'q1', 'q0']],
    ['region: "513300"', ['p6']],
    ['agency: "a1", programme: [PEACE_AND_ORDER]', ['p1-corrected', 'p0']],
    ['agency: "a1", programme: [PEACE_AND_ORDER], versions: CURRENT', ['p1-corrected', 'p0']],
    ['agency: "a1", programme: [PEACE_AND_ORDER], versions: ALL', ['p1-corrected', 'p1', 'p0']],
    ['agency: "a1", programme: [PEACE_AND_ORDER], versions: null', ['p1-corrected', 'p0']],
    ['versions: SUPERSEDED', ['p1']],
    ['state: [FINAL], agency: "a1", versions: ALL, score: { max: "96.00" }', ['p1']],
    ['state: [CORRECTED]', ['p1-corrected']],
    ['peerGroup: "甘孜州州级部门"', ['p6']],
    ['score: { min: "97.01", max: "99.00" }', ['p1-corrected', 'p3'].toReversed()],
    ['period: "2021-Q1"', ['q1']],
  ])('lists scores by %s', async (filter, ids) => {
    const listed = await listedBy(scratch, 'agencyPerformances', filter);
    expect(listed).toEqual({ ids, totalCount: ids.length });
  });

  it.each(['SCORE', 'PERIOD', 'SCORED_ON', 'DEDUCTED'])(
    'pages by %s both ways without loss or repetition',
    async (field) => {
      const upward = await pagedBy(scratch, 'agencyPerformances', field, 'ASC');
      expect([...upward].sort()).toEqual(
        scores()
          .filter(({ isCurrent }) => isCurrent)
          .map(({ id }) => id)
          .sort(),
      );
      expect(await pagedBy(scratch, 'agencyPerformances', field, 'DESC')).toEqual(upward.toReversed());
    },
  );

  it('rejects an incomplete key or two keys', async () => {
    for (const key of ['agencyId: "a1", schemeId: "s1"', 'id: "p1", agencyId: "a1", period: "2021", schemeId: "s1"']) {
      const { errors } = await scratch.ask(`{ agencyPerformance(${key}) { id } }`);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  it('finds entities by either key, batched, and null for unknown ones', async () => {
    const { data } = await scratch.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on AgencyPerformance { id } ... on ScoringScheme { code } ... on Indicator { name } } }',
      {
        of: [
          { __typename: 'AgencyPerformance', agencyId: 'a1', period: '2021', schemeId: 's1' },
          { __typename: 'AgencyPerformance', id: 'p2' },
          { __typename: 'AgencyPerformance', agencyId: 'a2', period: '2019', schemeId: 's1' },
          { __typename: 'ScoringScheme', id: 's1' },
          { __typename: 'Indicator', code: 'NOTHING' },
        ],
      },
    );
    expect(data).toEqual({ _entities: [{ id: 'p1-corrected' }, { id: 'p2' }, null, { code: '350900-s1' }, null] });
    expect(scratch.statements()).toHaveLength(4);
  });

  it('needs as many statements for the scores of many agencies as for one', async () => {
    const query = (filter: string) =>
      `{ agencies(filter: { ${filter} }) { edges { node { performances { edges { node { rank scheme { rules { text } } deductions { rule { text } } lastYear { score } } } } } } } }`;
    await scratch.ask(query('name: "a1局"'));
    const forOne = scratch.statements().length;
    await scratch.ask(query('region: "350900"'));
    expect(scratch.statements()).toHaveLength(forOne);
    expect(forOne).toBe(8);
  });
});

function scores(): Row<AgencyPerformance>[] {
  const quarter = { schemeId: 's2', programme: 'BUSINESS_ENVIRONMENT', state: 'PROVISIONAL' } as const;
  const first = scoreRow('p1', { deducted: '5.00', added: '1.00', score: '96.00', isCurrent: false });
  return [
    {
      ...first,
      seal: sealOfPerformance(
        first,
        ITEMS.filter(({ performanceId }) => performanceId === 'p1'),
      ),
    },
    scoreRow('p1-corrected', {
      version: 2,
      state: 'CORRECTED',
      replacesId: 'p1',
      correctionReason: '一件已按期履行',
      deducted: '2.00',
      score: '98.00',
    }),
    // Sealed at 97, then altered.
    scoreRow('p2', {
      agencyId: 'a2',
      deducted: '0.00',
      score: '100.00',
      seal: sealOfPerformance(scoreRow('p2', { agencyId: 'a2', deducted: '3.00', score: '97.00' }), []),
    }),
    scoreRow('p3', { agencyId: 'a4', deducted: '2.00', score: '98.00' }),
    scoreRow('p6', {
      agencyId: 'a3',
      regionCode: '513300',
      peerGroup: '甘孜州州级部门',
      score: '90.00',
      deducted: '10.00',
    }),
    scoreRow('p0', { schemeId: 's0', periodFrom: '2020-01-01', periodTo: '2021-01-01', scoredOn: '2021-01-20' }),
    scoreRow('q0', { ...quarter, periodFrom: '2020-04-01', periodTo: '2020-07-01' }),
    scoreRow('q1', { ...quarter, periodFrom: '2021-01-01', periodTo: '2021-04-01' }),
    scoreRow('q2', { ...quarter, periodFrom: '2021-04-01', periodTo: '2021-07-01' }),
  ];
}
