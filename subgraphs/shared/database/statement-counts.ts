const COUNTS = new WeakMap<AbortSignal, number>();

/** Counts a statement of the request that the signal belongs to. A statement that belongs to none is not counted. */
export function countStatement(signal: AbortSignal | undefined): void {
  if (signal !== undefined) {
    COUNTS.set(signal, statementsOf(signal) + 1);
  }
}

/** How many statements a request has sent to its office's database so far. @param signal of the request */
export function statementsOf(signal: AbortSignal): number {
  return COUNTS.get(signal) ?? 0;
}
