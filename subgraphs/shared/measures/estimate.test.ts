import { expect, it } from '@jest/globals';

import { makeTrees } from '../database/trees.ts';
import type { RequestContext } from '../server/request-context.ts';
import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';
import { everyone } from '../visibility/rules.ts';
import { rowsOf } from '../visibility/visibility.ts';

import type { Counting } from './counting.ts';
import { requireInTime } from './estimate.ts';
import { count, type Source } from './statistics-source.ts';
import { storeFor } from './store-for.ts';
import { Totals } from './totals.ts';
import { Wanted } from './wanted.ts';

class Parcel {}

const SOURCE: Source = {
  entity: Parcel,
  columns: {},
  events: {
    sent: { on: 't.sent_on', flows: { sent: count() } },
    arrived: { on: 't.arrived_on', flows: { arrived: count() } },
  },
};

/** An office of so many parcels, of which each event of the period has so many. */
async function ask(parcels: number, inPeriod: number, ...numbers: string[]): Promise<string[]> {
  const explained: string[] = [];
  class MySqlPlatform {}
  const context = {
    em: {
      getMetadata: () => ({ tableName: 'parcel' }),
      getPlatform: () => new MySqlPlatform(),
      execute: (sql: string) => {
        explained.push(/where (\S+)/.exec(sql)?.[1] ?? '');
        return Promise.resolve([{ rows: inPeriod }]);
      },
    },
    rowCounts: new Map([['parcel', parcels]]),
    now: new Date('2022-01-10T00:00:00+08:00'),
    statistics: { byDefault: 'LIVE', mart: null },
    viewer: SUPREME_COURT_VIEWER,
    visibility: [rowsOf(Parcel, everyone)],
    trees: makeTrees({ regions: [], courts: [], directory: [] }),
  } as unknown as RequestContext;
  const store = storeFor(context, 'LIVE');
  const period = { from: '2021-01-01', to: '2022-01-01' };
  const wanted = new Wanted(numbers);
  await requireInTime(context, [SOURCE], {
    store,
    args: { period, groupBy: [], periodUnit: 'YEAR', regionLevel: 'COUNTY' },
    buckets: [period],
    wanted,
    scope: 'VISIBLE',
    totals: new Totals([SOURCE], wanted),
  } satisfies Counting);
  return explained;
}

it('nothing is asked of the server where the tables are small', async () => {
  expect(await ask(3_000_000, 3_000_000, 'sent', 'arrived')).toEqual([]);
});

it('a period with few records is counted, however many the table has', async () => {
  expect(await ask(100_000_000, 900_000, 'sent', 'arrived')).toEqual(['t.sent_on', 't.arrived_on']);
});

it('more records than can be counted in time are refused, and the answer says what to narrow', async () => {
  await expect(ask(100_000_000, 4_000_000, 'sent', 'arrived')).rejects.toMatchObject({
    extensions: {
      code: 'BAD_USER_INPUT',
      field: 'period',
      expected: expect.stringContaining('fewer measures') as unknown,
    },
  });
  expect(await ask(100_000_000, 4_000_000, 'sent')).toEqual(['t.sent_on']);
});
