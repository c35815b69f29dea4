import type { Phase, Timing } from './telemetry.ts';

/**
 * Runs a phase and notes how long it takes, until its promise settles where it returns one.
 *
 * @param timings undefined where nobody wants to know
 */
export function timePhase<Result>(timings: Timing[] | undefined, phase: Phase, run: () => Result): Result {
  if (timings === undefined) {
    return run();
  }
  const startedAt = performance.now();
  const note = (): void => void timings.push({ name: phase, startedAt, milliseconds: performance.now() - startedAt });
  let result: Result | undefined;
  try {
    result = run();
    return result instanceof Promise ? (result.finally(note) as Result) : result;
  } finally {
    if (!(result instanceof Promise)) {
      note();
    }
  }
}
