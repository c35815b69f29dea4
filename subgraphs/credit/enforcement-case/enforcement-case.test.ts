import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { ConsumptionRestriction } from '../consumption-restriction/consumption-restriction.entity.ts';
import { CreditRepair } from '../credit-repair/credit-repair.entity.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { ExitRestriction } from '../exit-restriction/exit-restriction.entity.ts';
import { Interception } from '../interception/interception.entity.ts';
import { RefusalProsecution } from '../refusal-prosecution/refusal-prosecution.entity.ts';
import { Sanction } from '../sanction/sanction.entity.ts';
import { credit } from '../subgraph.ts';
import {
  consumptionRestriction,
  creditRepair,
  exitRestriction,
  interception,
  listing,
  refusalProsecution,
  sanction,
  someAgency,
} from '../testing/records.ts';

const CASES = `query ($all: [_Any!]!) { _entities(representations: $all) { ... on EnforcementCase { id
  dishonestListings { id } consumptionRestrictions { id } exitRestrictions { id }
  sanctions { id } refusalProsecutions { id } creditRepairs { id } } } }`;
const PARTIES = `query ($all: [_Any!]!) { _entities(representations: $all) { ... on Party { id
  dishonestListings { id } consumptionRestrictions { id } exitRestrictions { id } sanctions { id } refusalProsecutions { id } } } }`;
const AGENCIES = `query ($all: [_Any!]!) { _entities(representations: $all) { ... on Agency { id
  dishonestListings { totalCount edges { node { id } } } sanctions(filter: { kind: [FINE] }) { totalCount edges { node { id } } }
  interceptions(first: 1) { totalCount edges { node { id } } pageInfo { hasNextPage } }
  consumptionRestrictions { edges { node { id } } } refusalProsecutions { edges { node { id } } } } } }`;

describeOnEachDatabase(credit, "the fields of credit discipline on other subgraphs' types", (scratch) => {
  beforeAll(async () => {
    const other = { caseId: 'ec2', partyId: 'pt2' };
    await scratch.insert(
      DishonestListing,
      listing('dl2', { listedOn: '2021-04-01' }),
      listing('dl1'),
      listing('dl3', other),
    );
    await scratch.insert(DishonestListing, listing('dl4', { ...someAgency, caseId: 'ec3' }));
    await scratch.insert(ConsumptionRestriction, consumptionRestriction('cn1'), consumptionRestriction('cn2', other));
    await scratch.insert(ConsumptionRestriction, consumptionRestriction('cn3', { ...someAgency, caseId: 'ec3' }));
    await scratch.insert(ExitRestriction, exitRestriction('ex1'));
    await scratch.insert(
      Sanction,
      sanction('sa1'),
      sanction('sa2', other),
      sanction('sa3', { ...someAgency, caseId: 'ec3', kind: 'FINE', amount: '300000.00' }),
      sanction('sa4', { ...someAgency, caseId: 'ec3', kind: 'SEARCH' }),
    );
    await scratch.insert(
      RefusalProsecution,
      refusalProsecution('rf1'),
      refusalProsecution('rf2', { ...someAgency, caseId: 'ec3' }),
    );
    await scratch.insert(CreditRepair, creditRepair('cr1'));
    await scratch.insert(
      Interception,
      interception('in1'),
      interception('in2', { occurredAt: '2021-05-01T10:00:00+08:00' }),
    );
  });

  const about = (type: string, ...ids: string[]) => ({ all: ids.map((id) => ({ __typename: type, id })) });

  it('leads from a case to all measures taken in it, the earliest first', async () => {
    const { data } = await scratch.ask(CASES, about('EnforcementCase', 'ec1', 'ec2', 'ec9'));
    const none = { exitRestrictions: [], refusalProsecutions: [], creditRepairs: [] };
    expect(data?.['_entities']).toEqual([
      {
        id: 'ec1',
        dishonestListings: [{ id: 'dl1' }, { id: 'dl2' }],
        consumptionRestrictions: [{ id: 'cn1' }],
        exitRestrictions: [{ id: 'ex1' }],
        sanctions: [{ id: 'sa1' }],
        refusalProsecutions: [{ id: 'rf1' }],
        creditRepairs: [{ id: 'cr1' }],
      },
      {
        id: 'ec2',
        dishonestListings: [{ id: 'dl3' }],
        consumptionRestrictions: [{ id: 'cn2' }],
        sanctions: [{ id: 'sa2' }],
        ...none,
      },
      { id: 'ec9', dishonestListings: [], consumptionRestrictions: [], sanctions: [], ...none },
    ]);
  });

  it('needs as many statements for a hundred cases as for two', async () => {
    await scratch.ask(CASES, about('EnforcementCase', ...Array.from({ length: 100 }, (_, at) => `ec${at}`)));
    expect(scratch.statements()).toHaveLength(6);
    await scratch.ask(CASES, about('EnforcementCase', 'ec1', 'ec2'));
    expect(scratch.statements()).toHaveLength(6);
  });

  it('leads from a party to the measures against it', async () => {
    const { data } = await scratch.ask(PARTIES, about('Party', 'pt2', 'pt1'));
    expect(data?.['_entities']).toEqual([
      {
        id: 'pt2',
        dishonestListings: [{ id: 'dl3' }],
        consumptionRestrictions: [{ id: 'cn2' }],
        exitRestrictions: [],
        sanctions: [{ id: 'sa2' }],
        refusalProsecutions: [],
      },
      {
        id: 'pt1',
        dishonestListings: [{ id: 'dl1' }, { id: 'dl2' }],
        consumptionRestrictions: [{ id: 'cn1' }],
        exitRestrictions: [{ id: 'ex1' }],
        sanctions: [{ id: 'sa1' }],
        refusalProsecutions: [{ id: 'rf1' }],
      },
    ]);
    expect(scratch.statements()).toHaveLength(5);
  });

  it('leads from an agency to its listings and fines, and its interceptions as a member unit', async () => {
    const { data } = await scratch.ask(AGENCIES, about('Agency', 'ag1', 'bank1'));
    const nothing = { totalCount: 0, edges: [] };
    expect(data?.['_entities']).toEqual([
      {
        id: 'ag1',
        dishonestListings: { totalCount: 1, edges: [{ node: { id: 'dl4' } }] },
        sanctions: { totalCount: 1, edges: [{ node: { id: 'sa3' } }] },
        interceptions: { ...nothing, pageInfo: { hasNextPage: false } },
        consumptionRestrictions: { edges: [{ node: { id: 'cn3' } }] },
        refusalProsecutions: { edges: [{ node: { id: 'rf2' } }] },
      },
      {
        id: 'bank1',
        dishonestListings: nothing,
        sanctions: nothing,
        interceptions: { totalCount: 2, edges: [{ node: { id: 'in2' } }], pageInfo: { hasNextPage: true } },
        consumptionRestrictions: { edges: [] },
        refusalProsecutions: { edges: [] },
      },
    ]);
    expect(scratch.statements()).toHaveLength(8);
  });
});
