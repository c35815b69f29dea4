/** What came of asking a budget for lookups. */
export type Taken =
  | { readonly isTaken: true }
  /** @property retryAfterSeconds when there will be room for as many; undefined where there never is */
  | { readonly isTaken: false; readonly retryAfterSeconds: number | undefined };

/** How many identifiers each viewer may still look up: at one gateway, or at all that share a Redis (`redis-lookup-budget.ts`). */
export interface LookupBudget {
  /** Takes all or nothing. @param viewer a key that is the same for all requests of one viewer */
  take(viewer: string, identifiers: number): Taken | Promise<Taken>;
}

const MINUTE_MS = 60_000;
const MINUTES = 60;

interface Spent {
  readonly minute: number;
  identifiers: number;
}

/**
 * A budget in memory. The hour is the last sixty minutes, not the one of the clock: a viewer who waits for the hour to end
 * does not get twice as many.
 *
 * @param perHour the most identifiers of one viewer in any sixty minutes
 * @param now the time in milliseconds
 */
export function memoryBudget(perHour: number, now: () => number = Date.now): LookupBudget {
  const spentBy = new Map<string, Spent[]>();
  let sweptAt = 0;

  function keptOf(viewer: string, minute: number): Spent[] {
    return (spentBy.get(viewer) ?? []).filter((spent) => spent.minute > minute - MINUTES);
  }

  function sweep(minute: number): void {
    if (minute < sweptAt + MINUTES) {
      return;
    }
    sweptAt = minute;
    for (const viewer of spentBy.keys()) {
      if (keptOf(viewer, minute).length === 0) {
        spentBy.delete(viewer);
      }
    }
  }

  return {
    take(viewer, identifiers) {
      const minute = Math.floor(now() / MINUTE_MS);
      sweep(minute);
      const kept = keptOf(viewer, minute);
      let over = kept.reduce((sum, spent) => sum + spent.identifiers, identifiers) - perHour;
      if (over > 0) {
        const last = kept.find((spent) => (over -= spent.identifiers) <= 0);
        const freeAt = last && (last.minute + MINUTES) * MINUTE_MS;
        return { isTaken: false, retryAfterSeconds: freeAt && Math.max(1, Math.ceil((freeAt - now()) / 1000)) };
      }
      const current = kept.at(-1);
      if (current?.minute === minute) {
        current.identifiers += identifiers;
      } else {
        kept.push({ minute, identifiers });
      }
      spentBy.set(viewer, kept);
      return { isTaken: true };
    },
  };
}
