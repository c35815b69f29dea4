import { randomInt } from 'node:crypto';

import { organisationCodeCheckCharacter } from '../../../subgraphs/shared/identifiers/organisation-code.ts';
import { identityNumberCheckCharacter } from '../../../subgraphs/shared/scalars/identity-number.ts';
import { withoutUnseen } from '../../../subgraphs/shared/scalars/normal-text.ts';

/** A way in which numbers resemble each other when somebody tries out what they do not know of one number. */
export type Pattern = 'ONE_MASK' | 'ONE_SERIES' | 'ONE_BIRTHDAY_AND_END';

/** More candidates of one number than a day allows. */
export interface Guessing {
  readonly pattern: Pattern;
  readonly limit: number;
  readonly retryAfterSeconds: number;
}

export interface CandidatePatterns {
  /**
   * Counts numbers that were not looked up before, by what they have in common; counts none where that would be too many.
   *
   * @param party who looks up: all viewers of one unit are one party
   */
  count(party: string, identifiers: readonly string[]): Guessing | undefined;
}

const DAY_MS = 86_400_000;
/** A published number hides ten characters; a series, or the number of somebody whose birthday is known, four or six. */
const FINER = 10;
/** Counters of one party and pattern: similar numbers share one, and so, rarely, do others. */
const COUNTERS_BITS = 16;
const SEEN_BITS = 20;

interface PartyDay {
  readonly since: number;
  /** Hashes of numbers that were counted already. */
  readonly seen: Set<number>;
  readonly counts: Map<Counter, number>;
}

/** A pattern, and the hash of what is common. Each pattern has its own: where one is at its limit, another is far beyond. */
type Counter = `${Pattern} ${number}`;

/**
 * Threat: a published number shows its first six and last two characters. Some 300,000 numbers fit (90 years of birthdays, a
 * hundred sequence numbers, one check character in eleven), and a comparison with the list tells which of them is listed.
 * Whoever compares people that they know, has a few of each kind: of ten thousand people of one county, 91 have the same first
 * six and last two characters, and hardly two are of one birthday and county. So few candidates of each number may be tried, however many
 * numbers may be looked up. Units are not counted: their codes are public.
 *
 * Only hashes of 16 and 20 bits are kept, so that a party takes little memory, whatever it asks.
 *
 * @param perDay the most numbers with one mask
 * @param now the time in milliseconds
 */
export function candidatePatterns(perDay: number, now: () => number = Date.now): CandidatePatterns {
  const seed = randomInt(2 ** 32 - 1);
  const days = new Map<string, PartyDay>();
  const limits: Readonly<Record<Pattern, number>> = {
    ONE_MASK: perDay,
    ONE_SERIES: Math.ceil(perDay / FINER),
    ONE_BIRTHDAY_AND_END: Math.ceil(perDay / FINER),
  };

  function dayOf(party: string): PartyDay {
    for (const [name, { since }] of days) {
      if (now() - since >= DAY_MS) {
        days.delete(name);
      }
    }
    const day = days.get(party) ?? { since: now(), seen: new Set(), counts: new Map() };
    days.set(party, day);
    return day;
  }

  return {
    count(party, identifiers) {
      const day = dayOf(party);
      const fresh = new Map<number, string>();
      for (const number of identifiers.map(personNumber).filter((one) => one !== undefined)) {
        const known = hashOf(seed, number, SEEN_BITS);
        if (!day.seen.has(known)) {
          fresh.set(known, number);
        }
      }
      const added = new Map<Counter, number>();
      for (const number of fresh.values()) {
        for (const [pattern, common] of patternsOf(number)) {
          const counter = `${pattern} ${hashOf(seed, common, COUNTERS_BITS)}` as const;
          const count = (added.get(counter) ?? day.counts.get(counter) ?? 0) + 1;
          if (count > limits[pattern]) {
            const retryAfterSeconds = Math.max(1, Math.ceil((day.since + DAY_MS - now()) / 1000));
            return { pattern, limit: limits[pattern], retryAfterSeconds };
          }
          added.set(counter, count);
        }
      }
      fresh.forEach((_, known) => day.seen.add(known));
      added.forEach((count, counter) => day.counts.set(counter, count));
      return undefined;
    },
  };
}

/** FNV-1a from a secret start, mixed: whoever guesses cannot see it, nor choose numbers that share a counter. */
function hashOf(seed: number, text: string, bits: number): number {
  let mixed = seed | 0;
  for (let at = 0; at < text.length; at += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x01000193);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - bits);
}

/** No identifier is longer. */
const LONGEST = 48;

/**
 * One form for all written forms of a person's number; undefined for the code of a unit. Far quicker than reading it exactly,
 * which matters for a thousand of them in the gateway's thread: what is no number at all may count as one.
 */
function personNumber(text: string): string | undefined {
  if (IDENTITY_NUMBER.test(text)) {
    return text;
  }
  const number = withoutUnseen(text.slice(0, LONGEST).normalize('NFKC')).toUpperCase();
  if (/^\d{15}$/.test(number)) {
    const body = `${number.slice(0, 6)}19${number.slice(6)}`;
    return `${body}${identityNumberCheckCharacter(body)}`;
  }
  if (number.length === IDENTITY_NUMBER_LENGTH) {
    return IDENTITY_NUMBER.test(number) ? number : undefined;
  }
  const isUnit =
    number.length >= 9 && number.length <= 10 && organisationCodeCheckCharacter(number.slice(0, 8)) === number.at(-1);
  return isUnit || number.length < 6 ? undefined : number;
}

const IDENTITY_NUMBER_LENGTH = 18;
const IDENTITY_NUMBER = /^\d{17}[\dX]$/;

/** What a number has in common with other candidates: of an identity number its mask, all but the sequence, all but the place. */
function patternsOf(number: string): readonly (readonly [Pattern, string])[] {
  return [
    ['ONE_SERIES', number.slice(0, -4)],
    ...(number.length === IDENTITY_NUMBER_LENGTH
      ? ([
          ['ONE_MASK', number.slice(0, 6) + number.slice(-2)],
          ['ONE_BIRTHDAY_AND_END', number.slice(6)],
        ] as const)
      : []),
  ];
}
