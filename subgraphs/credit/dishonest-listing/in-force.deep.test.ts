import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Row } from '../../shared/database/entity-class.ts';
import { addDays, daysBetween } from '../../shared/date-arithmetic.ts';
import { identityNumberCheckCharacter } from '../../shared/scalars/identity-number.ts';
import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { addWorkingDays } from '../../shared/working-days.ts';
import { credit } from '../subgraph.ts';
import { idsOf } from '../testing/ids-of.ts';
import { insertPlaces } from '../testing/places.ts';
import { listing } from '../testing/records.ts';

import { DishonestListing } from './dishonest-listing.entity.ts';
import { IN_FORCE_CHANGES } from './in-force.ts';
import { RemovalReason } from './listing-enums.ts';

type Listing = Row<DishonestListing>;

/** The day on which the subgraph believes to be; each test sets it. */
let today = '2021-10-01';
const clock = { now: () => new Date(`${today}T00:00:00+08:00`) };

/** National Day 2021: no work from 1 to 7 October, and on Saturday the 9th offices make up for it. */
const CAUSED = '2021-09-30';
const DUE = '2021-10-11';

const GROUNDS = Object.keys(RemovalReason.labels) as (keyof typeof RemovalReason.labels)[];

describeOnEachDatabase(
  credit,
  'a listing that has to be taken off',
  (scratch) => {
    beforeAll(async () => {
      await insertPlaces(scratch);
      const due = { removalCausedOn: CAUSED, removalDueOn: addWorkingDays(CAUSED, 3) };
      await scratch.insert(
        DishonestListing,
        ...GROUNDS.flatMap((removalReason, at) => {
          const expiresOn = removalReason === 'TERM_ENDED' ? CAUSED : null;
          const facts = { ...due, removalReason, expiresOn };
          return [
            listing(`${removalReason} in time`, { ...facts, ...nobody(2 * at), removedOn: DUE }),
            listing(`${removalReason} never`, { ...facts, ...nobody(2 * at + 1) }),
          ];
        }),
      );
    });

    it('is due on the third working day, which National Day moves to the eleventh', () => {
      expect(addWorkingDays(CAUSED, 3)).toBe(DUE);
    });

    it.each(GROUNDS)('for %s stays in force until the day of its removal', async (ground) => {
      const isInForceOn = async (day: string): Promise<boolean[]> => {
        today = day;
        return Promise.all([`${ground} in time`, `${ground} never`].map((id) => isInForceEverywhere(scratch, id)));
      };
      // A term's end ends it without a removal.
      const standing = ground !== 'TERM_ENDED';
      expect(await isInForceOn('2021-09-29')).toEqual([true, true]);
      expect(await isInForceOn('2021-09-30')).toEqual([standing, standing]);
      expect(await isInForceOn('2021-10-10')).toEqual([standing, standing]);
      expect(await isInForceOn(DUE)).toEqual([false, standing]);
      expect(await isInForceOn('2021-10-12')).toEqual([false, standing]);
    });

    it.each([
      ['2021-09-29', [], [], 0],
      ['2021-09-30', ['in time', 'never'], [], 0],
      [DUE, ['never'], [], 0],
      ['2021-10-12', ['never'], ['never'], 1],
      ['2021-10-20', ['never'], ['never'], 9],
    ])('on %s is pending, overdue and late as the calendar says', async (day, pending, overdue, lateDays) => {
      today = day;
      const of = (which: string[]) => GROUNDS.flatMap((ground) => which.map((each) => `${ground} ${each}`)).sort();
      expect((await idsOf(scratch, 'dishonestListings', '{ removalPending: true }')).sort()).toEqual(of(pending));
      expect((await idsOf(scratch, 'dishonestListings', '{ removalOverdue: true }')).sort()).toEqual(of(overdue));
      const { data } = await scratch.ask(
        `{ dishonestListing(id: "PERFORMED never") { removalDueOn removalLateDays } }`,
      );
      expect(data?.['dishonestListing']).toEqual({ removalDueOn: DUE, removalLateDays: lateDays });
    });

    it('is found by the day by which it has to be taken off', async () => {
      expect(await idsOf(scratch, 'dishonestListings', '{ removalDue: "2021-10-11/2021-10-12" }')).toHaveLength(
        GROUNDS.length * 2,
      );
      expect(await idsOf(scratch, 'dishonestListings', '{ removalDue: "2021-10-12/2021-11-01" }')).toEqual([]);
    });
  },
  clock,
);

describeOnEachDatabase(
  credit,
  'a listing that should never have been made',
  (scratch) => {
    beforeAll(async () => {
      await scratch.insert(
        DishonestListing,
        listing('minor', { ...nobody(0), minor: true }),
        listing('unable', { ...nobody(1), inability: true }),
        listing('unable, removed', { ...nobody(2), inability: true, removedOn: '2021-04-01' }),
      );
    });

    it('is in force on no day', async () => {
      for (const day of ['2021-03-01', '2021-03-02', '2021-10-01']) {
        today = day;
        expect(await isInForceEverywhere(scratch, 'minor')).toBe(false);
        expect(await isInForceEverywhere(scratch, 'unable')).toBe(false);
      }
    });

    it('can be found', async () => {
      expect(await idsOf(scratch, 'dishonestListings', '{ minor: true }')).toEqual(['minor']);
      expect(await idsOf(scratch, 'dishonestListings', '{ inability: true }')).toEqual(['unable, removed', 'unable']);
      expect(await idsOf(scratch, 'dishonestListings', '{ state: [WITHHELD] }')).toEqual(['unable', 'minor']);
    });
  },
  clock,
);

/**
 * 2,000 listings whose days all lie in the same ten days, so that every pair of boundaries meets; on each of those days the
 * list, the check, the fields, the filters and the counts must agree with an oracle that knows nothing of the rule's code.
 */
const FIRST = '2021-10-01';
const LENGTH = 10;
const SCENARIOS = 2000;
const dayOrNone = fc.option(fc.integer({ min: 0, max: LENGTH - 1 }), { nil: null, freq: 3 });
const SCENARIO = fc.record({
  publishedOn: dayOrNone,
  removedOn: dayOrNone,
  expiresOn: dayOrNone,
  suspendedFrom: dayOrNone,
  suspendedFor: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 4 }),
  mistake: fc.constantFrom(null, null, null, null, null, null, 'minor' as const, 'inability' as const),
});

const LISTINGS: readonly Listing[] = fc.sample(SCENARIO, { numRuns: SCENARIOS, seed: 11 }).map((scenario, at) => {
  const day = (offset: number | null) => (offset === null ? null : addDays(FIRST, offset));
  const { suspendedFrom, suspendedFor } = scenario;
  return listing(`s${at}`, {
    ...nobody(at),
    minor: scenario.mistake === 'minor',
    inability: scenario.mistake === 'inability',
    listedOn: day(scenario.publishedOn) ?? FIRST,
    publishedOn: day(scenario.publishedOn),
    removedOn: day(scenario.removedOn),
    expiresOn: day(scenario.expiresOn),
    suspendedFrom: day(suspendedFrom),
    suspendedUntil: suspendedFrom === null || suspendedFor === null ? null : day(suspendedFrom + suspendedFor),
  });
});

/** Lives through the days one by one, as a clerk would who turns the page of a diary. */
function oracle(one: Listing, day: string): boolean {
  let [isPublished, isOver, isSuspended] = [false, false, false];
  for (let date = FIRST; date <= day; date = addDays(date, 1)) {
    isPublished ||= one.publishedOn === date;
    isOver ||= one.removedOn === date || one.expiresOn === date;
    isSuspended = (isSuspended || one.suspendedFrom === date) && one.suspendedUntil !== date;
  }
  return isPublished && !isOver && !isSuspended && !one.minor && !one.inability;
}

const DAYS = Array.from({ length: LENGTH + 1 }, (_, at) => addDays(FIRST, at - 1));

describeOnEachDatabase(
  credit,
  `of ${SCENARIOS} listings`,
  (scratch) => {
    beforeAll(() => scratch.insert(DishonestListing, ...LISTINGS), 60_000);

    it.each(DAYS)('on %s all surfaces agree on which are in force', async (day) => {
      today = day;
      const expected = LISTINGS.filter((one) => oracle(one, day)).map(({ subjectName }) => subjectName);
      const published = await allOf(scratch, 'publishedDishonestListings', '', 'name');
      expect(published.map(({ name }) => name).sort()).toEqual([...expected].sort());
      expect(await totalOf(scratch, 'publishedDishonestListings', '')).toBe(expected.length);
      expect(await checked(scratch)).toEqual(expected);
      expect(await stock(scratch, day)).toBe(expected.length);
      const filters = [`inForceOn: "${day}"`, 'state: [PUBLISHED]'];
      for (const filter of filters) {
        expect(await totalOf(scratch, 'dishonestListings', `filter: { ${filter} }`)).toBe(expected.length);
      }
      const shown = await allOf(scratch, 'dishonestListings', '', 'id inForce state');
      expect(shown).toHaveLength(SCENARIOS);
      const inForce = new Set(expected);
      const nameOf = new Map(LISTINGS.map(({ id, subjectName }) => [id, subjectName]));
      const wrong = shown.filter(({ id, inForce: isInForce, state }) => {
        const isExpected = inForce.has(nameOf.get(id as string) as string);
        return isInForce !== isExpected || (state === 'PUBLISHED') !== isExpected;
      });
      expect(wrong).toEqual([]);
    });

    it('each stands at exactly one state, which the filter of that state finds', async () => {
      today = addDays(FIRST, 5);
      const shown = await allOf(scratch, 'dishonestListings', '', 'id state');
      const states = [...new Set(shown.map(({ state }) => state as string))].sort();
      expect(states).toEqual(['EXPIRED', 'PENDING', 'PUBLISHED', 'REMOVED', 'SUSPENDED', 'WITHHELD']);
      for (const state of states) {
        const found = await totalOf(scratch, 'dishonestListings', `filter: { state: [${state}] }`);
        expect([state, found]).toEqual([state, shown.filter((one) => one.state === state).length]);
      }
    });
  },
  clock,
);

describe('the scenarios', () => {
  it('have in-force listings that begin, end, pause and resume on every day', () => {
    const changes = DAYS.slice(2).map((day) => {
      const before = addDays(day, -1);
      return LISTINGS.filter((one) => oracle(one, day) !== oracle(one, before)).length;
    });
    expect(Math.min(...changes)).toBeGreaterThan(20);
    expect(daysBetween(FIRST, DAYS.at(-1) as string)).toBe(LENGTH - 1);
  });
});

/** A person of whom nothing else is known, different for each number. */
function nobody(at: number): Pick<Listing, 'subjectName' | 'subjectIdentifier'> {
  const head = `350902${1950 + Math.floor(at / 900)}0101${String(at % 900).padStart(3, '0')}`;
  return { subjectName: `某${at}`, subjectIdentifier: head + identityNumberCheckCharacter(head) };
}

/** Whether every surface says that a listing is in force today; fails where they differ. */
async function isInForceEverywhere(scratch: Scratch, id: string): Promise<boolean> {
  const { data } = await scratch.ask(`{ dishonestListing(id: "${id}") { inForce state subject { name idNumber } } }`);
  const { inForce, state, subject } = data?.['dishonestListing'] as unknown as {
    inForce: boolean;
    state: string;
    subject: { name: string; idNumber: string };
  };
  const check = await scratch.ask(`{ creditCheck(identifiers: ["${subject.idNumber}"]) { listed } }`);
  const [answer] = check.data?.['creditCheck'] as unknown as { listed: boolean }[];
  const published = await totalOf(scratch, 'publishedDishonestListings', `filter: { name: "${subject.name}" }`);
  const found = await idsOf(scratch, 'dishonestListings', `{ inForceOn: "${today}" }`);
  expect([id, state === 'PUBLISHED', answer?.listed, published === 1, found.includes(id)]).toEqual([
    id,
    ...Array<boolean>(4).fill(inForce),
  ]);
  return inForce;
}

type Shown = Record<string, unknown>;

/** All records of a list, page by page. */
async function allOf(scratch: Scratch, list: string, given: string, fields: string): Promise<Shown[]> {
  const records: Shown[] = [];
  let after: string | null = null;
  do {
    const { data } = await scratch.ask(
      `query ($after: String) { ${list}(first: 100, after: $after${given && `, ${given}`}) {
        edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    const page = data?.[list] as unknown as {
      edges: { node: Shown }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    records.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return records;
}

async function totalOf(scratch: Scratch, list: string, given: string): Promise<number> {
  const { data } = await scratch.ask(`{ ${list}${given && `(${given})`} { totalCount } }`);
  return (data?.[list] as unknown as { totalCount: number }).totalCount;
}

/** The names of whom a credit check finds listed, in order. */
async function checked(scratch: Scratch): Promise<string[]> {
  const names: string[] = [];
  for (let from = 0; from < SCENARIOS; from += 1000) {
    const some = LISTINGS.slice(from, from + 1000);
    const { data } = await scratch.ask(
      'query ($them: [String!]!) { creditCheck(identifiers: $them) { index listed } }',
      {
        them: some.map(({ subjectIdentifier }) => subjectIdentifier),
      },
    );
    const answers = data?.['creditCheck'] as unknown as { index: number; listed: boolean }[];
    names.push(...answers.filter(({ listed }) => listed).map(({ index }) => some[index]?.subjectName ?? ''));
  }
  return names;
}

/** The number in force on a day, as statistics count it: by the changes until that day. */
async function stock({ database }: Scratch, day: string): Promise<number> {
  const { entered, left, suspended, resumed } = IN_FORCE_CHANGES;
  const until = (change: string): string => `sum(case when ${change} <= '${day}' then 1 else 0 end)`;
  const sum = `${until(entered)} - ${until(left)} - ${until(suspended)} + ${until(resumed)}`;
  const [row] = (await database.em.fork().execute(`select ${sum} as number from dishonest_listing t`)) as [
    { number: number | string },
  ];
  return Number(row.number);
}
