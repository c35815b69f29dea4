import { quota } from '../quota.ts';

import type { CaseFacts } from './case-facts.ts';

/** A published number that is not of cases, so that whoever writes its rows has to write exactly so many. */
export interface Quota {
  readonly set: 'default' | 'gansu';
  readonly regionCode: string;
  /** Half-open: the rows whose day is on or after `from` and before `to`, and no others of the region in that time. */
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
  /** Of the 96: 81 sold are 84.375 %, which the source cuts to 84.3 %. */
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

/** What Gansu's 4,089 sold lots brought, in fen, and where their bids started: (deal − start) / start is 39.48 %. */
export const gansuAuctionAmounts = { deals: 189_000_000_000, starts: 135_503_297_964 } as const;

/** Which cases have a share in a quota. */
export interface Choice {
  /** Cases that may have one. */
  readonly eligible: (told: CaseFacts) => boolean;
  /** Cases that must, because another fact already says so. */
  readonly certain?: (told: CaseFacts) => boolean;
}

/**
 * The ids of exactly `wanted` of the cases, one share each: those that are certain, and the rest spread evenly over
 * those eligible. Reads the cases twice, so hand over something that can be read again (`world.cases` itself).
 * @throws RangeError where too few are eligible or too many certain
 */
export function chosenCases(wanted: number, cases: () => Iterable<CaseFacts>, choice: Choice): ReadonlySet<string> {
  const chosen = new Set<string>();
  let eligible = 0;
  for (const told of cases()) {
    if (choice.certain?.(told)) {
      chosen.add(told.id);
    } else if (choice.eligible(told)) {
      eligible += 1;
    }
  }
  const says = quota(eligible, wanted - chosen.size);
  for (const told of cases()) {
    if (!choice.certain?.(told) && choice.eligible(told) && says()) {
      chosen.add(told.id);
    }
  }
  return chosen;
}
