import { describe, expect, it } from '@jest/globals';
import { buildSchema, GraphQLError, parse } from 'graphql';

import { PUBLIC_VIEWER, type Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { identityNumberCheckCharacter } from '../../../subgraphs/shared/scalars/identity-number.ts';
import type { LedgerEntry } from '../entry.ts';

import { lookupLimit, type LookupLimit, type LookupOptions } from './lookup-limit.ts';
import { requestedPeople } from './requested-people.ts';

const HOUR = 3_600_000;
const BANK: Viewer = { ...PUBLIC_VIEWER, audience: 'member', subject: 'clerk-1', unit: '91350900158143555J' };

/** Identity numbers: by their first fourteen characters and a sequence number. */
function numbers(of: (at: number) => readonly [first: string, sequence: number], length: number): string[] {
  return Array.from({ length }, (_, at) => {
    const [first, sequence] = of(at);
    const body = `${first}${String(sequence).padStart(3, '0')}`;
    return `${body}${identityNumberCheckCharacter(body)}`;
  });
}

/** Of people who have nothing in common but the county. */
const customers = (length: number, from = 0) =>
  numbers(
    (at) => [
      `350902${1940 + ((at + from) % 60)}${['01', '05', '11'][at % 3]}${10 + ((at * 7) % 18)}`,
      (at * 37 + from) % 1000,
    ],
    length,
  );

/** Numbers that fit one published mask: those of one county that end alike. */
function candidates(mask: { readonly first: string; readonly last: string }, length: number): string[] {
  const found: string[] = [];
  for (let day = 0; found.length < length; day += 1) {
    const birthday = new Date(Date.UTC(1950, 0, 1 + day)).toISOString().slice(0, 10).replaceAll('-', '');
    for (let tens = 0; tens < 100; tens += 1) {
      const body = `${mask.first}${birthday}${String(tens).padStart(2, '0')}${mask.last[0]}`;
      if (identityNumberCheckCharacter(body) === mask.last[1]) {
        found.push(`${body}${mask.last[1]}`);
      }
    }
  }
  return found.slice(0, length);
}

function limit(options: Partial<LookupOptions> = {}) {
  const entries: LedgerEntry[] = [];
  const lines: object[] = [];
  const clock = { now: Date.UTC(2026, 10, 27, 9, 59) };
  const lookups = lookupLimit(
    { perHour: 10_000, candidatesPerDay: 300, ...options },
    {
      ledger: { note: (entry) => void entries.push(entry) },
      logger: { warn: (line: object) => void lines.push(line) } as never,
      now: () => clock.now,
    },
  );
  return { lookups, entries, lines, clock };
}

/** The facts of the refusal; undefined where the lookup is admitted. */
async function refusalOf(lookups: LookupLimit, identifiers: readonly string[], viewer = BANK) {
  try {
    await lookups.admit(
      { requestId: 'request-1', viewer },
      { identifiers, fields: ['Query.creditCheck'], classes: ['creditCheck'] },
    );
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(GraphQLError);
    return (error as GraphQLError).extensions;
  }
}

describe('the limit of lookups by number', () => {
  it('counts identifiers, not requests, and says when there is room again', async () => {
    const { lookups, clock } = limit({ perHour: 2000 });
    expect(await refusalOf(lookups, customers(1000))).toBeUndefined();
    clock.now += HOUR / 2;
    expect(await refusalOf(lookups, customers(900))).toBeUndefined();
    const refused = await refusalOf(lookups, customers(101));
    expect(refused).toEqual({ code: 'LOOKUP_LIMIT_EXCEEDED', limit: 2000, retryAfterSeconds: 1800 });
    expect(await refusalOf(lookups, customers(100))).toBeUndefined();
    clock.now += 1800 * 1000;
    expect(await refusalOf(lookups, customers(1001))).toMatchObject({ retryAfterSeconds: 1800 });
    expect(await refusalOf(lookups, customers(1000))).toBeUndefined();
    expect(lookups.counts).toMatchObject({ lookedUp: 3000, refused: 1102 });
  });

  it('admits no more than an hour’s number in any sixty minutes, also across the end of an hour', async () => {
    const { lookups, clock } = limit({ perHour: 1000 });
    expect(await refusalOf(lookups, customers(1000))).toBeUndefined();
    clock.now += 2 * 60_000;
    expect(await refusalOf(lookups, customers(1))).toMatchObject({ code: 'LOOKUP_LIMIT_EXCEEDED' });
    clock.now += HOUR - 3 * 60_000;
    expect(await refusalOf(lookups, customers(1))).toMatchObject({ retryAfterSeconds: 60 });
    clock.now += 60_000;
    expect(await refusalOf(lookups, customers(1))).toBeUndefined();
  });

  it('says when there is room for all that was asked, not for the first of them', async () => {
    const { lookups, clock } = limit({ perHour: 100 });
    expect(await refusalOf(lookups, customers(10))).toBeUndefined();
    clock.now += HOUR / 4;
    expect(await refusalOf(lookups, customers(90))).toBeUndefined();
    expect(await refusalOf(lookups, customers(10))).toMatchObject({ retryAfterSeconds: 2700 });
    expect(await refusalOf(lookups, customers(11))).toMatchObject({ retryAfterSeconds: 3600 });
  });

  it('says no time for a request that never fits', async () => {
    const { lookups } = limit({ perHour: 500 });
    expect(await refusalOf(lookups, customers(501))).toEqual({ code: 'LOOKUP_LIMIT_EXCEEDED', limit: 500 });
  });

  it('counts each viewer by itself', async () => {
    const { lookups } = limit({ perHour: 10 });
    expect(await refusalOf(lookups, customers(10))).toBeUndefined();
    expect(await refusalOf(lookups, customers(1))).toBeDefined();
    expect(await refusalOf(lookups, customers(10), { ...BANK, subject: 'clerk-2' })).toBeUndefined();
    expect(await refusalOf(lookups, customers(10), { ...BANK, unit: '91350900158143556E' })).toBeUndefined();
    expect(await refusalOf(lookups, customers(10), { ...BANK, audience: 'court', court: '闽09' })).toBeUndefined();
  });

  it('counts what is no identifier, too', async () => {
    const { lookups } = limit({ perHour: 3 });
    expect(await refusalOf(lookups, ['', 'x', '350902'])).toBeUndefined();
    expect(await refusalOf(lookups, [''])).toBeDefined();
  });
});

describe('guessing at a number', () => {
  const MASK = { first: '350902', last: '13' };

  it('is refused and recorded once there are more candidates than people, in one request or in many, and by all of a unit together', async () => {
    const { lookups, entries, lines, clock } = limit();
    expect(await refusalOf(lookups, candidates(MASK, 1000))).toEqual({
      code: 'LOOKUP_LIMIT_EXCEEDED',
      limit: 300,
      retryAfterSeconds: 86_400,
    });
    const all = candidates(MASK, 301);
    for (let at = 0; at < 300; at += 10) {
      const clerk = { ...BANK, subject: `clerk-${at}` };
      expect(await refusalOf(lookups, all.slice(at, at + 10), clerk)).toBeUndefined();
    }
    clock.now += HOUR;
    expect(await refusalOf(lookups, all.slice(300))).toMatchObject({ limit: 300, retryAfterSeconds: 82_800 });
    expect(await refusalOf(lookups, all.slice(300))).toBeDefined();
    expect(entries).toMatchObject([
      { verdict: 'alarm', fields: ['Query.creditCheck', 'ONE_MASK'], rows: 1000, people: [] },
      { verdict: 'alarm', fields: ['Query.creditCheck', 'ONE_MASK'], rows: 1 },
    ]);
    expect(lines).toEqual([
      { requestId: 'request-1', audience: 'member', reason: 'ONE_MASK', identifiers: 1000, alarms: 1 },
      { requestId: 'request-1', audience: 'member', reason: 'ONE_MASK', identifiers: 1, alarms: 2 },
    ]);
    expect(lookups.counts.alarms).toBe(2);
    clock.now += 23 * HOUR;
    expect(await refusalOf(lookups, all.slice(300))).toBeUndefined();
  });

  it('is told from another unit’s lookups, and from the same numbers again', async () => {
    const { lookups } = limit();
    const all = candidates(MASK, 300);
    for (let times = 0; times < 5; times += 1) {
      expect(await refusalOf(lookups, all)).toBeUndefined();
    }
    const other = { ...BANK, unit: '91350900158143556E' };
    expect(await refusalOf(lookups, candidates(MASK, 301).slice(1), other)).toBeUndefined();
  });

  it('is found in a sequence of one birthday and place, in every written form', async () => {
    const { lookups, entries } = limit();
    const sequence = numbers((at) => ['35090219800101', at], 31);
    expect(
      await refusalOf(
        lookups,
        sequence.slice(0, 30).map((number) => ` ${number.toLowerCase()} `),
      ),
    ).toBeUndefined();
    const [last = ''] = sequence.slice(30);
    expect(await refusalOf(lookups, [`${last.slice(0, 6)}${last.slice(8, 17)}`])).toMatchObject({ limit: 30 });
    expect(entries).toMatchObject([{ fields: ['Query.creditCheck', 'ONE_SERIES'] }]);
  });

  it('is found in the places of one birthday and end, and in a series of passports', async () => {
    const { lookups, entries } = limit();
    const places = Array.from({ length: 400 }, (_, at) => {
      const body = `35${String(1001 + at)}19800101004`;
      return `${body}${identityNumberCheckCharacter(body)}`;
    }).filter((number) => number.endsWith('3'));
    expect(places.length).toBeGreaterThan(30);
    expect(await refusalOf(lookups, places)).toMatchObject({ limit: 30 });
    const passports = Array.from({ length: 40 }, (_, at) => `E1234${String(at).padStart(4, '0')}`);
    expect(await refusalOf(lookups, passports)).toMatchObject({ limit: 30 });
    expect(entries.map(({ fields }) => fields.at(-1))).toEqual(['ONE_BIRTHDAY_AND_END', 'ONE_SERIES']);
  });

  it('is not found in ten thousand customers of one county, or in codes of units one after the other', async () => {
    const { lookups } = limit();
    const random = Array.from({ length: 10_000 }, (_, at) => {
      const day = new Date(Date.UTC(1940, 0, 1 + ((at * 7919) % 24_000)))
        .toISOString()
        .slice(0, 10)
        .replaceAll('-', '');
      const body = `350902${day}${String((at * 104_729) % 1000).padStart(3, '0')}`;
      return `${body}${identityNumberCheckCharacter(body)}`;
    });
    for (let at = 0; at < random.length; at += 1000) {
      expect(await refusalOf(lookups, random.slice(at, at + 1000))).toBeUndefined();
    }
    const { lookups: others } = limit();
    const codes = Array.from({ length: 500 }, (_, at) => `11350900MB${String(at).padStart(8, '0')}`);
    expect(await refusalOf(others, codes)).toBeUndefined();
  });
});

describe('the identifiers of a request', () => {
  const SCHEMA = buildSchema(`
    scalar IdentityNumber
    scalar CreditCode
    input Filter { person: IdentityNumber, name: String }
    type Query {
      creditCheck(identifiers: [String!]!): [String!]
      parties(idNumber: IdentityNumber, code: CreditCode, after: String): String
      ledger(filter: Filter): String
      agency(code: CreditCode): String
    }`);
  const classesOf = (_: string, field: string) =>
    (({ creditCheck: ['creditCheck'], parties: ['identity'], ledger: ['ledger'] }) as const)[field] ?? [];
  const requested = (text: string, values = {}) =>
    requestedPeople(SCHEMA, { classesOf, hasOpenId: () => false, isEmpty: false }, parse(text), new Map())(values);

  it.each([
    ['{ creditCheck(identifiers: ["a", "b"]) }', {}, ['a', 'b'], 'Query.creditCheck'],
    ['query ($v: [String!]!) { creditCheck(identifiers: $v) }', { v: ['c', 'c'] }, ['c', 'c'], 'Query.creditCheck'],
    ['{ parties(idNumber: "1", code: "2", after: "cursor") }', {}, ['1', '2'], 'Query.parties'],
    ['query ($f: Filter) { ledger(filter: $f) }', { f: { person: '3', name: 'n' } }, ['3'], 'Query.ledger'],
  ])('of %s are those that it looks up', (text, values, identifiers, field) => {
    expect(requested(text, values)).toMatchObject({ identifiers, fields: [field] });
  });

  it('are none where nobody is looked up', () => {
    expect(requested('{ agency(code: "1") parties(after: "c") ledger }').identifiers).toEqual([]);
    expect(requested('{ creditCheck(identifiers: ["a"]) @skip(if: true) }').identifiers).toEqual([]);
  });
});
