import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { Interception } from '../interception/interception.entity.ts';
import { credit } from '../subgraph.ts';
import { idsOf } from '../testing/ids-of.ts';
import { insertPlaces } from '../testing/places.ts';
import { creditRepair, inKangding, interception, listing } from '../testing/records.ts';

import { CreditRepair } from './credit-repair.entity.ts';

describeOnEachDatabase(credit, 'credit repairs', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(DishonestListing, listing('dl1'), listing('dl2'));
    await scratch.insert(
      CreditRepair,
      creditRepair('cr1', { outcome: 'REFUSED', decidedOn: '2021-05-10', note: '未附担保' }),
      creditRepair('cr2', {
        ground: 'CONDUCT_CORRECTED',
        appliedOn: '2021-09-01',
        outcome: 'SUSPENDED',
        decidedOn: '2021-09-10',
        suspendedUntil: '2022-03-10',
      }),
      creditRepair('cr3', { ...inKangding, listingId: 'dl2', appliedOn: '2021-12-30' }),
    );
    await scratch.insert(Interception, interception('in1'), interception('in2', { listingId: 'dl2' }));
  });

  it('shows the application, the decision, the listing and the case', async () => {
    const { data } = await scratch.ask(`{ creditRepair(id: "cr2") {
      groundLabel outcomeLabel appliedOn decidedOn suspendedUntil newExpiryOn note dishonestListing { id } enforcementCase { id } } }`);
    expect(data?.['creditRepair']).toEqual({
      groundLabel: '主动纠正失信行为',
      outcomeLabel: '暂停公布',
      appliedOn: '2021-09-01',
      decidedOn: '2021-09-10',
      suspendedUntil: '2022-03-10',
      newExpiryOn: null,
      note: null,
      dishonestListing: { id: 'dl1' },
      enforcementCase: { id: 'ec1' },
    });
  });

  it('returns null for one that does not exist', async () => {
    expect(await scratch.ask('{ creditRepair(id: "cr9") { id } }')).toEqual({ data: { creditRepair: null } });
  });

  it('leads from listings to their repairs and interceptions with one statement each', async () => {
    const { data } = await scratch.ask(
      '{ dishonestListings(orderBy: { field: LISTED_ON }) { edges { node { id creditRepairs { id } interceptions { id } } } } }',
    );
    expect(data?.['dishonestListings']).toEqual({
      edges: [
        { node: { id: 'dl1', creditRepairs: [{ id: 'cr1' }, { id: 'cr2' }], interceptions: [{ id: 'in1' }] } },
        { node: { id: 'dl2', creditRepairs: [{ id: 'cr3' }], interceptions: [{ id: 'in2' }] } },
      ],
    });
    expect(scratch.statements()).toHaveLength(3);
  });

  it.each([
    ['{ court: "闽0902" }', ['cr2', 'cr1']],
    ['{ region: "513301" }', ['cr3']],
    ['{ ground: [PLAN_KEPT] }', ['cr3', 'cr1']],
    ['{ outcome: [PENDING, SUSPENDED] }', ['cr3', 'cr2']],
    ['{ applied: "2021-05" }', ['cr1']],
    ['{ decided: "2021-09" }', ['cr2']],
    ['{ isDecided: false }', ['cr3']],
    ['{ suspensionEnds: "2022-Q1" }', ['cr2']],
  ])('lists by %s', async (filter, expected) => {
    expect(await idsOf(scratch, 'creditRepairs', filter)).toEqual(expected);
  });

  it.each([
    ['{ field: APPLIED_ON }', ['cr1', 'cr2', 'cr3']],
    ['{ field: DECIDED_ON, direction: DESC }', ['cr2', 'cr1', 'cr3']],
  ])('sorts by %s', async (order, expected) => {
    expect(await idsOf(scratch, 'creditRepairs', '{}', order)).toEqual(expected);
  });
});
