import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { addDays, addMonths, daysBetween } from '../date-arithmetic.ts';
import { Parcel } from '../lists/parcel.fixture.ts';
import { describeTablesOnEachDatabase } from '../testing/scratch-tables.ts';

import { dialectOf } from './dialect.ts';

const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

describeTablesOnEachDatabase([Parcel], 'what databases write differently', (tables) => {
  async function worked(expression: string): Promise<string> {
    const context = tables.context();
    const [row] = await context.em.execute<{ worked: unknown }[]>(`select ${expression} as worked`);
    return String(row?.worked);
  }

  it('reckons months as the calendar does, to the last day of shorter months', async () => {
    const dialect = dialectOf(tables.context());
    expect(await worked(dialect.monthsAfter("'2023-11-30'", 3))).toBe('2024-02-29');
    await fc.assert(
      fc.asyncProperty(dates, fc.integer({ min: 0, max: 30 }), async (date, months) => {
        expect(await worked(dialect.monthsAfter(`'${date}'`, months))).toBe(addMonths(date, months));
      }),
      { numRuns: 50 },
    );
  });

  it('counts days as the calendar does, backwards too', async () => {
    const dialect = dialectOf(tables.context());
    await fc.assert(
      fc.asyncProperty(dates, dates, async (from, to) => {
        expect(await worked(dialect.daysBetween(`'${from}'`, `'${to}'`))).toBe(String(daysBetween(from, to)));
      }),
      { numRuns: 50 },
    );
  });

  it('adds amounts to the cent', async () => {
    const dialect = dialectOf(tables.context());
    const column = 'v';
    const amounts = ['0.10', '0.20', '999999999999.99', '-0.01']
      .map((amount) => `select ${amount} as v`)
      .join(' union all ');
    const [row] = await tables
      .context()
      .em.execute<{ cents: unknown }[]>(
        `select ${dialect.sumOfCents(column, `${column} <> 0`)} as cents from (${amounts}) t`,
      );
    expect(String(row?.cents).split('.')[0]).toBe('100000000000028');
  });
});
