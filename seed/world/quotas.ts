import { quota } from '../quota.ts';

import type { CaseFacts } from './case-facts.ts';

/** A published number of something other than cases: the writer of its rows must write exactly that many. */
export interface Quota {
  readonly set: 'default' | 'gansu';
  readonly regionCode: string;
  /** Half-open: it counts the region's rows whose day is on or after `from` and before `to`. */
  readonly from: string;
  readonly to: string;
  readonly wanted: number;
}

const ganzi2022 = { set: 'default', regionCode: '513300', from: '2022-01-01', to: '2023-01-01' } as const;
const gansu2018 = { set: 'gansu', regionCode: '620000', from: '2018-01-01', to: '2019-01-01' } as const;
const gansu = { ...gansu2018, from: '2016-01-01', to: '2018-10-20' } as const;

/** By the id of the figure in `reported-figures.json`. */
export const quotas = {
  'ganzi-2022-auctions': { ...ganzi2022, wanted: 96 },
  /** Of the 96: 81 sold are 84.375 %, which the source truncates to 84.3 %. */
  'ganzi-2022-auction-sold': { ...ganzi2022, wanted: 81 },
  /** Detentions and fines together, on persons and units. */
  'ganzi-2022-detention-fine': { ...ganzi2022, wanted: 44 },
  'ganzi-2022-dishonest': { ...ganzi2022, wanted: 1308 },
  'ganzi-2022-consumption': { ...ganzi2022, wanted: 1261 },
  'ganzi-2022-agreements': { ...ganzi2022, wanted: 72 },
  'ganzi-2022-witness': { ...ganzi2022, wanted: 15 },
  'ganzi-2022-meetings': { ...ganzi2022, wanted: 18 },
  'gansu-2016-2018-refusal-convictions': { ...gansu, wanted: 408 },
  'gansu-members': { ...gansu2018, wanted: 52 },
  'gansu-meetings': { ...gansu2018, wanted: 9 },
  'gansu-auctions': { ...gansu2018, wanted: 5900 },
  /** Of the 5,900: 4,089 sold are 69.3 %. */
  'gansu-auction-success': { ...gansu2018, wanted: 4089 },
} as const satisfies Readonly<Record<string, Quota>>;

/** The deal and starting prices of Gansu's 4,089 sold lots, in fen: (deal − start) / start is 39.48 %. */
export const gansuAuctionAmounts = { deals: 189_000_000_000, starts: 135_503_297_964 } as const;

/** Which cases may be chosen for a quota. */
export interface Choice {
  /** Cases that may be chosen. */
  readonly eligible: (facts: CaseFacts) => boolean;
  /** Cases that must be chosen because of another fact. */
  readonly certain?: (facts: CaseFacts) => boolean;
}

/**
 * The ids of exactly `wanted` cases: the certain ones, and the rest evenly spread over the eligible ones. It reads the
 * cases twice, so pass a function that can be called again (`world.cases` itself).
 * @throws RangeError where too few cases are eligible or too many certain
 */
export function chosenCases(wanted: number, cases: () => Iterable<CaseFacts>, choice: Choice): ReadonlySet<string> {
  const chosen = new Set<string>();
  let eligible = 0;
  for (const facts of cases()) {
    if (choice.certain?.(facts)) {
      chosen.add(facts.id);
    } else if (choice.eligible(facts)) {
      eligible += 1;
    }
  }
  const isChosen = quota(eligible, wanted - chosen.size);
  for (const facts of cases()) {
    if (!choice.certain?.(facts) && choice.eligible(facts) && isChosen()) {
      chosen.add(facts.id);
    }
  }
  return chosen;
}
