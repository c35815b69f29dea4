import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { ConsumptionRestriction } from '../consumption-restriction/consumption-restriction.entity.ts';
import { CreditRepair } from '../credit-repair/credit-repair.entity.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { ExitRestriction } from '../exit-restriction/exit-restriction.entity.ts';
import { Interception } from '../interception/interception.entity.ts';
import { RefusalProsecution } from '../refusal-prosecution/refusal-prosecution.entity.ts';
import { Sanction } from '../sanction/sanction.entity.ts';
import { credit } from '../subgraph.ts';
import { insertPlaces } from '../testing/places.ts';
import {
  consumptionRestriction,
  creditRepair,
  exitRestriction,
  inKangding,
  interception,
  listing,
  refusalProsecution,
  sanction,
  someAgency,
} from '../testing/records.ts';

describeOnEachDatabase(
  credit,
  'credit statistics',
  (scratch) => {
    beforeAll(() => fill(scratch));

    it('counts listings made and removed in the period, and in force at its end', async () => {
      const fields = 'dishonestListings dishonestAgencyListings dishonestRemovals dishonestInForce';
      expect(await row(scratch, '2021', fields)).toEqual({
        dishonestListings: 4,
        dishonestAgencyListings: 1,
        dishonestRemovals: 3,
        dishonestInForce: 1,
      });
    });

    it('divides removals in time by those due, excluding those due today or later', async () => {
      const fields = 'removalsDue removalsOnTime removalOnTimeRate';
      expect(await row(scratch, '2021', fields)).toEqual({
        removalsDue: 2,
        removalsOnTime: 1,
        removalOnTimeRate: '0.50',
      });
      expect(await row(scratch, '2022', fields)).toEqual({
        removalsDue: 1,
        removalsOnTime: 1,
        removalOnTimeRate: expect.stringMatching(/^1\./),
      });
    });

    it('counts restrictions imposed and lifted in the period, and in force at its end', async () => {
      const fields = 'consumptionRestrictions consumptionLifted consumptionInForce exitRestrictions exitLifted';
      expect(await row(scratch, '2021', fields)).toEqual({
        consumptionRestrictions: 2,
        consumptionLifted: 1,
        consumptionInForce: 2,
        exitRestrictions: 1,
        exitLifted: 1,
      });
    });

    it('counts sanctions by kind, and sums fines to the cent', async () => {
      const fields =
        'detentions detentionDays fines fineAmount detentionsAndFines agencyFines agencyFineAmount assistanceFines ' +
        'assistanceFineAmount compelledAppearances searches policeLookouts';
      expect(await row(scratch, '2021', fields)).toEqual({
        detentions: 2,
        detentionDays: 22,
        fines: 3,
        fineAmount: '800000.30',
        detentionsAndFines: 5,
        agencyFines: 2,
        agencyFineAmount: '800000.00',
        assistanceFines: 1,
        assistanceFineAmount: '300000.00',
        compelledAppearances: 1,
        searches: 1,
        policeLookouts: 1,
      });
    });

    it('counts each stage of a prosecution in the period in which it was reached', async () => {
      const fields =
        'refusalClues refusalReferrals refusalProsecutions refusalPrivateProsecutions refusalJudgments refusalConvictions refusalConvictionRate';
      expect(await row(scratch, '2021', fields)).toEqual({
        refusalClues: 2,
        refusalReferrals: 0,
        refusalProsecutions: 2,
        refusalPrivateProsecutions: 1,
        refusalJudgments: 2,
        refusalConvictions: 1,
        refusalConvictionRate: '0.50',
      });
      expect(await row(scratch, '2020', fields)).toMatchObject({ refusalClues: 1, refusalReferrals: 1 });
    });

    it('counts interceptions and repairs', async () => {
      const fields = 'interceptions interceptedAmount repairsAsked repairsDecided repairsGranted repairRate';
      expect(await row(scratch, '2021', fields)).toEqual({
        interceptions: 2,
        interceptedAmount: '50000.00',
        repairsAsked: 2,
        repairsDecided: 2,
        repairsGranted: 1,
        repairRate: '0.50',
      });
    });

    it('returns one row of zeros, and no rate, without records', async () => {
      const fields =
        'dishonestListings removalOnTimeRate fineAmount detentionsAndFines refusalConvictionRate interceptedAmount repairRate';
      expect(await row(scratch, '1999', fields)).toEqual({
        dishonestListings: 0,
        removalOnTimeRate: null,
        fineAmount: '0.00',
        detentionsAndFines: 0,
        refusalConvictionRate: null,
        interceptedAmount: '0.00',
        repairRate: null,
      });
    });

    it('tells the numbers of an agency exactly to those from whom few persons’ are held back', async () => {
      const { data, errors } = await scratch.ask(
        `{ creditStatistics(period: "2021", groupBy: [AGENCY], filter: { debtorKind: [AGENCY, PERSON, ENTERPRISE] }) {
          agencyId fines fineAmount agencyFines dishonestListings dishonestAgencyListings detentions withheld } }`,
        {},
        { ...SUPREME_COURT_VIEWER, audience: 'analyst', court: null, region: '000000' },
      );
      expect(errors).toBeUndefined();
      expect(data?.['creditStatistics']).toEqual([
        {
          agencyId: someAgency.agencyId,
          fines: 2,
          fineAmount: '800000.00',
          agencyFines: 2,
          dishonestListings: 1,
          dishonestAgencyListings: 1,
          detentions: 0,
          withheld: false,
        },
      ]);
    });

    it('counts what is of a natural person for no agency, whoever asks', async () => {
      const of2019 = { listedOn: '2019-03-01', removedOn: '2019-06-01', removalCausedOn: '2019-05-28' } as const;
      await scratch.insert(
        DishonestListing,
        listing('dl7', { ...someAgency, ...of2019 }),
        listing('dl8', { ...someAgency, ...of2019, subjectKind: 'PERSON', subjectIdentifier: '11010119900307001X' }),
      );
      const numbers = async (viewer: object) => {
        const { data, errors } = await scratch.ask(
          '{ creditStatistics(period: "2019", groupBy: [AGENCY]) { agencyId dishonestListings } }',
          {},
          { ...SUPREME_COURT_VIEWER, ...viewer },
        );
        expect(errors).toBeUndefined();
        return data?.['creditStatistics'];
      };
      const ofAgency = { agencyId: someAgency.agencyId, dishonestListings: 1 };
      expect(await numbers({})).toEqual([ofAgency, { agencyId: null, dishonestListings: 1 }]);
      expect(await numbers({ audience: 'analyst', court: null, region: '000000' })).toEqual([ofAgency]);
    });

    it('joins the groups of all tables, rolled up the regions, and names region and court', async () => {
      const { data } = await scratch.ask(
        `{ byRegion: creditStatistics(period: "2021", groupBy: [REGION], regionLevel: CITY) { region { code } dishonestListings fines }
           byCourt: creditStatistics(period: "2021", groupBy: [COURT], filter: { region: "350900" }) { court { code } dishonestListings fines } }`,
      );
      expect(data).toEqual({
        byRegion: [
          { region: { code: '350900' }, dishonestListings: 4, fines: 2 },
          { region: { code: '513301' }, dishonestListings: 0, fines: 1 },
        ],
        byCourt: [{ court: { code: '闽0902' }, dishonestListings: 4, fines: 2 }],
      });
    });

    it('breaks down by period and by the kind of debtor', async () => {
      const { data } = await scratch.ask(
        '{ creditStatistics(period: "2020-07-01/2021-07-01", groupBy: [PERIOD, DEBTOR_KIND]) { period debtorKind dishonestListings } }',
      );
      expect(data?.['creditStatistics']).toEqual([
        { period: '2020-07-01/2021-01-01', debtorKind: 'PERSON', dishonestListings: 1 },
        { period: '2021-01-01/2021-07-01', debtorKind: 'AGENCY', dishonestListings: 1 },
        { period: '2021-01-01/2021-07-01', debtorKind: 'PERSON', dishonestListings: 2 },
      ]);
    });

    it('reads only the kind of event that is asked for', async () => {
      await scratch.ask('{ creditStatistics(period: "2021", groupBy: [REGION, PERIOD, CAUSE]) { fines } }');
      expect(scratch.statements()).toHaveLength(1);
    });
  },
  { now: () => new Date('2022-02-10T09:00:00+08:00') },
);

async function row(scratch: Scratch, period: string, fields: string): Promise<Record<string, unknown>> {
  const { data, errors } = await scratch.ask(`{ creditStatistics(period: "${period}") { ${fields} } }`);
  expect(errors).toBeUndefined();
  const rows = data?.['creditStatistics'] as unknown as Record<string, unknown>[];
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}

async function fill(scratch: Scratch): Promise<void> {
  await insertPlaces(scratch);
  const removed = (causedOn: string, dueOn: string, removedOn: string | null) =>
    ({
      removalReason: 'PERFORMED',
      removalCausedOn: causedOn,
      removalDueOn: dueOn,
      removedOn,
    }) as const;
  await scratch.insert(
    DishonestListing,
    // Listed before 2021 and removed in it, late.
    listing('dl1', { listedOn: '2020-12-31', ...removed('2021-02-01', '2021-02-04', '2021-02-05') }),
    // In force at the end of 2021, but not after its term.
    listing('dl2', { listedOn: '2021-01-01', expiresOn: '2022-01-01' }),
    // Expired before the end of 2021, but not removed.
    listing('dl3', { listedOn: '2021-06-30', expiresOn: '2021-12-31' }),
    listing('dl4', { ...someAgency, debtorKind: 'AGENCY', ...removed('2021-11-01', '2021-11-04', '2021-11-04') }),
    // In time, and across the turn of the year: due in 2022, removed in 2021.
    listing('dl5', { listedOn: '2021-12-01', ...removed('2021-12-30', '2022-01-05', '2021-12-31') }),
    // Due today: neither in time nor late.
    listing('dl6', { listedOn: '2022-01-03', ...removed('2022-02-07', '2022-02-10', null) }),
  );
  await scratch.insert(
    ConsumptionRestriction,
    consumptionRestriction('cn1', { imposedOn: '2020-12-31' }),
    consumptionRestriction('cn2', { imposedOn: '2021-01-01', liftedOn: '2021-12-31', liftReason: 'PERFORMED' }),
    consumptionRestriction('cn3', { imposedOn: '2021-12-31', liftedOn: '2022-01-01', liftReason: 'PERFORMED' }),
  );
  await scratch.insert(ExitRestriction, exitRestriction('ex1', { liftedOn: '2021-12-31', liftReason: 'PERFORMED' }));
  await scratch.insert(ExitRestriction, exitRestriction('ex2', { decidedOn: '2022-01-01' }));
  await scratch.insert(
    Sanction,
    sanction('sa1', { days: 15 }),
    sanction('sa2', { days: 7, decidedOn: '2021-12-31' }),
    sanction('sa3', { days: 5, decidedOn: '2022-01-01' }),
    sanction('sa4', { ...someAgency, kind: 'FINE', days: null, amount: '500000.00' }),
    sanction('sa5', { ...someAgency, kind: 'FINE', days: null, amount: '300000.00', reason: 'FAILS_TO_ASSIST' }),
    sanction('sa6', { ...inKangding, kind: 'FINE', days: null, amount: '0.30' }),
    sanction('sa7', { kind: 'SEARCH', days: null }),
    sanction('sa8', { kind: 'COMPELLED_APPEARANCE', days: null }),
    sanction('sa9', { kind: 'POLICE_LOOKOUT', days: null }),
  );
  await scratch.insert(
    RefusalProsecution,
    refusalProsecution('rf1', {
      clueOn: '2020-11-01',
      referredOn: '2020-11-10',
      prosecutedOn: '2021-03-01',
      judgedOn: '2021-12-31',
      convicted: true,
      stage: 'JUDGED',
      termMonths: 8,
    }),
    refusalProsecution('rf2', {
      route: 'PRIVATE',
      prosecutedOn: '2021-04-01',
      judgedOn: '2021-06-01',
      convicted: false,
      stage: 'JUDGED',
    }),
    refusalProsecution('rf3', { clueOn: '2021-11-01', referredOn: '2022-01-01', stage: 'REFERRED' }),
  );
  await scratch.insert(
    Interception,
    interception('in1', { occurredAt: '2021-12-31T23:59:59+08:00' }),
    interception('in2', { kind: 'HONOUR', amount: null }),
    interception('in3', { occurredAt: '2022-01-01T00:00:00+08:00' }),
  );
  await scratch.insert(
    CreditRepair,
    creditRepair('cr1', { appliedOn: '2020-12-20', outcome: 'REMOVED', decidedOn: '2021-01-01' }),
    creditRepair('cr2', { outcome: 'REFUSED', decidedOn: '2021-05-09' }),
    creditRepair('cr3', { appliedOn: '2021-12-31' }),
  );
}
