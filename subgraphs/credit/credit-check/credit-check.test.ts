import { beforeAll, expect, it } from '@jest/globals';

import { organisationCodeCheckCharacter } from '../../shared/identifiers/organisation-code.ts';
import { creditCodeCheckCharacter } from '../../shared/scalars/credit-code.ts';
import { identityNumberCheckCharacter } from '../../shared/scalars/identity-number.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { credit } from '../subgraph.ts';
import { CREDIT_CODES, ID_NUMBERS, listing, someAgency } from '../testing/records.ts';

const CHECK = 'query ($them: [String!]!) { creditCheck(identifiers: $them) { index listed grounds groundLabels } }';
const RESULTS =
  'query ($them: [String!]!) { creditCheck(identifiers: $them) { index result listed refusal refusalLabel checkCharacterFits } }';
const NOT_LISTED = { listed: false, grounds: [], groundLabels: [] };
const MOST_STATEMENTS = 7;

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

    it('compares a thousand identifiers with a few statements, each by an index', async () => {
      const them = Array.from({ length: 1000 }, (_, at) => (at === 999 ? ID_NUMBERS[0] : numberOf(at + 10)));
      const { data } = await scratch.ask(CHECK, { them });
      const answers = data?.['creditCheck'] as unknown as { index: number; listed: boolean }[];
      expect(answers).toHaveLength(1000);
      expect(answers.filter(({ listed }) => listed).map(({ index }) => index)).toEqual([999]);
      expect(scratch.statements().length).toBeLessThanOrEqual(MOST_STATEMENTS);
      const [statement = ''] = scratch.statements();
      expect(/ where .*`subject_identifier` in \(/.test(statement)).toBe(true);
    });

    it('refuses a thousand and one', async () => {
      const { errors } = await scratch.ask(CHECK, { them: Array.from({ length: 1001 }, () => ID_NUMBERS[0]) });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'identifiers' });
    });

    it('answers for each identifier, and says of one that is none why it was not compared, without repeating it', async () => {
      const refused = [
        ['110105194912310021', 'CHECK_CHARACTER'],
        ['110105194913310021', 'BIRTH_DATE'],
        ['110105491331002', 'BIRTH_DATE'],
        ['91110000600037342L', 'CHECK_CHARACTER'],
        ['9135010OM000100Y43', 'CHARACTERS'],
        ['60003734-2', 'CHECK_CHARACTER'],
        ['', 'EMPTY'],
        [' 　\u200b', 'EMPTY'],
        ['1'.repeat(49), 'TOO_LONG'],
        ['张三', 'FORM'],
        ['911100006000373A', 'FORM'],
      ] as const;
      const answer = await scratch.ask(RESULTS, {
        them: [ID_NUMBERS[0], ...refused.map(([text]) => text), CREDIT_CODES[0]],
      });
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.['creditCheck']).toEqual([
        { index: 0, result: 'LISTED', listed: true, refusal: null, refusalLabel: null, checkCharacterFits: null },
        ...refused.map(([, refusal], at) => ({
          index: at + 1,
          result: 'REFUSED',
          listed: null,
          refusal,
          refusalLabel: expect.stringMatching(/\p{sc=Han}/u),
          checkCharacterFits: null,
        })),
        {
          index: refused.length + 1,
          result: 'NOT_LISTED',
          listed: false,
          refusal: null,
          refusalLabel: null,
          checkCharacterFits: true,
        },
      ]);
      expect(JSON.stringify(answer)).not.toMatch(/11010519491|张三/);
    });

    /** Whether each of some identifiers is listed. */
    async function listed(...them: string[]): Promise<unknown[]> {
      const { data, errors } = await scratch.ask(RESULTS, { them });
      expect(errors).toBeUndefined();
      return (data?.['creditCheck'] as unknown as { result: string }[]).map(({ result }) => result);
    }
    const YES = 'LISTED';
    const NO = 'NOT_LISTED';

    it('finds a person listed under any form of a number, by any other', async () => {
      const [, other] = ID_NUMBERS;
      await scratch.insert(
        DishonestListing,
        listing('old', { subjectIdentifier: '350902800101901' }),
        listing('wide', { subjectIdentifier: '３５０９０２８００１０１９１９' }),
        listing('permit', { subjectIdentifier: 'H0123456702' }),
        listing('taiwan', { subjectIdentifier: '0123456701（B）' }),
        listing('passport', { subjectIdentifier: 'e12345678' }),
        listing('card', { subjectIdentifier: 'USA350980010112' }),
      );
      const eighteen = (old: string): string => {
        const head = `${old.slice(0, 6)}19${old.slice(6)}`;
        return head + identityNumberCheckCharacter(head);
      };
      expect(await listed(eighteen('350902800101901'), '350902800101901', ' 350902 800101 901')).toEqual([
        YES,
        YES,
        YES,
      ]);
      expect(await listed(eighteen('350902800101919'), '350902800101919')).toEqual([YES, YES]);
      expect(await listed('h01234567', 'H0123456700', 'H01234568', '01234567', '0123456703', 'E12345678')).toEqual([
        YES,
        YES,
        NO,
        YES,
        YES,
        YES,
      ]);
      expect(await listed('usa350980010112', 'USA350980010113')).toEqual([YES, NO]);
      // In force today, and of this number: asked for in its old form, it is the one listed as `dl1`.
      expect(await listed('110105491231002', other)).toEqual([YES, NO]);
    });

    it('finds a unit by its credit code, or by the organisation code it had before, in either direction', async () => {
      await scratch.insert(
        DishonestListing,
        listing('code', { ...someAgency, subjectIdentifier: '91110000600037341l' }),
        listing('body', { ...someAgency, subjectIdentifier: '79965505-8' }),
      );
      const first17 = '91350902600037341';
      const moved = first17 + creditCodeCheckCharacter(first17);
      expect(await listed('91110000600037341L', '60003734-1', '600037341', moved)).toEqual([YES, YES, YES, NO]);
      expect(await listed('91330100799655058B', '799655058')).toEqual([YES, YES]);
    });

    it('never takes a person for a unit, or a unit for a person', async () => {
      await scratch.insert(DishonestListing, listing('unit', { ...someAgency, subjectIdentifier: '350902810101001' }));
      expect(await listed('350902810101001')).toEqual([NO]);
    });

    it('compares a credit code of before 2016 whose check character is wrong, and says that it may be mistyped', async () => {
      const first8 = '91350100';
      const body = `MA000100${organisationCodeCheckCharacter('MA000100')}`;
      const wrong = ['A', 'B'].map((last) => `${first8}${body}${last}`);
      await scratch.insert(DishonestListing, listing('early', { ...someAgency, subjectIdentifier: wrong[0] ?? '' }));
      const { data } = await scratch.ask(RESULTS, { them: wrong });
      expect(data?.['creditCheck']).toMatchObject([
        { result: YES, checkCharacterFits: false },
        { result: NO, checkCharacterFits: false },
      ]);
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
