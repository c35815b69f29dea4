import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { listedBy, pagedBy } from '../../shared/testing/listed.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { performance } from '../subgraph.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';
import { insertPlaces, ledgerRow } from '../testing/sample-rows.ts';

import { JudgeIncentive } from './judge-incentive.entity.ts';

describeOnEachDatabase(performance, 'entries for judges', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(SupervisionLedger, ledgerRow('l1'));
    await scratch.insert(
      JudgeIncentive,
      entry('e1', { ledgerId: 'l1', judgmentId: 'j1' }),
      entry('e2', { kind: 'ORDER_TOO_VAGUE', countsAs: 2, recordedOn: '2021-07-01', judgeName: '陈某' }),
      entry('e3', { courtCode: '川33', regionCode: '513300', recordedOn: '2020-01-01' }),
    );
  });

  it('shows the entry, its judge, how it counts, its ledger and its judgment', async () => {
    const { data } = await scratch.ask(
      '{ judgeIncentive(id: "e1") { judgeName kindLabel countsAs reason recordedOn court { code } ledger { id } judgment { id } } none: judgeIncentive(id: "e9") { id } }',
    );
    expect(data).toEqual({
      judgeIncentive: {
        judgeName: '林某',
        kindLabel: '督促工作量',
        countsAs: 1,
        reason: '督促履行',
        recordedOn: '2021-06-01',
        court: { code: '闽0921' },
        ledger: { id: 'l1' },
        judgment: { id: 'j1' },
      },
      none: null,
    });
  });

  it.each([
    ['court: "闽09"', ['e2', 'e1']],
    ['region: "513300"', ['e3']],
    ['judge: "陈某"', ['e2']],
    ['kind: [WORKLOAD_CREDIT]', ['e1', 'e3']],
    ['recorded: "2021-06"', ['e1']],
  ])('lists entries by %s', async (filter, ids) => {
    expect(await listedBy(scratch, 'judgeIncentives', filter)).toEqual({ ids, totalCount: ids.length });
  });

  it('pages by day and by judge', async () => {
    expect(await pagedBy(scratch, 'judgeIncentives', 'RECORDED_ON', 'ASC')).toEqual(['e3', 'e1', 'e2']);
    const byJudge = await pagedBy(scratch, 'judgeIncentives', 'JUDGE', 'ASC');
    expect(byJudge).toHaveLength(3);
    expect(await pagedBy(scratch, 'judgeIncentives', 'JUDGE', 'DESC')).toEqual(byJudge.toReversed());
  });

  it('adds entries up by court, and by judge for a court', async () => {
    const totals = '{ court { code } judgeName workloadCredits erroneousCases entries }';
    const { data } = await scratch.ask(
      `{ byCourt: judgeIncentiveTotals(period: "2021") ${totals} byJudge: judgeIncentiveTotals(period: "2021-Q2", by: JUDGE, court: "闽09") ${totals}
        elsewhere: judgeIncentiveTotals(period: "2020-01-01/2022-01-01", region: "513300") ${totals} }`,
    );
    const xiapu = { code: '闽0921' };
    expect(data).toEqual({
      byCourt: [{ court: xiapu, judgeName: null, workloadCredits: 1, erroneousCases: 2, entries: 2 }],
      byJudge: [{ court: xiapu, judgeName: '林某', workloadCredits: 1, erroneousCases: 0, entries: 1 }],
      elsewhere: [{ court: { code: '川33' }, judgeName: null, workloadCredits: 1, erroneousCases: 0, entries: 1 }],
    });
  });

  it('adds them up for a committee by court of its region, but shows it no entry and no judge', async () => {
    const committee = { ...SUPREME_COURT_VIEWER, audience: 'committee' as const, court: null, region: '350900' };
    const ask = (query: string) => scratch.ask(query, {}, committee);
    expect(
      await ask(
        '{ judgeIncentiveTotals(period: "2020-01-01/2022-01-01") { court { code } judgeName workloadCredits } judgeIncentives { totalCount } }',
      ),
    ).toEqual({
      data: {
        judgeIncentiveTotals: [{ court: { code: '闽0921' }, judgeName: null, workloadCredits: 1 }],
        judgeIncentives: { totalCount: 0 },
      },
    });
    const { errors } = await ask('{ judgeIncentiveTotals(period: "2021", by: JUDGE) { entries } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'by' });
  });

  it('shows each of several courts its own entries, with one statement', async () => {
    const { data } = await scratch.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Court { judgeIncentives(first: 1) { edges { node { id } } pageInfo { hasNextPage } } } } }',
      { of: ['闽0921', '川33', '闽09'].map((code) => ({ __typename: 'Court', code })) },
    );
    expect(data).toEqual({
      _entities: [
        { judgeIncentives: { edges: [{ node: { id: 'e2' } }], pageInfo: { hasNextPage: true } } },
        { judgeIncentives: { edges: [{ node: { id: 'e3' } }], pageInfo: { hasNextPage: false } } },
        { judgeIncentives: { edges: [], pageInfo: { hasNextPage: false } } },
      ],
    });
    expect(scratch.statements()).toHaveLength(1);
  });
});

function entry(id: string, overrides: Partial<Row<JudgeIncentive>>): Row<JudgeIncentive> {
  return {
    id,
    courtCode: '闽0921',
    regionCode: '350921',
    judgeName: '林某',
    kind: 'WORKLOAD_CREDIT',
    countsAs: 1,
    reason: '督促履行',
    recordedOn: '2021-06-01',
    ledgerId: null,
    judgmentId: null,
    ...overrides,
  };
}
