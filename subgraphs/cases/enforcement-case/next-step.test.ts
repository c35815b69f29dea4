import { expect, it } from '@jest/globals';

import { nextStep } from './next-step.ts';

const step = (
  node: 'NOTICE' | 'NETWORK_INQUIRY' | 'PAYOUT' | 'CONCLUDED',
  dueOn: string | null,
  doneOn: string | null,
) => ({ node, dueOn, doneOn }) as const;

it('is the one due first of those not done', () => {
  expect(
    nextStep([
      step('CONCLUDED', '2021-09-01', null),
      step('NOTICE', '2021-03-11', '2021-03-05'),
      step('PAYOUT', '2021-05-01', null),
      step('NETWORK_INQUIRY', '2021-03-15', null),
    ]),
  ).toEqual({ node: 'NETWORK_INQUIRY', dueOn: '2021-03-15' });
});

it('comes in the order of the steps where two are due on one day, and after all where no day is set', () => {
  expect(nextStep([step('CONCLUDED', '2021-05-01', null), step('PAYOUT', '2021-05-01', null)])?.node).toBe('PAYOUT');
  expect(nextStep([step('NOTICE', null, null), step('CONCLUDED', '2021-05-01', null)])?.node).toBe('CONCLUDED');
});

it('is none where all is done', () => {
  expect(nextStep([step('NOTICE', '2021-03-11', '2021-03-05')])).toBeNull();
});
