/** Why a fetch was given up. */
export type GivenUp = 'deadline' | 'client-left';

export interface Deadline {
  readonly signal: AbortSignal;
  /** Undefined while nothing has been given up. */
  givenUp(): GivenUp | undefined;
  /** Must be called when the fetch has ended, or its timer and listener outlive it. */
  end(): void;
}

/**
 * A signal that aborts after `milliseconds`, or when the client leaves, whichever is first. Made by hand because
 * `AbortSignal.any` keeps every fetch's signal alive as long as the request's.
 */
export function startDeadline(milliseconds: number, clientLeft: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let reason: GivenUp | undefined;
  const giveUp = (why: GivenUp): void => {
    reason ??= why;
    controller.abort();
  };
  const timer = setTimeout(() => giveUp('deadline'), milliseconds);
  const onLeave = (): void => giveUp('client-left');
  if (clientLeft?.aborted === true) {
    onLeave();
  }
  clientLeft?.addEventListener('abort', onLeave, { once: true });
  return {
    signal: controller.signal,
    givenUp: () => reason,
    end: () => {
      clearTimeout(timer);
      clientLeft?.removeEventListener('abort', onLeave);
    },
  };
}
