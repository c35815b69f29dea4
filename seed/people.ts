import { dateOf, dayOf } from './calendar.ts';
import { identityNumberOf } from './identity-number.ts';
import { enterpriseName, personName } from './names.ts';
import { organRegionName } from './places/agencies.ts';
import { creditCodeOf } from './places/credit-code.ts';
import { fullRegionName, regionOf, regionsUnder } from './places/regions.ts';
import type { Random } from './random.ts';

/** An invented person or enterprise, before it takes a role in a case. */
export interface InventedParty {
  readonly kind: 'PERSON' | 'ENTERPRISE';
  readonly name: string;
  readonly idNumber: string | null;
  readonly creditCode: string | null;
  readonly phone: string;
  readonly address: string;
  readonly minor: boolean;
}

/** Generates people and enterprises of a region; ID numbers, credit codes and phones are unique. */
export interface People {
  adult(random: Random, regionCode: string): InventedParty;
  /** Under eighteen throughout the sample world. */
  minor(random: Random, regionCode: string): InventedParty;
  enterprise(random: Random, regionCode: string): InventedParty;
}

// Birthdays range over 16,000 days; 16,000 and 997 are coprime, so the pair of remainders is unique for the first
// sixteen million people of a region, and for 3,600 times 997 minors.
const BIRTHDAYS = 16_000;
const SEQUENCES = 997;
const LANE = 400_000;
const oldest = dayOf('1956-01-01');
// Minors are born from 2006 to 2015: alive when the worlds begin, under eighteen when they end.
const MINOR_BIRTHDAYS = 3_600;
const oldestMinor = dayOf('2006-01-01');
const roads = '解放路 人民路 建设路 新华街 和平路 滨河路 东大街 西环路 团结街 文化路 南门巷 北新街'.split(' ');

/**
 * People of one part of the world. Parts that share a region use different `lane` numbers (0 … 9; minors 0 … 8), so that they
 * generate different people independently; within a lane they number them from different numbers on.
 */
export function peopleOf(lane: number, from = 0): People {
  const made = new Map<string, number>();
  let phones = lane * 4_000_000 + from;
  const ordinal = (key: string): number => {
    const n = made.get(key) ?? lane * LANE + from;
    made.set(key, n + 1);
    return n;
  };
  // Mobile numbers begin with 13 to 19 and never with 100, so no real number is called by mistake.
  const phone = (): string => `100${String(phones++).padStart(8, '0')}`;

  const person = (random: Random, regionCode: string, minor: boolean): InventedParty => {
    const home = homeOf(random, regionCode);
    const n = ordinal(minor ? `${home}/minor` : home);
    const birthday = minor ? oldestMinor + ((n * 7_919) % MINOR_BIRTHDAYS) : oldest + ((n * 7_919) % BIRTHDAYS);
    const sequence = ((n * 331) % SEQUENCES) + 1;
    return {
      kind: 'PERSON',
      name: personName(random, home),
      idNumber: identityNumberOf(home, dateOf(birthday), sequence),
      creditCode: null,
      phone: phone(),
      address: `${fullRegionName(home)}${random.pick(roads)}${random.int(1, 299)}号`,
      minor,
    };
  };
  return {
    adult: (random, regionCode) => person(random, regionCode, false),
    minor: (random, regionCode) => person(random, regionCode, true),
    enterprise: (random, regionCode) => {
      const home = homeOf(random, regionCode);
      return {
        kind: 'ENTERPRISE',
        name: enterpriseName(random, organRegionName(regionOf(home))),
        idNumber: null,
        creditCode: creditCodeOf('91', home, 'X', ordinal(`${home}/enterprise`)),
        phone: phone(),
        address: `${fullRegionName(home)}${random.pick(roads)}${random.int(1, 299)}号`,
        minor: false,
      };
    },
  };
}

const counties = new Map<string, readonly string[]>();

// People are registered in a county; for a larger region one of its counties is picked.
function homeOf(random: Random, regionCode: string): string {
  let choices = counties.get(regionCode);
  if (!choices) {
    const below = regionsUnder(regionCode).filter((region) => region.level === 'COUNTY' && region.validTo === null);
    choices = below.length > 0 ? below.map((region) => region.code) : [regionCode];
    counties.set(regionCode, choices);
  }
  return random.pick(choices);
}
