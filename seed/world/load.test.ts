import { describe, expect, it } from '@jest/globals';

import { faultsOf } from './consistency.ts';
import { worldOf } from './world.ts';

describe('the load world', () => {
  it.each([1, 7, 3_000])('has exactly %i cases, consistent in themselves and with each other', (count) => {
    const cases = [...worldOf({ set: 'load', cases: count }, 1).cases()];
    expect(cases).toHaveLength(count);
    expect(new Set(cases.map((facts) => facts.caseNumber)).size).toBe(count);
    expect(cases.flatMap(faultsOf)).toEqual([]);
  });

  it('has no fact after its last day', () => {
    const world = worldOf({ set: 'load', cases: 3_000 }, 1);
    const late = [...world.cases()].filter(
      (facts) => facts.filedOn > world.asOf || (facts.concludedOn ?? '') > world.asOf,
    );
    expect(late).toEqual([]);
  });
});
