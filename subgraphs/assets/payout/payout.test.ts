import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { assets } from '../subgraph.ts';
import { listedBy, pagedBy } from '../testing/listed.ts';
import { insertPlaces, payout } from '../testing/sample-rows.ts';

import { Payout } from './payout.entity.ts';

const NOW = () => new Date('2021-06-10T00:00:00+08:00');

describeOnEachDatabase(
  assets,
  'payouts',
  (scratch) => {
    beforeAll(async () => {
      await insertPlaces({ insert: (entity, ...rows) => scratch.insert(entity, ...rows) });
      await scratch.insert(
        Payout,
        payout({ id: 'in time', receivedOn: '2021-03-31', paidOn: '2021-04-20', paidLate: false, form: 'ON_SITE' }),
        payout({ id: 'late', amount: '90.00', paidOn: '2021-05-02', paidLate: true, lateReason: '账户信息有误' }),
        payout({ id: 'overdue', amount: '800.00', receivedOn: '2021-05-10', dueOn: '2021-06-09' }),
        payout({
          id: 'due today',
          amount: '700.00',
          receivedOn: '2021-05-11',
          dueOn: '2021-06-10',
          courtCode: '闽0921',
          regionCode: '350921',
        }),
      );
    });

    it('shows a payout with its payee, its case, and why it was late', async () => {
      const { data } = await scratch.ask(
        `{ payout(id: "late") { amount formLabel receivedOn dueOn paidOn lateReason timeliness timelinessLabel payee { id } enforcementCase { id } }
          none: payout(id: "none") { id } }`,
      );
      expect(data).toEqual({
        payout: {
          amount: '90.00',
          formLabel: '转账发放',
          receivedOn: '2021-04-01',
          dueOn: '2021-05-01',
          paidOn: '2021-05-02',
          lateReason: '账户信息有误',
          timeliness: 'LATE',
          timelinessLabel: '超期',
          payee: { id: 'applicant-1' },
          enforcementCase: { id: 'case-1' },
        },
        none: null,
      });
    });

    it('is overdue from the day after the one it is due', async () => {
      const { data } = await scratch.ask(
        '{ a: payout(id: "overdue") { timeliness } b: payout(id: "due today") { timeliness } }',
      );
      expect(data).toEqual({ a: { timeliness: 'OVERDUE' }, b: { timeliness: 'NOT_DUE' } });
    });

    it.each([
      ['timeliness: [OVERDUE]', ['overdue']],
      ['timeliness: [NOT_DUE]', ['due today']],
      ['timeliness: [ON_TIME, LATE]', ['late', 'in time']],
      ['court: "闽09", form: [ON_SITE]', ['in time']],
      ['region: "350921"', ['due today']],
      ['received: "2021-04"', ['late']],
      ['due: "2021-06"', ['due today', 'overdue']],
      ['paid: "2021-04-01/2021-06-01"', ['late', 'in time']],
      ['amount: { max: "700" }', ['due today', 'late']],
    ])('lists by { %s }, latest received first', async (filter, ids) => {
      expect(await listedBy(scratch, 'payouts', filter)).toEqual({ ids, totalCount: ids.length });
    });

    it.each([
      ['RECEIVED_ON', ['in time', 'late', 'overdue', 'due today']],
      ['DUE_ON', ['in time', 'late', 'overdue', 'due today']],
      ['PAID_ON', ['due today', 'overdue', 'in time', 'late']],
      ['AMOUNT', ['late', 'due today', 'overdue', 'in time']],
    ])('pages through all records by %s in both directions', async (field, ids) => {
      expect(await pagedBy(scratch, 'payouts', field, 'ASC')).toEqual(ids);
      expect(await pagedBy(scratch, 'payouts', field, 'DESC')).toEqual([...ids].reverse());
    });
  },
  { now: NOW },
);
