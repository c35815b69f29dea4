import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { describeTablesOnEachDatabase } from '../testing/scratch-tables.ts';

import type { ListArgs } from './list.ts';
import type { Page } from './page.ts';
import { Parcel, parcel, parcelList } from './parcel.fixture.ts';

const ORDERS = { LABEL: 'label', SENT_ON: 'sentOn', VALUE: 'value', ID: 'id' } as const;
type Order = keyof typeof ORDERS;

const dates = fc.constantFrom('2021-01-01', '2021-01-02', '2021-12-31');
const parcels = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{1,3}$/),
    ownerId: fc.constantFrom('o1', 'o2', 'o3'),
    // Beyond the basic plane UTF-16 order and code-point order differ.
    label: fc.option(fc.constantFrom('a', 'B', '执', '\u{20000}', '\uff08')),
    sentOn: fc.option(dates),
    value: fc.constantFrom('2.00', '10.00', '0.10', '-3.00'),
  }),
  { maxLength: 25, selector: ({ id }) => id },
);
const asked = fc.record({
  order: fc.constantFrom<Order>('LABEL', 'SENT_ON', 'VALUE', 'ID'),
  direction: fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC'),
  first: fc.integer({ min: 1, max: 9 }),
});

describeTablesOnEachDatabase([Parcel], 'paging', (tables) => {
  const page = (args: Partial<ListArgs>) => parcelList.page(tables.context(), { first: 20, ...args });

  it('to the end gives what a plain sort gives, records without a value first when ascending and last when descending', async () => {
    await fc.assert(
      fc.asyncProperty(parcels, asked, async (generated, { order, direction, first }) => {
        const rows = generated.map(({ id, ...own }) => parcel(id, own));
        await tables.fill(Parcel, rows);
        const orderBy = { field: order, direction };
        const walked = await walk((after) => page({ orderBy, first, after }));
        expect(walked).toEqual(sorted(rows, order, direction));
      }),
      { numRuns: 30 },
    );
  });

  it('of many parents to the end gives each parent its own, sorted', async () => {
    await fc.assert(
      fc.asyncProperty(parcels, asked, async (generated, { order, direction, first }) => {
        const rows = generated.map(({ id, ...own }) => parcel(id, own));
        await tables.fill(Parcel, rows);
        const args = { orderBy: { field: order, direction }, first };
        for (const owner of ['o1', 'o2', 'nobody']) {
          const walked = await walk((after) =>
            parcelList.pageOf(tables.context(), 'ownerId', owner, { ...args, after }),
          );
          const own = rows.filter(({ ownerId }) => ownerId === owner);
          expect(walked).toEqual(sorted(own, order, direction));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('of many parents needs one statement, and one more for all their totals', async () => {
    await tables.fill(Parcel, [parcel('a'), parcel('b'), parcel('c', { ownerId: 'o2' })]);
    const context = tables.context();
    const pages = await Promise.all(
      ['o1', 'o2', 'o3'].map((owner) => parcelList.pageOf(context, 'ownerId', owner, { first: 1 })),
    );
    expect(tables.statements()).toHaveLength(1);
    expect(await Promise.all(pages.map((each) => each.totalCount()))).toEqual([2, 1, 0]);
    expect(tables.statements()).toHaveLength(2);
    expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false, false]);
  });

  it('tells where a page lies', async () => {
    await tables.fill(Parcel, [parcel('a'), parcel('b'), parcel('c')]);
    const first = await page({ first: 2 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(first.pageInfo.startCursor).toBe(first.edges[0]?.cursor);
    const second = await page({ first: 2, after: first.pageInfo.endCursor });
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(await second.totalCount()).toBe(3);
    const none = await page({ filter: { owner: 'nobody' } });
    expect(none).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, startCursor: null, endCursor: null } });
  });

  it.each([0, -1, 101, 1e9, 1.5])('refuses a page size of %d and names the limit', async (first) => {
    await expect(page({ first })).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', field: 'first', expected: 'a whole number from 1 to 100' },
    });
    await expect(parcelList.pageOf(tables.context(), 'ownerId', 'o1', { first })).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('refuses a cursor of another filter, order or parent, and one of no list at all', async () => {
    await tables.fill(Parcel, [parcel('a'), parcel('b', { ownerId: 'o2' })]);
    const { pageInfo } = await page({ first: 1 });
    const after = pageInfo.endCursor;
    await expect(page({ after })).resolves.toBeDefined();
    const elsewhere = [
      () => page({ after, filter: { owner: 'o1' } }),
      () => page({ after, orderBy: { field: 'ID', direction: 'ASC' } }),
      () => parcelList.pageOf(tables.context(), 'ownerId', 'o1', { first: 1, after }),
      () => page({ after: '' }),
      () => page({ after: 'WyIyMDIxLTAxLTAxIl0' }),
      () => page({ after: `${after} ` }),
    ];
    for (const ask of elsewhere) {
      await expect(ask()).rejects.toMatchObject({ extensions: { code: 'BAD_CURSOR', field: 'after' } });
    }
  });

  it('refuses a cursor carried from one parent to another', async () => {
    await tables.fill(Parcel, [parcel('a'), parcel('b', { ownerId: 'o2' })]);
    const one = await parcelList.pageOf(tables.context(), 'ownerId', 'o1', { first: 1 });
    const after = one.pageInfo.endCursor;
    await expect(parcelList.pageOf(tables.context(), 'ownerId', 'o2', { first: 1, after })).rejects.toMatchObject({
      extensions: { code: 'BAD_CURSOR' },
    });
  });
});

async function walk(next: (after: string | null) => Promise<Page<Parcel>>): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 40; pages += 1) {
    const { edges, pageInfo }: Page<Parcel> = await next(after);
    ids.push(...edges.map(({ node }) => node.id));
    if (!pageInfo.hasNextPage) {
      return ids;
    }
    after = pageInfo.endCursor;
  }
  throw new Error('the list has no end');
}

function sorted(rows: readonly Parcel[], order: Order, direction: 'ASC' | 'DESC'): string[] {
  const property = ORDERS[order];
  const sign = direction === 'ASC' ? 1 : -1;
  return rows
    .toSorted((a, b) => sign * (compare(a[property], b[property], order) || compare(a.id, b.id, 'ID')))
    .map(({ id }) => id);
}

function compare(a: string | null, b: string | null, order: Order): number {
  if (a === null || b === null) {
    return a === b ? 0 : a === null ? -1 : 1;
  }
  return order === 'VALUE' ? Number(a) - Number(b) : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
