import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lowers the priority of the calling thread: where there are fewer cores than work, a plan that takes long must not slow
 * down the thread that serves everybody. On Linux, where a thread has a priority of its own; elsewhere nothing is done,
 * since it would lower the whole process.
 */
export function lowerThreadPriority(): void {
  try {
    const threadId = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(threadId, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // No such file, or no right to: it plans at the priority it has.
  }
}
