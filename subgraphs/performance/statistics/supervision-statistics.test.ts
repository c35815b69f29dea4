import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { performance } from '../subgraph.ts';
import { SupervisionAction } from '../supervision-action/supervision-action.entity.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';
import { actionRow, insertPlaces, ledgerRow } from '../testing/sample-rows.ts';

const LEDGERS =
  'opened closed openAtEnd performed performedWithoutFiling performedWithoutFilingRate due duePerformed inTimeRate vague vagueRate';
const ACTIONS =
  'actions riskNotices judgmentNotes calls visits superintendences interviews jointCirculars fines fineAmount listings';

describeOnEachDatabase(performance, 'supervision statistics', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    const closed = (on: string) =>
      ({ state: 'CLOSED', result: 'PERFORMED_IN_TIME', performedOn: on, closedOn: on }) as const;
    await scratch.insert(
      SupervisionLedger,
      ledgerRow('l1', { ...closed('2021-03-01'), performanceDueOn: '2021-03-01' }),
      ledgerRow('l2', { ...closed('2021-12-31'), performanceDueOn: '2021-05-01', caseId: 'c2' }),
      // Due on the first day of the next year, performed in this one.
      ledgerRow('l3', { ...closed('2021-12-31'), performanceDueOn: '2022-01-01', openedOn: '2020-12-31' }),
      ledgerRow('l4', { performanceDueOn: '2021-12-31', orderConcrete: false }),
      ledgerRow('l5', { orderHasTerm: false, orderConcrete: false, openedOn: '2021-12-31' }),
      ledgerRow('l6', { openedOn: '2022-01-01' }),
      ledgerRow('l7', { courtCode: '川33', regionCode: '513300' }),
    );
    await scratch.insert(
      SupervisionAction,
      actionRow('x1', { doneOn: '2021-01-01' }),
      actionRow('x2', { doneOn: '2021-12-31', kind: 'FINE', amount: '500000.10' }),
      actionRow('x3', { doneOn: '2021-06-01', kind: 'FINE', amount: '0.20' }),
      actionRow('x4', { doneOn: '2021-06-01', kind: 'LISTING' }),
      actionRow('x5', { doneOn: '2022-01-01', kind: 'VISIT' }),
      actionRow('x6', { doneOn: '2021-02-02', kind: 'INTERVIEW', courtCode: '川33', regionCode: '513300' }),
    );
  });

  it('counts ledgers of a half-open period', async () => {
    expect(await rows(`period: "2021", filter: { region: "350900" }`, LEDGERS)).toEqual([
      {
        opened: 4,
        closed: 3,
        openAtEnd: 2,
        performed: 3,
        performedWithoutFiling: 2,
        performedWithoutFilingRate: '0.666667',
        due: 3,
        duePerformed: 1,
        inTimeRate: '0.333333',
        vague: 2,
        vagueRate: '0.50',
      },
    ]);
  });

  it('counts a duty in the period in which its term ended, even if it was performed in an earlier one', async () => {
    expect(await rows('period: "2022", filter: { court: "闽09" }', 'closed due duePerformed inTimeRate')).toEqual([
      { closed: 0, due: 1, duePerformed: 1, inTimeRate: '1.00' },
    ]);
  });

  it('counts actions by kind and sums fines to the cent', async () => {
    expect(await rows('period: "2021", filter: { region: "350900" }', ACTIONS)).toEqual([
      {
        actions: 4,
        riskNotices: 0,
        judgmentNotes: 0,
        calls: 1,
        visits: 0,
        superintendences: 0,
        interviews: 0,
        jointCirculars: 0,
        fines: 2,
        fineAmount: '500000.30',
        listings: 1,
      },
    ]);
  });

  it('has null rates without records', async () => {
    expect(await rows('period: "2019"', 'performedWithoutFilingRate inTimeRate vagueRate')).toEqual([
      { performedWithoutFilingRate: null, inTimeRate: null, vagueRate: null },
    ]);
  });

  it('breaks down by region and by quarter, and names the region and the court of a group', async () => {
    expect(await rows('period: "2021", groupBy: [COURT]', 'courtCode court { code } opened actions')).toEqual([
      { courtCode: '川33', court: { code: '川33' }, opened: 1, actions: 1 },
      { courtCode: '闽0921', court: { code: '闽0921' }, opened: 4, actions: 4 },
    ]);
    expect(
      await rows(
        'period: "2021", groupBy: [PERIOD, REGION], periodUnit: QUARTER, filter: { region: "350921" }',
        'period region { code } closed actions',
      ),
    ).toEqual([
      { period: '2021-Q1', region: { code: '350921' }, closed: 1, actions: 1 },
      { period: '2021-Q2', region: { code: '350921' }, closed: 0, actions: 2 },
      { period: '2021-Q3', region: { code: '350921' }, closed: 0, actions: 0 },
      { period: '2021-Q4', region: { code: '350921' }, closed: 2, actions: 1 },
    ]);
    expect(scratch.statements()).toHaveLength(2);
  });

  it('refuses a dimension that ledgers do not have', async () => {
    const { errors } = await scratch.ask('{ supervisionStatistics(period: "2021", groupBy: [CAUSE]) { opened } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'groupBy' });
  });

  async function rows(args: string, fields: string): Promise<object[]> {
    const { data, errors } = await scratch.ask(`{ supervisionStatistics(${args}) { ${fields} } }`);
    if (errors) {
      throw new Error(errors[0]?.message);
    }
    return data?.['supervisionStatistics'] as unknown as object[];
  }

  it('a term that has not ended is neither kept nor missed', async () => {
    const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
    const next = Number(day(400).slice(0, 4)) + 1;
    await scratch.insert(
      SupervisionLedger,
      ledgerRow('l91', { openedOn: '2018-01-01', performanceDueOn: `${next}-03-01` }),
      ledgerRow('l92', {
        openedOn: '2018-01-01',
        performanceDueOn: `${next}-03-01`,
        state: 'CLOSED',
        result: 'PERFORMED_IN_TIME',
        performedOn: '2018-05-01',
        closedOn: '2018-05-01',
      }),
    );
    expect(await rows(`period: "${next}"`, 'due duePerformed inTimeRate')).toEqual([
      { due: 1, duePerformed: 1, inTimeRate: '1.00' },
    ]);
  });
});
