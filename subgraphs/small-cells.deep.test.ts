import { beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isEnumType, isLeafType, isObjectType } from 'graphql';

import { SUBGRAPHS } from './definitions.ts';
import type { Viewer } from './shared/access/viewer.ts';
import { columnOf } from './shared/database/column-kind.ts';
import type { EntityClass } from './shared/database/entity-class.ts';
import { storedBy } from './shared/database/stored-by.ts';
import type { SubgraphName } from './shared/server/subgraph-names.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';
import { randomWorld, type TestRow } from './shared/testing/random-world.ts';
import { describeOnEachDatabase, type Scratch } from './shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from './shared/testing/viewers.ts';

const ANALYST: Viewer = { ...SUPREME_COURT_VIEWER, audience: 'analyst', court: null, region: '000000' };

const STATISTICS = {
  cases: 'caseStatistics',
  assets: 'assetStatistics',
  credit: 'creditStatistics',
  performance: 'supervisionStatistics',
  linkage: 'linkageStatistics',
} as const;

/** What a record counts for. */
type CountsFor = 'ITSELF' | 'ITS_CASE' | 'ITS_SUBJECT' | 'THE_SUBJECT_OF_ITS_LISTING' | 'THE_DEBTOR_OF_ITS_CASE';

/**
 * Every kind of record that may be of a private person, what it counts for, and measures that count it. Written by hand: that a source
 * has no `person` any more must not be taken for its being of none.
 */
const PERSONAL: readonly (readonly [SubgraphName, kind: string, CountsFor, measures: readonly string[]])[] = [
  [
    'cases',
    'EnforcementCase',
    'THE_DEBTOR_OF_ITS_CASE',
    ['newCases', 'concluded', 'claimedAmount', 'recoveredAmount', 'crossEnforced'],
  ],
  ['cases', 'CaseNode', 'THE_DEBTOR_OF_ITS_CASE', ['nodesDue']],
  ['cases', 'Petition', 'ITS_CASE', ['petitions', 'petitionsAnswered']],
  ['cases', 'Judgment', 'ITSELF', ['judgments']],
  ['assets', 'InquiryRequest', 'ITS_CASE', ['inquiriesSent', 'inquiriesDue']],
  ['assets', 'AssistedCase', 'ITSELF', ['assistedCases']],
  ['assets', 'Asset', 'ITS_CASE', ['assetsFound', 'foundValue']],
  ['assets', 'ControlMeasure', 'ITS_CASE', ['measuresTaken', 'measuresLifted']],
  ['assets', 'Auction', 'ITS_CASE', ['auctionsHeld', 'auctionsEnded']],
  ['assets', 'Payout', 'ITS_CASE', ['payoutsMade', 'paidAmount', 'payoutsDue']],
  ['credit', 'DishonestListing', 'ITS_SUBJECT', ['dishonestListings', 'dishonestRemovals', 'removalsDue']],
  ['credit', 'ConsumptionRestriction', 'ITS_SUBJECT', ['consumptionRestrictions', 'consumptionLifted']],
  ['credit', 'ExitRestriction', 'ITS_SUBJECT', ['exitRestrictions', 'exitLifted']],
  ['credit', 'Sanction', 'ITS_SUBJECT', ['detentions', 'fines', 'fineAmount', 'searches']],
  [
    'credit',
    'RefusalProsecution',
    'ITS_SUBJECT',
    ['refusalClues', 'refusalReferrals', 'refusalProsecutions', 'refusalJudgments'],
  ],
  ['credit', 'Interception', 'THE_SUBJECT_OF_ITS_LISTING', ['interceptions', 'interceptedAmount']],
  ['credit', 'CreditRepair', 'THE_SUBJECT_OF_ITS_LISTING', ['repairsAsked', 'repairsDecided']],
  ['linkage', 'GridTask', 'ITS_CASE', ['gridTasks', 'gridTasksDone']],
];

/** Kinds of record of units, courts and conferences, told however few they are. */
const OF_UNITS: readonly (readonly [SubgraphName, kind: string, measure: string])[] = [
  ['linkage', 'AssistanceBreach', 'assistanceBreaches'],
  ['linkage', 'Attendance', 'called'],
  ['linkage', 'WitnessedSession', 'witnessedSessions'],
  ['performance', 'SupervisionLedger', 'opened'],
  ['performance', 'SupervisionAction', 'actions'],
];

/** A county with nothing, one with nine persons and one with ten, each in a province or prefecture of its own. */
const EMPTY = { region: '350100', court: '闽01' };
const NINE = { region: '350921', court: '闽0921' };
const TEN = { region: '513338', court: '川3338' };
const DAY = '2021-03-05';

type Told = 'committee' | 'assessment' | 'analyst';

for (const office of ['cases', 'assets', 'credit', 'linkage'] as const) {
  const kinds = PERSONAL.filter(([of]) => of === office);
  const root = STATISTICS[office];
  describeOnEachDatabase(SUBGRAPHS[office], root, (scratch) => {
    beforeAll(async () => {
      const { rows } = randomWorld(scratch.database, 1);
      await insert(scratch, office, rows, ['RegionClosure', 'CourtClosure', 'CourtDirectory', 'AgencyDirectory']);
      for (const [, kind, countsFor] of kinds) {
        // Of nine persons twelve records, unless each counts for itself; of ten persons ten.
        const few = countsFor === 'ITSELF' ? 9 : 12;
        const made = (rows.get(kind) ?? []).slice(0, few + 10);
        expect(made).toHaveLength(few + 10);
        for (const [at, given] of made.entries()) {
          const [person, place] = at < few ? [at % 9, NINE] : [at - few + 20, TEN];
          await insertOf(scratch, office, rows, kind, countsFor, given, person, place);
        }
      }
    });

    const row = async (region: string, audience: Told, span = 'period: "2021"') => {
      const { data, errors } = await scratch.ask(
        `{ ${root}(${span}) { ${leavesOf(office).join(' ')} } }`,
        {},
        { ...ANALYST, audience, region },
      );
      expect(errors).toBeUndefined();
      return (data?.[root] as unknown as TestRow[] | undefined)?.[0] ?? {};
    };

    it.each(['committee', 'assessment', 'analyst'] as const)(
      'tells a %s of nine persons, with twelve records of each kind, what it tells of none',
      async (audience) => {
        const nine = await row(NINE.region, audience);
        expect(nine).toEqual(await row(EMPTY.region, audience));
        expect(nine['withheld']).toBe(true);
        for (const span of ['period: "2021-03"', 'period: "2021-Q1"', 'period: "2020-01-01/2023-01-01"']) {
          expect(await row(NINE.region, audience, span)).toEqual(await row(EMPTY.region, audience, span));
        }
      },
    );

    it.each(kinds.map(([, kind, , measures]) => [kind, measures] as const))(
      'holds back what nine persons have of %s, and tells of ten',
      async (_, measures) => {
        const nine = await row(NINE.region, 'assessment');
        expect(measures.map((measure) => nine[measure])).toEqual(measures.map(() => null));
        const [count = ''] = measures;
        expect(Number((await row(TEN.region, 'assessment'))[count])).toBeGreaterThanOrEqual(10);
      },
    );

    it('names no group of nine persons by any dimension', async () => {
      const measures = kinds.flatMap(([, , , own]) => own);
      const asked = dimensionsOf(office).map(
        (one) => `${one}: ${root}(period: "2021", groupBy: [${one}]) { ${measures.join(' ')} }`,
      );
      const { data } = await scratch.ask(`{ ${asked.join(' ')} }`, {}, { ...ANALYST, region: NINE.region });
      const told = Object.entries(data ?? {}).flatMap(([dimension, groups]) =>
        ((groups ?? []) as unknown as TestRow[]).flatMap((group) =>
          measures.filter((measure) => Number(group[measure] ?? 0) !== 0).map((measure) => `${dimension} ${measure}`),
        ),
      );
      expect(told).toEqual([]);
    });

    it.each(kinds.map(([, kind, , measures]) => [kind, measures[0]] as const))(
      'tells nobody of a single day of %s',
      async (_, measure) => {
        for (const audience of ['committee', 'assessment', 'analyst'] as const) {
          const { errors } = await scratch.ask(
            `{ ${root}(period: "2021-03-05/2021-03-06") { withheld ${measure} } }`,
            {},
            { ...ANALYST, audience, region: TEN.region },
          );
          expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'period' });
        }
      },
    );
  });
}

describe('statistics of what units and courts did', () => {
  for (const [office, kind, measure] of OF_UNITS) {
    describeOnEachDatabase(SUBGRAPHS[office], `${STATISTICS[office]} of ${kind}`, (scratch) => {
      it('are told of a single one, beside measures of persons that are held back', async () => {
        const { rows } = randomWorld(scratch.database, 1);
        await insert(scratch, office, rows, ['RegionClosure', 'CourtClosure', 'CourtDirectory', 'AgencyDirectory']);
        const [given] = rows.get(kind) ?? [];
        await insertOf(scratch, office, rows, kind, 'ITSELF', given ?? {}, 0, NINE);
        const { data, errors } = await scratch.ask(
          `{ ${STATISTICS[office]}(period: "2021") { ${measure} } }`,
          {},
          { ...ANALYST, audience: 'assessment', region: NINE.region },
        );
        expect(errors).toBeUndefined();
        expect(data?.[STATISTICS[office]]).toEqual([{ [measure]: 1 }]);
      });
    });
  }
});

/** Stores a record of a person at a place, all of its days on one day, with what it counts for. */
async function insertOf(
  scratch: Scratch,
  office: SubgraphName,
  rows: ReadonlyMap<string, readonly TestRow[]>,
  kind: string,
  countsFor: CountsFor,
  given: TestRow,
  person: number,
  { region, court }: { readonly region: string; readonly court: string },
): Promise<void> {
  const of = (entity: EntityClass, row: TestRow, own: TestRow): TestRow => ({
    ...onOneDay(scratch, entity, row),
    ...('regionCode' in row && { regionCode: region }),
    ...('courtCode' in row && { courtCode: court }),
    ...('debtorKind' in row && { debtorKind: 'PERSON' }),
    ...('subjectKind' in row && { subjectKind: 'PERSON' }),
    ...('debtorAgencyId' in row && { debtorAgencyId: null }),
    ...('defendantAgencyId' in row && { defendantAgencyId: null }),
    ...own,
  });
  const id = `${kind.slice(0, 12)} ${String(given['id'] ?? given['caseId'])}`;
  const name = `person ${person}`;
  const subject = { subjectIdentifier: name, subjectName: name };
  const add = (entityName: string, own: TestRow, from?: TestRow): Promise<void> => {
    const entity = entityOf(office, entityName);
    return scratch.insert(entity, of(entity, from ?? rows.get(entityName)?.[0] ?? {}, own));
  };
  if (kind === 'Sanction') {
    await add(
      kind,
      { ...subject, kind: ['FINE', 'DETENTION', 'SEARCH'][person % 3], reason: 'REFUSES', agencyId: null },
      given,
    );
    await add(kind, { id: `${id} d`, decisionNumber: `${id} d`, ...subject, kind: 'DETENTION', agencyId: null }, given);
    return;
  }
  const own: Readonly<Record<CountsFor, TestRow>> = {
    ITSELF: {},
    ITS_CASE: { caseId: `case of ${person}` },
    ITS_SUBJECT: { ...subject, caseId: `case ${id}` },
    THE_SUBJECT_OF_ITS_LISTING: { listingId: `listing ${id}`, caseId: `case ${id}` },
    THE_DEBTOR_OF_ITS_CASE: kind === 'EnforcementCase' ? { id, caseNumber: id } : { caseId: id },
  };
  const { caseId, ...others } = own[countsFor];
  await add(kind, { ...others, ...(caseId !== undefined && 'caseId' in given && { caseId }) }, given);
  if (countsFor === 'THE_SUBJECT_OF_ITS_LISTING') {
    // Long before: listings are no part of what is counted here.
    await add('DishonestListing', { id: `listing ${id}`, ...subject, ...BEFORE });
  }
  if (countsFor === 'THE_DEBTOR_OF_ITS_CASE') {
    if (kind !== 'EnforcementCase') {
      await add('EnforcementCase', { id, caseNumber: id, filedOn: '2001-01-01' });
    }
    await add('Party', { id: `party ${id}`, caseId: id, role: 'DEBTOR', kind: 'PERSON', idNumber: name, name });
  }
}

const BEFORE = {
  listedOn: '2001-01-01',
  publishedOn: '2001-01-01',
  expiresOn: '2003-01-01',
  removedOn: '2002-01-01',
  removalDueOn: '2002-01-01',
};

function onOneDay(scratch: Scratch, entity: EntityClass, row: TestRow): TestRow {
  const { props } = scratch.database.em.getMetadata(entity);
  return Object.fromEntries(
    props
      .filter(({ name }) => name in row)
      .map((property) => {
        const { kind } = columnOf(entity as never, property);
        const day = kind === 'date' ? DAY : kind === 'moment' ? `${DAY}T10:00:00+08:00` : undefined;
        return [property.name, day ?? row[property.name]];
      }),
  );
}

async function insert(
  scratch: Scratch,
  office: SubgraphName,
  rows: ReadonlyMap<string, readonly TestRow[]>,
  names: readonly string[],
): Promise<void> {
  for (const entity of storedBy(SUBGRAPHS[office]).filter(({ name }) => names.includes(name))) {
    await scratch.insert(entity as EntityClass, ...((rows.get(entity.name) ?? []) as object[]));
  }
}

function entityOf(office: SubgraphName, name: string): EntityClass {
  const entity = storedBy(SUBGRAPHS[office]).find((one) => one.name === name);
  if (entity === undefined) {
    throw new Error(`The office ${office} has no ${name}.`);
  }
  return entity as EntityClass;
}

/** Every number and word of a row, but for its moment and its place. */
function leavesOf(office: SubgraphName): string[] {
  const { executable } = subgraphSchema(SUBGRAPHS[office]);
  const row = getNamedType(executable.getQueryType()?.getFields()[STATISTICS[office]]?.type);
  return isObjectType(row)
    ? Object.values(row.getFields())
        .filter(({ name, type }) => isLeafType(getNamedType(type)) && name !== 'asOf')
        .map(({ name }) => name)
    : [];
}

/** What the statistics can be grouped by, places and periods aside: of those, all rows are named. */
function dimensionsOf(office: SubgraphName): string[] {
  const dimension = subgraphSchema(SUBGRAPHS[office]).executable.getType('Dimension');
  return isEnumType(dimension) ? dimension.getValues().map(({ name }) => name) : [];
}
