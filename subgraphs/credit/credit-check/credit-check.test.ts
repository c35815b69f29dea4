import { beforeAll, expect, it } from '@jest/globals';

import { identityNumberCheckCharacter } from '../../shared/scalars/identity-number.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { credit } from '../subgraph.ts';
import { CREDIT_CODES, ID_NUMBERS, listing, someAgency } from '../testing/records.ts';

const CHECK = 'query ($them: [String!]!) { creditCheck(identifiers: $them) { index listed grounds groundLabels } }';
const NOT_LISTED = { listed: false, grounds: [], groundLabels: [] };

describeOnEachDatabase(
  credit,
  'a credit check',
  (scratch) => {
    beforeAll(async () => {
      const [person] = ID_NUMBERS;
      await scratch.insert(
        DishonestListing,
        listing('dl1', { subjectIdentifier: person, ground: 'EVADES', expiresOn: '2022-01-11' }),
        listing('dl2', { subjectIdentifier: person, ground: 'BREAKS_PROPERTY_REPORT', expiresOn: '2022-01-10' }),
        listing('dl3', { subjectIdentifier: person, ground: 'OBSTRUCTS', removedOn: '2021-06-01' }),
        listing('dl4', { subjectIdentifier: person, ground: 'EVADES' }),
        listing('dl5', { subjectIdentifier: person, ground: 'BREAKS_SETTLEMENT', listedOn: '2022-01-11' }),
        listing('dl6', { ...someAgency }),
        listing('dl7', { subjectIdentifier: numberOf(1), suspendedFrom: '2022-01-10', suspendedUntil: '2022-01-11' }),
        listing('dl8', { subjectIdentifier: numberOf(2), minor: true }),
        listing('dl9', { subjectIdentifier: numberOf(3), inability: true }),
        listing('dl10', { subjectIdentifier: numberOf(4), publishedOn: '2022-01-11' }),
      );
    });

    it('returns whether each identifier is listed today and on what grounds, in the requested order', async () => {
      const them = [CREDIT_CODES[0], ID_NUMBERS[0], CREDIT_CODES[1], ID_NUMBERS[0]];
      const { data } = await scratch.ask(CHECK, { them });
      const person = { listed: true, grounds: ['EVADES'], groundLabels: [expect.stringContaining('规避执行')] };
      expect(data?.['creditCheck']).toEqual([
        { index: 0, ...NOT_LISTED },
        { index: 1, ...person },
        { index: 2, listed: true, grounds: ['ABLE_BUT_REFUSES'], groundLabels: ['有履行能力而拒不履行'] },
        { index: 3, ...person },
      ]);
    });

    it('does not count what is suspended, of a minor, of a case of inability, or not yet published', async () => {
      const { data } = await scratch.ask(CHECK, { them: [1, 2, 3, 4].map(numberOf) });
      expect(data?.['creditCheck']).toEqual([0, 1, 2, 3].map((index) => ({ index, ...NOT_LISTED })));
    });

    it('accepts identifiers in lower case, full width, or with spaces', async () => {
      const { data } = await scratch.ask(CHECK, {
        them: ['１１０１０５１９４９１２３１００２x', ` ${CREDIT_CODES[1]} `],
      });
      expect(data?.['creditCheck']).toMatchObject([{ listed: true }, { listed: true }]);
    });

    it('compares a thousand identifiers with one statement', async () => {
      const them = Array.from({ length: 1000 }, (_, at) => (at === 999 ? ID_NUMBERS[0] : numberOf(at + 10)));
      const { data } = await scratch.ask(CHECK, { them });
      const answers = data?.['creditCheck'] as unknown as { index: number; listed: boolean }[];
      expect(answers).toHaveLength(1000);
      expect(answers.filter(({ listed }) => listed).map(({ index }) => index)).toEqual([999]);
      expect(scratch.statements()).toHaveLength(1);
    });

    it('refuses a thousand and one', async () => {
      const { errors } = await scratch.ask(CHECK, { them: Array.from({ length: 1001 }, () => ID_NUMBERS[0]) });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'identifiers' });
    });

    it('names the index of an invalid identifier and never repeats it', async () => {
      const wrong = '110105194912310021';
      const { errors } = await scratch.ask(CHECK, { them: [ID_NUMBERS[0], wrong] });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'identifiers[1]' });
      expect(JSON.stringify(errors)).not.toContain(wrong);
    });

    it('returns an empty list for no identifiers, without a statement', async () => {
      expect(await scratch.ask(CHECK, { them: [] })).toEqual({ data: { creditCheck: [] } });
      expect(scratch.statements()).toHaveLength(0);
    });
  },
  { now: () => new Date('2022-01-10T00:00:00+08:00') },
);

function numberOf(at: number): string {
  const head = `35090219800101${String(at % 1000).padStart(3, '0')}`.replace(
    '1980',
    String(1980 + Math.floor(at / 1000)),
  );
  return head + identityNumberCheckCharacter(head);
}
