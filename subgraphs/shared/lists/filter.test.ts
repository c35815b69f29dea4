import { beforeEach, expect, it } from '@jest/globals';

import { CourtClosure, RegionClosure } from '../database/closure.entity.ts';
import { describeTablesOnEachDatabase } from '../testing/scratch-tables.ts';

import { Parcel, parcel, parcelList } from './parcel.fixture.ts';

describeTablesOnEachDatabase([Parcel, RegionClosure, CourtClosure], 'filters', (tables) => {
  beforeEach(async () => {
    await tables.fill(Parcel, [
      parcel('a', { value: '10.00', sentOn: '2021-01-01', label: 'x' }),
      parcel('b', { value: '9.99', sentOn: '2021-12-31', fragile: true, kind: 'AGENCY' }),
      parcel('c', { value: '100.00', sentOn: '2022-01-01', ownerId: 'o2', kind: 'ENTERPRISE', label: '' }),
      parcel('d', { regionCode: '350900', courtCode: '闽09', fragile: true }),
    ]);
    await tables.fill(RegionClosure, [
      { ancestor: '350900', descendant: '350900', ancestorLevel: 'CITY' },
      { ancestor: '350900', descendant: '350902', ancestorLevel: 'CITY' },
      { ancestor: '350902', descendant: '350902', ancestorLevel: 'COUNTY' },
    ]);
    await tables.fill(CourtClosure, [
      { ancestor: '闽09', descendant: '闽09', ancestorLevel: 'INTERMEDIATE' },
      { ancestor: '闽09', descendant: '闽0902', ancestorLevel: 'INTERMEDIATE' },
      { ancestor: '闽0902', descendant: '闽0902', ancestorLevel: 'BASIC' },
    ]);
  });

  it.each([
    ['an equal value', { owner: 'o2' }, 'c'],
    ['one of several', { kind: ['AGENCY', 'ENTERPRISE'] }, 'bc'],
    ['one of none', { kind: [] }, ''],
    ['true', { fragile: true }, 'bd'],
    ['false', { fragile: false }, 'ac'],
    ['a value that is there', { labelled: true }, 'ac'],
    ['no value', { labelled: false }, 'bd'],
    ['a half-open period', { sent: { from: '2021-01-01', to: '2022-01-01' } }, 'ab'],
    ['an amount from', { value: { min: '9.99' } }, 'abc'],
    ['an amount up to', { value: { max: '10.00' } }, 'abd'],
    ['an amount from and up to', { value: { min: '9.99', max: '10.00' } }, 'ab'],
    ['an amount with both ends open', { value: {} }, 'abcd'],
    ['a region and what lies in it', { region: '350900' }, 'abcd'],
    ['a region alone', { region: '350902' }, 'abc'],
    ['a region that is not known', { region: '620000' }, ''],
    ['a court and those below it', { court: '闽09' }, 'abcd'],
    ['a court alone', { court: '闽0902' }, 'abc'],
    ['a condition of its own', { lightAndSent: true }, 'b'],
    ['all given at once', { fragile: true, sent: { from: '2021-01-01', to: '2022-01-01' }, owner: 'o1' }, 'b'],
    ['nothing, given as null', { owner: null }, 'abcd'],
    ['nothing', {}, 'abcd'],
  ])('keep records by %s', async (_, filter, expected) => {
    const page = await parcelList.page(tables.context(), {
      filter,
      first: 100,
      orderBy: { field: 'ID', direction: 'ASC' },
    });
    expect(page.edges.map(({ node }) => node.id).join('')).toBe(expected);
    expect(await page.totalCount()).toBe(expected.length);
  });

  it('refuse an amount from more than it goes up to, before any statement', () => {
    const filter = { value: { min: '10.00', max: '9.99' } };
    expect(() => parcelList.page(tables.context(), { filter, first: 1 })).toThrow(
      expect.objectContaining({
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', field: 'filter.value' }) as unknown,
      }),
    );
    expect(tables.statements()).toEqual([]);
  });
});
