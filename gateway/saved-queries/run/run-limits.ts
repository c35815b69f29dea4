import { QueryError } from '../query-error.ts';

export interface RunLimitOptions {
  /** Runs at once, of all viewers. */
  readonly runs: number;
  /** Runs at once of one viewer. */
  readonly runsOfViewer: number;
}

/** Bounds the runs that are under way. */
export interface RunLimits {
  /**
   * @param isPublic of a viewer without a token: all of them together have half of the runs, and the others are never theirs
   * @returns what must be called when the run ends
   * @throws QueryError 429 with `retry-after`
   */
  begin(owner: string, isPublic?: boolean): () => void;
}

const RETRY_AFTER_SECONDS = '10';

export function runLimits({ runs, runsOfViewer }: RunLimitOptions): RunLimits {
  const ofOwner = new Map<string, number>();
  const most = { public: Math.max(1, Math.floor(runs / 2)), known: runs };
  const running = { public: 0, known: 0 };
  return {
    begin(owner, isPublic = false) {
      const pool = isPublic ? 'public' : 'known';
      const own = ofOwner.get(owner) ?? 0;
      const isOwnersFault = !isPublic && own >= runsOfViewer;
      if (running[pool] >= most[pool] || isOwnersFault) {
        const message = isOwnersFault
          ? '您同时运行的查询太多，请稍后再试。 You run as many queries at once as are allowed.'
          : '现在运行的查询太多，请稍后再试。 As many queries run as are allowed.';
        throw new QueryError('RATE_LIMITED', 429, message, {}, { 'retry-after': RETRY_AFTER_SECONDS });
      }
      running[pool] += 1;
      ofOwner.set(owner, own + 1);
      let hasEnded = false;
      return () => {
        if (hasEnded) {
          return;
        }
        hasEnded = true;
        running[pool] -= 1;
        const left = (ofOwner.get(owner) ?? 1) - 1;
        if (left === 0) {
          ofOwner.delete(owner);
        } else {
          ofOwner.set(owner, left);
        }
      };
    },
  };
}
