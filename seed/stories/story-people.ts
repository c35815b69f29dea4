import { peopleOf, type InventedParty } from '../people.ts';
import { randomOf, type Random } from '../random.ts';

/** The files of stories that invent people. Each numbers its own from its place here on, so a new one comes last. */
const FILES = [
  'district-government-8000',
  'county-fined-500000',
  'five-cases-of-one-plaintiff',
  'paid-out-against-notice',
  'refusal-sentence',
  'gym-members',
  'gansu-debtors',
  'cross-enforcement',
  'concluded-on-due-day',
  'sanitation-550000',
  'yacheng-township',
] as const;

/** More people than any file invents. */
const PEOPLE_OF_A_FILE = 1_000;

/** The people of one file of stories. */
export interface StoryPeople {
  readonly random: Random;
  adult(regionCode: string): InventedParty;
  enterprise(regionCode: string): InventedParty;
  /** A construction company; an invented name might be that of any trade. */
  builder(regionCode: string): InventedParty;
}

/** The people of a file of stories: the same in every world, and whichever file is read first. */
export function peopleOfStory(file: (typeof FILES)[number]): StoryPeople {
  const people = peopleOf(8, FILES.indexOf(file) * PEOPLE_OF_A_FILE);
  const random = randomOf(0).stream(`people of ${file}`);
  const enterprise = (regionCode: string): InventedParty => people.enterprise(random, regionCode);
  return {
    random,
    adult: (regionCode) => people.adult(random, regionCode),
    enterprise,
    builder: (regionCode) => ({ ...enterprise(regionCode), name: '某建筑工程有限公司' }),
  };
}
