import { unreadTrees, type Trees } from './trees.ts';

/** Trees that are read again from time to time: a court that moved is where it belongs within a minute. */
export interface KeptTrees {
  /** The trees as they were less than a minute ago; where they cannot be read, ones that fail for who needs them. */
  current(): Promise<Trees>;
}

export interface KeepOptions {
  /** After so long they are read again while the ones at hand still serve. In milliseconds. */
  readonly renewMs?: number;
  /** After so long no request is answered with them. In milliseconds. */
  readonly staleMs?: number;
  readonly clock?: () => number;
}

const RENEW_MS = 20_000;
/** With the time that reading takes, below the minute that is promised. */
const STALE_MS = 50_000;

/** Keeps trees for all requests. Their age counts from the moment at which they began to be read. */
export function keepTrees(read: () => Promise<Trees>, options: KeepOptions = {}): KeptTrees {
  const { renewMs = RENEW_MS, staleMs = STALE_MS, clock = () => performance.now() } = options;
  let kept: { readonly trees: Trees; readonly since: number } | undefined;
  let reading: Promise<Trees> | undefined;

  const renew = (): Promise<Trees> => {
    const since = clock();
    reading ??= read()
      .then((trees) => {
        // What others keep by the trees stays while nothing has changed.
        const same = kept?.trees.revision === trees.revision ? kept.trees : trees;
        kept = { trees: same, since };
        return same;
      })
      .finally(() => (reading = undefined));
    return reading;
  };
  return {
    async current() {
      const age = kept === undefined ? Infinity : clock() - kept.since;
      if (kept !== undefined && age < staleMs) {
        if (age >= renewMs) {
          // Who is answered now need not wait; a failure is told to who finds the trees stale.
          renew().catch(() => undefined);
        }
        return kept.trees;
      }
      try {
        return await renew();
      } catch (error) {
        return unreadTrees(error);
      }
    },
  };
}
