import { describe, expect, it } from '@jest/globals';

import { ConsumptionRestriction } from '../../subgraphs/credit/consumption-restriction/consumption-restriction.entity.ts';
import { RestrictedPerson } from '../../subgraphs/credit/consumption-restriction/restricted-person.entity.ts';
import { CreditRepair } from '../../subgraphs/credit/credit-repair/credit-repair.entity.ts';
import { DishonestListing } from '../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import { ExitRestriction } from '../../subgraphs/credit/exit-restriction/exit-restriction.entity.ts';
import { Interception } from '../../subgraphs/credit/interception/interception.entity.ts';
import { RefusalProsecution } from '../../subgraphs/credit/refusal-prosecution/refusal-prosecution.entity.ts';
import { Sanction } from '../../subgraphs/credit/sanction/sanction.entity.ts';
import type { EntityClass, Row } from '../../subgraphs/shared/database/entity-class.ts';
import { parseCaseNumber } from '../../subgraphs/shared/scalars/case-number.ts';
import { birthDateOf, parseIdentityNumber } from '../../subgraphs/shared/scalars/identity-number.ts';
import { workingDaysBetween } from '../../subgraphs/shared/working-days.ts';
import { agencyOf } from '../places/agencies.ts';
import type { CaseFacts, World } from '../world/case-facts.ts';
import { worldOf } from '../world/world.ts';

import { creditRows } from './credit.ts';

const world = worldOf({ set: 'default' }, 1);
const facts = new Map([...world.cases()].map((told) => [told.id, told]));
const parties = new Map([...facts.values()].flatMap((told) => told.parties.map((party) => [party.id, party])));
const rows = rowsOf(world, facts.values());
const ganzi = ({ regionCode }: { regionCode: string }) => regionCode.startsWith('5133');
const in2022 = (day: string) => day.startsWith('2022-');
const asOf = world.asOf;

describe('the credit rows of the default world', () => {
  it('have the published counts of Ganzi in 2022', () => {
    const punishments = rows.of(Sanction).filter(({ kind }) => kind === 'DETENTION' || kind === 'FINE');
    expect({
      dishonest: rows.of(DishonestListing).filter((row) => ganzi(row) && in2022(row.listedOn)).length,
      consumption: rows.of(ConsumptionRestriction).filter((row) => ganzi(row) && in2022(row.imposedOn)).length,
      detentionFine: punishments.filter((row) => ganzi(row) && in2022(row.decidedOn)).length,
    }).toEqual({ dishonest: 1308, consumption: 1261, detentionFine: 44 });
  });

  it('tell the county that was fined 500,000, listed and then taken off, and no other agency that owes', () => {
    const fined = rows.of(Sanction).filter(({ agencyId, regionCode }) => agencyId && regionCode.startsWith('3509'));
    expect(fined).toMatchObject([{ kind: 'FINE', amount: '500000.00', decidedOn: '2020-08-19', regionCode: '350900' }]);
    const listed = rows.of(DishonestListing).filter(({ agencyId }) => agencyId !== null);
    expect(listed).toMatchObject([{ listedOn: '2020-08-26', removedOn: '2020-12-01', caseId: fined[0]?.caseId }]);
    expect(listed[0]?.agencyId).toBe(fined[0]?.agencyId);
  });

  it('tell the unit fined 300,000 for paying out against a notice', () => {
    expect(rows.of(Sanction).filter(({ reason }) => reason === 'FAILS_TO_ASSIST')).toMatchObject([
      { amount: '300000.00', decidedOn: '2021-05-12', regionCode: '513300', subjectKind: 'AGENCY', partyId: null },
    ]);
  });

  it('tell the sentence of eight months, suspended for eighteen', () => {
    const told = rows
      .of(RefusalProsecution)
      .filter(({ caseId }) => facts.get(caseId)?.tags.includes('refusal-sentence'));
    expect(told).toMatchObject([{ convicted: true, termMonths: 8, suspensionMonths: 18, judgedOn: '2020-10-28' }]);
  });

  it('never list a minor, a debtor who is unable, one who has performed already, or anyone in an objection', () => {
    const wrong = rows
      .of(DishonestListing)
      .filter(({ caseId, partyId, minor, subjectIdentifier, subjectKind, listedOn }) => {
        const told = caseOf(caseId);
        const child = subjectKind === 'PERSON' && ageOn(subjectIdentifier as string, listedOn) < 18;
        const enforces = told.typeCode === '执' || told.typeCode === '执恢';
        const pressed = told.concludedOn === null || listedOn < told.concludedOn;
        const owes = parties.get(partyId as string)?.role === 'DEBTOR';
        return minor || child || told.inabilityGround !== null || !enforces || !pressed || !owes;
      });
    expect(wrong).toEqual([]);
  });

  it('end a listing by its term or for a reason, and mostly within three working days', () => {
    const listings = rows.of(DishonestListing);
    const wrong = listings.filter((row) => {
      const { ground, expiresOn, removalCausedOn, removalDueOn, removedOn, listedOn, state } = row;
      if ((expiresOn === null) !== (ground === 'ABLE_BUT_REFUSES')) {
        return true;
      }
      if ((removedOn !== null) !== (state === 'REMOVED')) {
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

  it('limit consumption on the day that the termination check of a case says', () => {
    const imposed = new Set(rows.of(ConsumptionRestriction).map(({ caseId, imposedOn }) => `${caseId}/${imposedOn}`));
    const said = [...facts.values()].filter(({ termination }) => termination?.consumptionLimitedOn);
    expect(said.length).toBeGreaterThan(1000);
    expect(said.filter(({ id, termination }) => !imposed.has(`${id}/${termination?.consumptionLimitedOn}`))).toEqual(
      [],
    );
  });

  it('limit, with an enterprise, a legal representative who is the same in all its cases and no other', () => {
    const restrictions = new Map(rows.of(ConsumptionRestriction).map((row) => [row.id, row]));
    const unitsOf = new Map<string, Set<string>>();
    const namesOf = new Map<string, Set<string>>();
    for (const { restrictionId, idNumber, name } of rows.of(RestrictedPerson)) {
      const unit = restrictions.get(restrictionId)?.subjectIdentifier as string;
      unitsOf.set(parseIdentityNumber(idNumber), (unitsOf.get(idNumber) ?? new Set()).add(unit));
      namesOf.set(unit, (namesOf.get(unit) ?? new Set()).add(`${name}/${idNumber}`));
    }
    expect([...unitsOf.values(), ...namesOf.values()].filter(({ size }) => size !== 1)).toEqual([]);
  });

  it('keep fines and detentions within the law, each decision with a number of its own', () => {
    const numbers = rows.of(Sanction).flatMap(({ decisionNumber }) => decisionNumber ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => parseCaseNumber(number).typeCode !== '司惩')).toEqual([]);
    const wrong = rows.of(Sanction).filter(({ kind, amount, days, decisionNumber, subjectKind }) => {
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

  it('keep every prosecution in the order of its stages', () => {
    const wrong = rows.of(RefusalProsecution).filter((row) => {
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
    const listings = new Map(rows.of(DishonestListing).map((row) => [row.id, row]));
    const wrong = rows.of(Interception).filter(({ listingId, occurredAt, agencyId }) => {
      const { publishedOn, removedOn, expiresOn } = listings.get(listingId) as Row<DishonestListing>;
      const day = occurredAt.slice(0, 10);
      const inForce = (removedOn === null || day < removedOn) && (expiresOn === null || day < expiresOn);
      return day <= (publishedOn as string) || day > asOf || !inForce || agencyOf(agencyId).id !== agencyId;
    });
    expect(wrong).toEqual([]);
  });

  it('name only cases that are told and say of them what the case says, with ids that are all different', () => {
    const ids = rows.all().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const bound = [DishonestListing, ConsumptionRestriction, ExitRestriction, Sanction, RefusalProsecution]
      .map((entity) => rows.of<Row<DishonestListing>>(entity as never))
      .flat();
    const wrong = bound.filter(({ caseId, courtCode, regionCode, debtorKind }) => {
      const told = caseOf(caseId);
      return courtCode !== told.courtCode || regionCode !== told.regionCode || debtorKind !== told.debtorKind;
    });
    expect(wrong).toEqual([]);
  });

  it('stay within a handful a case, and of every kind there are some', () => {
    expect(rows.all().length / facts.size).toBeLessThan(2);
    for (const entity of [ExitRestriction, Interception, CreditRepair, RefusalProsecution, RestrictedPerson]) {
      expect(rows.of(entity as EntityClass<object>).length).toBeGreaterThan(10);
    }
  });

  it('are the same bytes when written again', () => {
    const again = rowsOf(world, world.cases()).all();
    expect(JSON.stringify(again) === JSON.stringify(rows.all())).toBe(true);
  });
});

describe("the credit rows of Gansu's world", () => {
  // Told in full, Gansu takes longer than all other tests here; that its figure is met there is for `npm run figures`.
  it('convict as many for refusal as were published, out of all who might have been', () => {
    const one = [...facts.values()].find(
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
    const gansu: World = { ...world, set: 'gansu', asOf: '2018-10-19' };
    const convicted = rowsOf(gansu, alike, RefusalProsecution)
      .of(RefusalProsecution)
      .filter((row) => row.convicted);
    expect(convicted).toHaveLength(408);
  });
});

function rowsOf(from: World, cases: Iterable<CaseFacts>, only?: EntityClass) {
  const written = new Map<EntityClass, { id: string }[]>();
  const writer = creditRows(from, (entity, row) => {
    if (only !== undefined && entity !== (only as unknown)) {
      return;
    }
    const known = written.get(entity as EntityClass) ?? [];
    known.push(row as unknown as { id: string });
    written.set(entity as EntityClass, known);
  });
  for (const told of cases) {
    writer.case?.(told);
  }
  writer.finish?.();
  return {
    of: <E extends object>(entity: EntityClass<E>) => (written.get(entity as EntityClass) ?? []) as unknown as Row<E>[],
    all: () => [...written.values()].flat(),
  };
}

function caseOf(id: string): CaseFacts {
  const told = facts.get(id);
  if (!told) {
    throw new Error('a row of a case that is not told');
  }
  return told;
}

/** Whole years on a day. */
function ageOn(idNumber: string, day: string): number {
  const born = birthDateOf(idNumber);
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
}
