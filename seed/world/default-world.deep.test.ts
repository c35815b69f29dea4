import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { parseCaseNumber } from '../../subgraphs/shared/scalars/case-number.ts';
import { parseIdentityNumber } from '../../subgraphs/shared/scalars/identity-number.ts';
import { agencyNamed } from '../places/agencies.ts';
import { courtClosure } from '../places/courts.ts';

import { isPerformed, type CaseFacts } from './case-facts.ts';
import { faultsOf } from './consistency.ts';
import { agencyJudgments, countCases, freshAgencyCases, year } from './counting.ts';
import { defaultWorld } from './default-world.ts';
import { chosenCases, quotas } from './quotas.ts';

const world = defaultWorld(1);
const cases = [...world.cases()];
const judgments = [...world.judgments()];
const under = (court: string): ((facts: { courtCode: string }) => boolean) => {
  const below = new Set(courtClosure.filter((row) => row.ancestor === court).map((row) => row.descendant));
  return ({ courtCode }) => below.has(courtCode);
};

describe('the default world', () => {
  it.each([
    [2019, 2203, 54, 2149, 2141],
    [2020, 2876, 62, 2814, 2871],
    [2021, 4044, 5, 4039, 4021],
    [2022, 4194, 23, 4171, 4167],
  ])('has the numbers that Ganzi published for %i', (y, total, carriedOver, fresh, concluded) => {
    expect(countCases(cases.filter(under('川33')), year(y))).toMatchObject({ total, carriedOver, fresh, concluded });
  });

  it.each([
    ['闽', 2020, 569],
    ['闽', 2021, 533],
    ['闽09', 2020, 75],
    ['闽09', 2021, 36],
  ])('has the published new agency cases below %s in %i', (court, y, count) => {
    expect(freshAgencyCases(cases.filter(under(court)), year(y))).toHaveLength(count);
  });

  it('has the published cases of one county government, 30 and then 3', () => {
    const { id } = agencyNamed('异地某县人民政府');
    const ofCounty = cases.filter((facts) => facts.debtorAgencyId === id);
    expect([2020, 2021].map((y) => freshAgencyCases(ofCounty, year(y)).length)).toEqual([30, 3]);
  });

  it('has the 532 judgments against agencies of Ningde in 2021, two of which entered enforcement', () => {
    const ningde = agencyJudgments(judgments.filter(under('闽09')), year(2021));
    expect(ningde).toHaveLength(532);
    expect(ningde.filter((facts) => facts.enforcementCaseId !== null)).toHaveLength(2);
  });

  it('links cases and judgments both ways, the judgment earlier', () => {
    const byId = new Map(judgments.map((facts) => [facts.id, facts]));
    const enforced = cases.filter((facts) => facts.judgmentId !== null);
    expect(enforced.filter((facts) => facts.debtorKind === 'AGENCY')).toHaveLength(569 + 533);
    for (const facts of enforced) {
      const judgment = byId.get(facts.judgmentId as string);
      expect(judgment).toMatchObject({
        enforcementCaseId: facts.id,
        instrumentNumber: facts.basisNumber,
        defendantAgencyId: facts.debtorAgencyId,
      });
      expect((judgment?.performanceDueOn as string) < facts.filedOn).toBe(true);
      expect((judgment?.effectiveOn as string) < (judgment?.performanceDueOn as string)).toBe(true);
    }
  });

  it('has cases with property concluded on their due day, which are in time', () => {
    const onTheDay = cases.filter((facts) => facts.propertyFound === true && facts.concludedOn === facts.dueOn);
    expect(onTheDay.length).toBeGreaterThan(5);
    const counts = countCases(onTheDay, { from: '2018-01-01', to: '2023-01-01' });
    expect(counts.withPropertyInTime).toBe(onTheDay.length);
  });

  it('has the trends that Ganzi told of its rates, under any seed', () => {
    for (const seed of [1, 20_260_101]) {
      const ganzi = [...defaultWorld(seed).cases()].filter(under('川33'));
      const [recovered, performed, terminated, preserved] = [recoveryIn, performedIn, terminatedIn, preservedIn].map(
        (rate) => changes([2019, 2020, 2021, 2022].map((y) => rate(ganzi, String(y)))),
      ) as [number[], number[], number[], number[]];
      expect(recovered.map(Math.sign)).toEqual([1, 1, 1]);
      expect(performed.map(Math.sign)).toEqual([-1, 1, 1]);
      expect(terminated.map(Math.sign)).toEqual([1, -1, -1]);
      expect(preserved.map(Math.sign)).toEqual([1, 1, 1]);
      expect(Math.max(...preserved)).toBe(preserved[2]);
    }
  });

  it('has no fact of a case after its last day, apart from two stories of 2024', () => {
    const late = cases.filter((facts) => facts.filedOn > world.asOf || (facts.concludedOn ?? '') > world.asOf);
    expect(new Set(late.flatMap(({ tags }) => tags))).toEqual(new Set(['trade-secrets', 'woodwork-company']));
  });

  it('has only consistent cases', () => {
    expect(cases.flatMap(faultsOf)).toEqual([]);
  });

  it('uses no case number, id or judgment number twice', () => {
    const distinct = (values: readonly string[]): void => expect(new Set(values).size).toBe(values.length);
    distinct(cases.map((facts) => facts.caseNumber));
    distinct(cases.map((facts) => facts.id));
    distinct(cases.flatMap((facts) => facts.parties.map((party) => party.id)));
    distinct(judgments.map((facts) => facts.id));
    distinct(judgments.map((facts) => facts.instrumentNumber));
  });

  it('has case numbers and identity numbers that parse to themselves', () => {
    for (const facts of cases) {
      expect(parseCaseNumber(facts.caseNumber)).toMatchObject({ courtCode: facts.courtCode });
    }
    const numbers = new Set(cases.flatMap((facts) => facts.parties.flatMap((party) => party.idNumber ?? [])));
    for (const number of numbers) {
      expect(parseIdentityNumber(number)).toBe(number);
    }
  });

  it('gives one identity number to one person only', () => {
    const names = new Map<string, string>();
    for (const { idNumber, name } of cases.flatMap((facts) => facts.parties)) {
      if (idNumber) {
        if (!names.has(idNumber)) {
          names.set(idNumber, name);
        }
        expect(names.get(idNumber)).toBe(name);
      }
    }
  });

  it('resumes only cases of the same court that were terminated before', () => {
    const byId = new Map(cases.map((facts) => [facts.id, facts]));
    const resumed = cases.filter((facts) => facts.resumedFromId !== null);
    expect(resumed.length).toBeGreaterThan(100);
    for (const facts of resumed) {
      const earlier = byId.get(facts.resumedFromId as string) as CaseFacts;
      expect(earlier).toMatchObject({ conclusionMethod: 'PROCEDURE_TERMINATED', courtCode: facts.courtCode });
      expect((earlier.concludedOn as string) < facts.filedOn).toBe(true);
    }
  });

  it('has the same bytes for the same seed, and others for another', () => {
    const digest = (seed: number): string => {
      const hash = createHash('sha256');
      const again = defaultWorld(seed);
      for (const part of [again.cases(), again.judgments(), again.petitions(), again.courtStaff()]) {
        for (const facts of part) {
          hash.update(JSON.stringify(facts));
        }
      }
      return hash.digest('hex');
    };
    const first = digest(1);
    expect(digest(1)).toBe(first);
    expect(digest(2)).not.toBe(first);
  });

  it('has the same figures under another seed', () => {
    const other = [...defaultWorld(20_260_101).cases()];
    expect(countCases(other.filter(under('川33')), year(2021))).toMatchObject({ total: 4044, concluded: 4021 });
    expect(freshAgencyCases(other.filter(under('闽09')), year(2021))).toHaveLength(36);
    expect(other.flatMap(faultsOf)).toEqual([]);
  });
});

describe('chosenCases', () => {
  it('chooses exactly the wanted number, including the certain cases', () => {
    const ganzi = cases.filter(under('川33'));
    const { from, to, wanted } = quotas['ganzi-2022-consumption'];
    const limited = (facts: CaseFacts): boolean => {
      const on = facts.termination?.consumptionLimitedOn;
      return typeof on === 'string' && from <= on && on < to;
    };
    const chosen = chosenCases(wanted, () => ganzi, {
      eligible: (facts) =>
        facts.filedOn >= from && facts.filedOn < to && facts.debtorKind !== 'AGENCY' && !facts.inabilityGround,
      certain: limited,
    });
    expect(chosen.size).toBe(wanted);
    for (const facts of ganzi.filter(limited)) {
      expect(chosen.has(facts.id)).toBe(true);
    }
  });

  it('rejects too few eligible cases', () => {
    expect(() => chosenCases(5, () => cases.slice(0, 4), { eligible: () => true })).toThrow(RangeError);
  });
});

type Cases = readonly CaseFacts[];

function concludedIn(of: Cases, y: string): Cases {
  return of.filter(({ concludedOn }) => concludedOn?.startsWith(y));
}

/** Of first enforcement cases, by amount. */
function recoveryIn(of: Cases, y: string): number {
  const first = concludedIn(of, y).filter(({ typeCode }) => typeCode === '执');
  const sum = (amount: 'recoveredAmount' | 'claimAmount') =>
    first.reduce((all, facts) => all + Number(facts[amount]), 0);
  return sum('recoveredAmount') / sum('claimAmount');
}

function performedIn(of: Cases, y: string): number {
  return concludedIn(of, y).filter(isPerformed).length / concludedIn(of, y).length;
}

function terminatedIn(of: Cases, y: string): number {
  const first = concludedIn(of, y).filter(({ typeCode }) => typeCode === '执');
  return first.filter(({ conclusionMethod }) => conclusionMethod === 'PROCEDURE_TERMINATED').length / first.length;
}

function preservedIn(of: Cases, y: string): number {
  const fresh = of.filter(({ filedOn }) => filedOn.startsWith(y));
  return fresh.filter(({ preservedOn }) => preservedOn !== null).length / fresh.length;
}

function changes(values: readonly number[]): number[] {
  return values.slice(1).map((value, i) => value - (values[i] as number));
}
