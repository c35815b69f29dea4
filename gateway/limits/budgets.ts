import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import { refusal } from '../errors.ts';

import type { Limits } from './audience-limits.ts';
import { localBuckets, type BucketSize, type Taken, type TokenBuckets } from './token-bucket.ts';

/** Who pays: the viewer of a request, and the client's address. */
export interface Payer {
  readonly viewer: Viewer;
  /** Undefined where the request did not come over the network. */
  readonly address?: string | undefined;
}

/** What viewers may spend. A viewer without a token is the client's address. */
export interface Budgets {
  /**
   * Pays for an operation before it runs.
   *
   * @throws GraphQLError RATE_LIMITED with the cost, the limit and when to try again; then nothing is paid
   */
  spend(payer: Payer, cost: number): void | Promise<void>;
  /** Puts back what was paid too much, or takes what was paid too little, without refusing. */
  settle(payer: Payer, difference: number): void;
}

/** The name of who pays: two requests of one viewer have the same. */
export function payerOf({ viewer: { audience, subject, unit, court, region }, address = '' }: Payer): string {
  return subject === null ? `address ${address}` : `viewer ${JSON.stringify([audience, subject, unit, court, region])}`;
}

/** Budgets in the size of the limits. @param buckets those of this process where there are no shared ones */
export function openBudgets(
  { audiences, address: ofAddress }: Limits,
  buckets: TokenBuckets = localBuckets(),
): Budgets {
  const pocketsOf = ({ viewer, address }: Payer): readonly (readonly [name: string, size: BucketSize])[] => [
    [payerOf({ viewer, address }), audiences[viewer.audience]],
    // Many viewers may share an address; it has more, and is the limit of somebody with many tokens.
    ...(address === undefined ? [] : [[`all of ${address}`, ofAddress] as const]),
  ];
  const takeAll = (payer: Payer, cost: number): readonly (Taken | Promise<Taken>)[] =>
    pocketsOf(payer).map(([name, size]) => buckets.take(name, cost, size));
  const check = (payer: Payer, cost: number, taken: readonly Taken[]): void => {
    const waitMs = Math.max(...taken.map((one) => one.waitMs));
    if (waitMs === 0) {
      return;
    }
    const pockets = pocketsOf(payer);
    const limit = Math.min(...pockets.filter((_, at) => taken[at]?.isEnough === false).map(([, { budget }]) => budget));
    pockets.forEach(([name, size], at) => taken[at]?.isEnough === true && void buckets.take(name, -cost, size));
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
    throw refusal(
      'RATE_LIMITED',
      `The request costs ${cost}, more than the budget of ${limit} has left; try again in ${retryAfterSeconds} s.`,
      { cost, limit, retryAfterSeconds, refillsAt: new Date(Date.now() + waitMs).toISOString() },
    );
  };
  return {
    spend(payer, cost) {
      if (audiences[payer.viewer.audience].budget === Infinity) {
        return undefined;
      }
      const taken = takeAll(payer, cost);
      const known = taken.filter((one): one is Taken => !(one instanceof Promise));
      return known.length === taken.length
        ? check(payer, cost, known)
        : Promise.all(taken.map(async (one) => await one)).then((all) => check(payer, cost, all));
    },
    settle(payer, difference) {
      if (difference !== 0 && audiences[payer.viewer.audience].budget !== Infinity) {
        for (const [name, size] of pocketsOf(payer)) {
          void buckets.take(name, difference, size, true);
        }
      }
    },
  };
}
