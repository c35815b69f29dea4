/** Why a fetch was given up. */
export type GivenUp = 'deadline' | 'clients-left';

/**
 * When to give up one fetch, its second attempt included. An `AbortSignal` would tell the same at several times the
 * cost, and every fetch has one of these.
 */
export interface Deadline {
  /** Undefined while nothing has been given up. */
  readonly givenUp: GivenUp | undefined;
  giveUp(reason: GivenUp): void;
  /** Calls `stop` when the fetch is given up, at once where it has been. Only the last one told is called. */
  onGiveUp(stop: () => void): void;
  /** Must be called when the fetch has ended, or its timer outlives it. */
  end(): void;
}

/** A deadline `milliseconds` from now, unless given up before. */
export function startDeadline(milliseconds: number): Deadline {
  return new FetchDeadline(milliseconds);
}

class FetchDeadline implements Deadline {
  givenUp: GivenUp | undefined;
  private stop: (() => void) | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(milliseconds: number) {
    this.timer = setTimeout(() => this.giveUp('deadline'), milliseconds);
  }

  giveUp(reason: GivenUp): void {
    if (this.givenUp === undefined) {
      this.givenUp = reason;
      clearTimeout(this.timer);
      this.stop?.();
    }
  }

  onGiveUp(stop: () => void): void {
    if (this.givenUp === undefined) {
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
