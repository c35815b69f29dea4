import { describe, expect, it } from '@jest/globals';

import type { CaseFacts } from './case-facts.ts';
import { faultsOf } from './consistency.ts';
import { countCases, type Span } from './counting.ts';
import { gansuWorld } from './gansu.ts';
import { gansuAuctionAmounts, quotas } from './quotas.ts';

/** Passes the cases on and collects what is checked over all of them. */
function* watched(
  cases: Iterable<CaseFacts>,
  numbers: Set<string>,
  faults: string[],
  in2018: CaseFacts[],
  onTheDay: CaseFacts[],
): Generator<CaseFacts> {
  for (const facts of cases) {
    numbers.add(facts.caseNumber);
    faults.push(...faultsOf(facts));
    if (facts.conclusionMethod === 'PROCEDURE_TERMINATED' && (facts.concludedOn as string) >= '2018-01-01') {
      in2018.push(facts);
    }
    if (facts.propertyFound === true && facts.concludedOn === facts.dueOn) {
      onTheDay.push(facts);
    }
    yield facts;
  }
}

describe("Gansu's world", () => {
  it('has the published numbers of 2016 to 20 October 2018', () => {
    const numbers = new Set<string>();
    const faults: string[] = [];
    const in2018: CaseFacts[] = [];
    const onTheDay: CaseFacts[] = [];
    const span: Span = { from: '2016-01-01', to: '2018-10-20' };
    const counts = countCases(watched(gansuWorld(1).cases(), numbers, faults, in2018, onTheDay), span);
    expect(counts).toMatchObject({
      total: 316_997,
      concluded: 279_226,
      withProperty: 158_596,
      withPropertyInTime: 148_161,
    });
    expect(Math.floor(counts.recoveredFen / 1e10)).toBe(354);
    // The 148,161 include cases concluded on the very day: with `<` there would be fewer.
    expect(onTheDay.length).toBeGreaterThan(50);
    expect(numbers.size).toBe(316_997);
    expect(faults).toEqual([]);
    const terminated = countCases(in2018, { from: '2018-01-01', to: '2018-10-20' });
    expect(terminated.terminated).toBe(20_522);
    expect((terminated.terminatedCompliant / terminated.terminated).toFixed(4)).toBe('0.9856');
  });

  it('generates the same first thousand cases twice', () => {
    const first = (): string => JSON.stringify(Iterator.from(gansuWorld(1).cases()).take(1_000).toArray());
    expect(first()).toBe(first());
  });

  it('has auction quotas that give the published rates', () => {
    const { deals, starts } = gansuAuctionAmounts;
    expect(((deals - starts) / starts).toFixed(4)).toBe('0.3948');
    expect((quotas['gansu-auction-success'].wanted / quotas['gansu-auctions'].wanted).toFixed(3)).toBe('0.693');
  });
});
