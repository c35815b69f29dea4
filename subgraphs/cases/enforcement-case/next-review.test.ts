import { describe, expect, it } from '@jest/globals';

import { nextReviewDueOn } from './next-review.ts';

const terminated = {
  conclusionMethod: 'PROCEDURE_TERMINATED',
  concludedOn: '2017-08-31',
  lastSearchedOn: null,
  resumedOn: null,
} as const;

// 终本规定, 2016, art. 9: every six months for five years.
describe('the next search of a terminated case', () => {
  it.each([
    ['six months after termination, on the last day of a shorter month', {}, '2018-02-28'],
    ['six months after the last search', { lastSearchedOn: '2019-01-15' }, '2019-07-15'],
    ['still due on the last day of the five years', { lastSearchedOn: '2022-02-28' }, '2022-08-28'],
    ['not due once the five years are over', { lastSearchedOn: '2022-03-01' }, null],
    ['not due once it was resumed', { resumedOn: '2018-01-02' }, null],
    ['not due of a case that was concluded otherwise', { conclusionMethod: 'FORCED' as const }, null],
    ['not due of a case under way', { conclusionMethod: null, concludedOn: null }, null],
  ])('is %s', (_, own, expected) => {
    expect(nextReviewDueOn({ ...terminated, ...own })).toBe(expected);
  });

  it('is due on the day that ends the five years, and not on the day after', () => {
    expect(nextReviewDueOn({ ...terminated, concludedOn: '2017-08-15', lastSearchedOn: '2022-02-15' })).toBe(
      '2022-08-15',
    );
    expect(nextReviewDueOn({ ...terminated, concludedOn: '2017-08-15', lastSearchedOn: '2022-02-16' })).toBeNull();
  });
});
