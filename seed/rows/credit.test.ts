import { describe, expect, it } from '@jest/globals';

import { ConsumptionRestriction } from '../../subgraphs/credit/consumption-restriction/consumption-restriction.entity.ts';
import { RestrictedPerson } from '../../subgraphs/credit/consumption-restriction/restricted-person.entity.ts';
import { CreditRepair } from '../../subgraphs/credit/credit-repair/credit-repair.entity.ts';
import { DishonestListing } from '../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import { isInForce } from '../../subgraphs/credit/dishonest-listing/in-force.ts';
import { ExitRestriction } from '../../subgraphs/credit/exit-restriction/exit-restriction.entity.ts';
import { Interception } from '../../subgraphs/credit/interception/interception.entity.ts';
import { RedListEntry } from '../../subgraphs/credit/red-list/red-list-entry.entity.ts';
import { RefusalProsecution } from '../../subgraphs/credit/refusal-prosecution/refusal-prosecution.entity.ts';
import { Sanction } from '../../subgraphs/credit/sanction/sanction.entity.ts';
import type { EntityClass, Row } from '../../subgraphs/shared/database/entity-class.ts';
import { parseCaseNumber } from '../../subgraphs/shared/scalars/case-number.ts';
import { birthDateOf, parseIdentityNumber } from '../../subgraphs/shared/scalars/identity-number.ts';
import { workingDaysBetween } from '../../subgraphs/shared/working-days.ts';
import { agencyOf } from '../places/agencies.ts';
import { enforcesClaim, type CaseFacts, type World } from '../world/case-facts.ts';
import { worldOf } from '../world/world.ts';

import { creditRows } from './credit.ts';
import { recordRows } from './record-rows.fixture.ts';

const world = worldOf({ set: 'default' }, 1);
const casesById = new Map([...world.cases()].map((facts) => [facts.id, facts]));
const parties = new Map([...casesById.values()].flatMap((facts) => facts.parties.map((party) => [party.id, party])));
const rows = recordRows({ ...world, cases: () => casesById.values() }, creditRows);
const allRows = [...rows.byEntity.values()].flat() as { id: string }[];
const ganzi = ({ regionCode }: { regionCode: string }) => regionCode.startsWith('5133');
const in2022 = (day: string) => day.startsWith('2022-');
const asOf = world.asOf;

describe('the credit rows of the default world', () => {
  it('have the published counts of Ganzi in 2022', () => {
    const punishments = rows.rowsOf(Sanction).filter(({ kind }) => kind === 'DETENTION' || kind === 'FINE');
    expect({
      dishonest: rows.rowsOf(DishonestListing).filter((row) => ganzi(row) && in2022(row.listedOn)).length,
      consumption: rows.rowsOf(ConsumptionRestriction).filter((row) => ganzi(row) && in2022(row.imposedOn)).length,
      detentionFine: punishments.filter((row) => ganzi(row) && in2022(row.decidedOn)).length,
    }).toEqual({ dishonest: 1308, consumption: 1261, detentionFine: 44 });
  });

  it('have the county that was fined 500,000 and another that was listed and then removed, and no other debtor agency', () => {
    const fined = rows.rowsOf(Sanction).filter(({ agencyId, regionCode }) => agencyId && regionCode.startsWith('3509'));
    expect(fined).toMatchObject([{ kind: 'FINE', amount: '500000.00', decidedOn: '2020-08-19', regionCode: '350900' }]);
    const listed = rows.rowsOf(DishonestListing).filter(({ agencyId }) => agencyId !== null);
    expect(listed).toMatchObject([{ listedOn: '2020-08-26', removedOn: '2020-12-01', regionCode: '350900' }]);
    expect(listed[0]?.agencyId).not.toBe(fined[0]?.agencyId);
  });

  it('have the unit fined 300,000 for paying out against a notice', () => {
    expect(rows.rowsOf(Sanction).filter(({ reason }) => reason === 'FAILS_TO_ASSIST')).toMatchObject([
      { amount: '300000.00', decidedOn: '2021-05-12', regionCode: '513301', subjectKind: 'AGENCY', partyId: null },
    ]);
  });

  it('have the sentence of eight months, suspended for eighteen', () => {
    const prosecutions = rows
      .rowsOf(RefusalProsecution)
      .filter(({ caseId }) => casesById.get(caseId)?.tags.includes('refusal-sentence'));
    expect(prosecutions).toMatchObject([
      { convicted: true, termMonths: 8, suspensionMonths: 18, judgedOn: '2020-10-28' },
    ]);
  });

  it('have no conviction for refusal in Ganzi before the one that was its first', () => {
    const judged = rows.rowsOf(RefusalProsecution).filter((row) => ganzi(row) && row.convicted);
    const [first] = judged.toSorted((a, b) => (a.judgedOn! < b.judgedOn! ? -1 : 1));
    expect(judged.length).toBeGreaterThan(1);
    expect(first).toMatchObject({ judgedOn: '2020-10-28', regionCode: '513301' });
  });

  it('never list a minor, one who has performed already, or a party of an objection', () => {
    const wrong = rows
      .rowsOf(DishonestListing)
      .filter(({ caseId, partyId, minor, subjectIdentifier, subjectKind, listedOn }) => {
        const facts = caseOf(caseId);
        const child = subjectKind === 'PERSON' && ageOn(subjectIdentifier as string, listedOn) < 18;
        const isOpen = facts.concludedOn === null || listedOn < facts.concludedOn;
        const owes = parties.get(partyId as string)?.role === 'DEBTOR';
        return minor || child || !enforcesClaim(facts) || !isOpen || !owes;
      });
    expect(wrong).toEqual([]);
  });

  it('list an unable debtor only by mistake, which is recorded and never in force', () => {
    const wrong = rows.rowsOf(DishonestListing).filter((row) => caseOf(row.caseId).inabilityGround !== null);
    expect(wrong.length).toBeGreaterThan(2);
    expect(
      wrong.filter(
        ({ inability, removalReason }) => !inability || (removalReason ?? 'WRONGLY_LISTED') !== 'WRONGLY_LISTED',
      ),
    ).toEqual([]);
    expect(rows.rowsOf(DishonestListing).filter(({ inability }) => inability)).toHaveLength(wrong.length);
  });

  it('suspend a listing as its last repair says', () => {
    const suspensions = new Map(
      rows
        .rowsOf(CreditRepair)
        .filter(({ outcome }) => outcome === 'SUSPENDED')
        .map(({ listingId, decidedOn, suspendedUntil }) => [listingId, [decidedOn, suspendedUntil]]),
    );
    const wrong = rows.rowsOf(DishonestListing).filter(({ id, suspendedFrom, suspendedUntil }) => {
      return `${suspensions.get(id) ?? [null, null]}` !== `${[suspendedFrom, suspendedUntil]}`;
    });
    expect(suspensions.size).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it('have a few public officials, the same persons in every case', () => {
    const persons = rows.rowsOf(DishonestListing).filter(({ subjectKind }) => subjectKind === 'PERSON');
    const officials = new Set(
      persons.filter(({ publicOfficial }) => publicOfficial).map((row) => row.subjectIdentifier),
    );
    expect(officials.size).toBeGreaterThan(5);
    expect(officials.size / persons.length).toBeLessThan(0.03);
    expect(persons.filter((row) => !row.publicOfficial && officials.has(row.subjectIdentifier))).toEqual([]);
    expect(rows.rowsOf(DishonestListing).filter((row) => row.publicOfficial && row.subjectKind !== 'PERSON')).toEqual(
      [],
    );
  });

  it('have a red list of units that performed and are not on the dishonest list', () => {
    const honoured = rows.rowsOf(RedListEntry);
    expect(new Set(honoured.map(({ kind }) => kind))).toEqual(new Set(['AGENCY', 'ENTERPRISE']));
    const listed = new Set(rows.rowsOf(DishonestListing).map(({ subjectIdentifier }) => subjectIdentifier));
    const debtors = new Set([...casesById.values()].map(({ debtorAgencyId }) => debtorAgencyId).filter(Boolean));
    const wrong = honoured.filter(
      ({ creditCode, agencyId, civilisationOfficeId, civilisationOfficeName, listedOn, listedUntil }) =>
        listed.has(creditCode) ||
        debtors.has(agencyId) ||
        agencyOf(civilisationOfficeId).name !== civilisationOfficeName ||
        listedOn > asOf ||
        listedOn >= listedUntil,
    );
    expect(wrong).toEqual([]);
    expect(new Set(honoured.map(({ creditCode }) => creditCode)).size).toBe(honoured.length);
  });

  it('say why a detention waited or was never carried out', () => {
    const detentions = rows.rowsOf(Sanction).filter(({ kind }) => kind === 'DETENTION');
    const hindered = detentions.filter(({ obstacle }) => obstacle !== null);
    expect(new Set(hindered.map(({ carriedOutOn }) => carriedOutOn === null))).toEqual(new Set([true, false]));
    const wrong = detentions.filter(
      ({ carriedOutOn, obstacle, result, decidedOn }) =>
        (carriedOutOn === null && obstacle === null && decidedOn < '2022-12-01') || (carriedOutOn === null && result),
    );
    expect(wrong).toEqual([]);
  });

  it('end a listing by its term or for a reason, usually within three working days', () => {
    const listings = rows.rowsOf(DishonestListing);
    const wrong = listings.filter((row) => {
      const { ground, expiresOn, removalCausedOn, removalDueOn, listedOn } = row;
      if ((expiresOn === null) !== (ground === 'ABLE_BUT_REFUSES')) {
        return true;
      }
      if (removalCausedOn === null) {
        return expiresOn !== null && expiresOn <= asOf;
      }
      if (listedOn >= removalCausedOn || removalCausedOn > asOf) {
        return true;
      }
      return workingDaysBetween(removalCausedOn, removalDueOn as string) !== 3;
    });
    expect(wrong).toEqual([]);
    const removed = listings.filter(({ removedOn }) => removedOn !== null);
    const late = removed.filter(({ removedOn, removalDueOn }) => (removedOn as string) > (removalDueOn as string));
    expect(late.length).toBeGreaterThan(0);
    expect(late.length / removed.length).toBeLessThan(0.06);
  });

  it('limit consumption on the day in the termination check of the case', () => {
    const imposed = new Set(
      rows.rowsOf(ConsumptionRestriction).map(({ caseId, imposedOn }) => `${caseId}/${imposedOn}`),
    );
    const checked = [...casesById.values()].filter(({ termination }) => termination?.consumptionLimitedOn);
    expect(checked.length).toBeGreaterThan(1000);
    expect(checked.filter(({ id, termination }) => !imposed.has(`${id}/${termination?.consumptionLimitedOn}`))).toEqual(
      [],
    );
  });

  it('limit with an enterprise its legal representative, the same in all its cases', () => {
    const restrictions = new Map(rows.rowsOf(ConsumptionRestriction).map((row) => [row.id, row]));
    const unitsOf = new Map<string, Set<string>>();
    const namesOf = new Map<string, Set<string>>();
    for (const { restrictionId, idNumber, name } of rows.rowsOf(RestrictedPerson)) {
      const unit = restrictions.get(restrictionId)?.subjectIdentifier as string;
      unitsOf.set(parseIdentityNumber(idNumber), (unitsOf.get(idNumber) ?? new Set()).add(unit));
      namesOf.set(unit, (namesOf.get(unit) ?? new Set()).add(`${name}/${idNumber}`));
    }
    expect([...unitsOf.values(), ...namesOf.values()].filter(({ size }) => size !== 1)).toEqual([]);
  });

  it('have fines and detentions within legal limits, each decision with a unique number', () => {
    const numbers = rows.rowsOf(Sanction).flatMap(({ decisionNumber }) => decisionNumber ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => parseCaseNumber(number).typeCode !== '司惩')).toEqual([]);
    const wrong = rows.rowsOf(Sanction).filter(({ kind, amount, days, decisionNumber, subjectKind }) => {
      const [least, most] = subjectKind === 'PERSON' ? [1, 100_000] : [50_000, 1_000_000];
      if ((decisionNumber !== null) !== (kind === 'DETENTION' || kind === 'FINE')) {
        return true;
      }
      if ((days !== null) !== (kind === 'DETENTION') || (amount !== null) !== (kind === 'FINE')) {
        return true;
      }
      if (days !== null) {
        return days < 1 || days > 15 || subjectKind !== 'PERSON';
      }
      return amount !== null && (Number(amount) < least || Number(amount) > most);
    });
    expect(wrong).toEqual([]);
  });

  it('have the stages of every prosecution in order', () => {
    const wrong = rows.rowsOf(RefusalProsecution).filter((row) => {
      const days = [row.clueOn, row.referredOn, row.filedOn, row.reviewedOn, row.prosecutedOn, row.judgedOn];
      const reached = days.filter((day) => day !== null);
      return (
        [...reached].sort().join() !== reached.join() ||
        (row.convicted !== null) !== (row.judgedOn !== null) ||
        (row.declinedOn !== null) !== (row.stage === 'DECLINED')
      );
    });
    expect(wrong).toEqual([]);
  });

  it('intercept only while a listing is published and in force, by units that exist', () => {
    const listings = new Map(rows.rowsOf(DishonestListing).map((row) => [row.id, row]));
    const wrong = rows.rowsOf(Interception).filter(({ listingId, occurredAt, agencyId }) => {
      const listing = listings.get(listingId) as Row<DishonestListing>;
      const day = occurredAt.slice(0, 10);
      return day > asOf || !isInForce(listing, day) || agencyOf(agencyId).id !== agencyId;
    });
    expect(wrong).toEqual([]);
  });

  it('refer only to cases of the world, with the same data, and have unique ids', () => {
    const ids = allRows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const bound = [DishonestListing, ConsumptionRestriction, ExitRestriction, Sanction, RefusalProsecution]
      .map((entity) => rows.rowsOf<Row<DishonestListing>>(entity as never))
      .flat();
    const wrong = bound.filter(({ caseId, courtCode, regionCode, debtorKind }) => {
      const facts = caseOf(caseId);
      return courtCode !== facts.courtCode || regionCode !== facts.regionCode || debtorKind !== facts.debtorKind;
    });
    expect(wrong).toEqual([]);
  });

  it('are fewer than two a case, and there are some of every kind', () => {
    expect(allRows.length / casesById.size).toBeLessThan(2);
    for (const entity of [
      RedListEntry,
      ExitRestriction,
      Interception,
      CreditRepair,
      RefusalProsecution,
      RestrictedPerson,
    ]) {
      expect(rows.rowsOf(entity as EntityClass<object>).length).toBeGreaterThan(10);
    }
  });

  it('are the same bytes when written again', () => {
    const again = recordRows(world, creditRows);
    expect(JSON.stringify([...again.byEntity.values()]) === JSON.stringify([...rows.byEntity.values()])).toBe(true);
  });
});

describe("the credit rows of Gansu's world", () => {
  // The whole of Gansu would take longer than all other tests here; `npm run figures` checks its figure.
  it('have exactly the published number of refusal convictions', () => {
    const one = [...casesById.values()].find(
      ({ conclusionMethod, typeCode, debtorKind, tags }) =>
        conclusionMethod === 'FORCED' && typeCode === '执' && debtorKind === 'PERSON' && tags.length === 0,
    ) as CaseFacts;
    const alike = Array.from({ length: 60_000 }, (_, at) => ({
      ...one,
      id: `ec${at}`,
      courtCode: '甘01',
      regionCode: '620100',
      filedOn: '2016-03-01',
      concludedOn: '2017-05-02',
      parties: one.parties.map((party) => ({ ...party, id: `${at}/${party.id}` })),
    }));
    const gansu: World = { ...world, set: 'gansu', asOf: '2018-10-19', cases: () => alike };
    const convicted = recordRows(gansu, creditRows)
      .rowsOf(RefusalProsecution)
      .filter((row) => row.convicted);
    expect(convicted).toHaveLength(408);
  });
});

function caseOf(id: string): CaseFacts {
  const facts = casesById.get(id);
  if (!facts) {
    throw new Error('a row of an unknown case');
  }
  return facts;
}

/** Whole years on a day. */
function ageOn(idNumber: string, day: string): number {
  const born = birthDateOf(idNumber);
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
}
