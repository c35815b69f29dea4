/** Why a fetch was aborted. */
export type AbortReason = 'deadline' | 'clients-left';

/**
 * Aborts one fetch and its retry when the time is over. Every fetch has a deadline, and an `AbortSignal` in its place costs
 * several times as much.
 */
export interface Deadline {
  /** Undefined until the fetch is aborted. */
  readonly abortReason: AbortReason | undefined;
  /** Whether the fetch has a place at its subgraph; until then it waits for one in the queue. */
  hasBegun: boolean;
  abort(reason: AbortReason): void;
  /** Calls `stop` when the fetch is aborted, or at once if it is already. Only the last `stop` is called. */
  onAbort(stop: () => void): void;
  /** Must be called when the fetch ends: it clears the timer. */
  end(): void;
}

/** A deadline `milliseconds` from now. */
export function startDeadline(milliseconds: number): Deadline {
  return new FetchDeadline(milliseconds);
}

class FetchDeadline implements Deadline {
  abortReason: AbortReason | undefined;
  hasBegun = false;
  private stop: (() => void) | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(milliseconds: number) {
    this.timer = setTimeout(() => this.abort('deadline'), milliseconds);
  }

  abort(reason: AbortReason): void {
    if (this.abortReason === undefined) {
      this.abortReason = reason;
      clearTimeout(this.timer);
      this.stop?.();
    }
  }

  onAbort(stop: () => void): void {
    if (this.abortReason === undefined) {
      this.stop = stop;
    } else {
      stop();
    }
  }

  end(): void {
    this.stop = undefined;
    clearTimeout(this.timer);
  }
}
