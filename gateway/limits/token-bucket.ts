import { LRUCache } from 'lru-cache';

/** How much can be spent at once, and how much flows back in each second. */
export interface BucketSize {
  readonly budget: number;
  readonly refill: number;
}

export interface Taken {
  readonly isEnough: boolean;
  /** Milliseconds until there is enough; 0 where there is. */
  readonly waitMs: number;
}

/** Buckets by name. Each is full at first, and refills steadily. */
export interface TokenBuckets {
  /**
   * Takes an amount where the bucket has it, and nothing otherwise. A negative amount is put back.
   *
   * @param owes takes it in any case; what is missing is owed
   */
  take(name: string, amount: number, size: BucketSize, owes?: boolean): Taken | Promise<Taken>;
}

interface Bucket {
  level: number;
  filledAt: number;
}

/** Buckets in memory. The least recently used are forgotten: such a one has filled up meanwhile, or its owner gains a little. */
const MOST_BUCKETS = 100_000;

/** Buckets of this process. @param now in milliseconds */
export function localBuckets(now: () => number = () => performance.now()): TokenBuckets {
  const buckets = new LRUCache<string, Bucket>({ max: MOST_BUCKETS });
  return {
    take(name, amount, { budget, refill }, owes = false) {
      const at = now();
      const bucket = buckets.get(name) ?? { level: budget, filledAt: at };
      const level = Math.min(budget, bucket.level + ((at - bucket.filledAt) / 1_000) * refill);
      const isEnough = owes || level >= amount;
      buckets.set(name, { level: Math.min(budget, isEnough ? level - amount : level), filledAt: at });
      return { isEnough, waitMs: isEnough ? 0 : Math.ceil(((amount - level) / refill) * 1_000) };
    },
  };
}
