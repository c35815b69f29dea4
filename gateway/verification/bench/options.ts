import type { Workload } from './request.ts';

/**
 * Flags of Node for every contender. The young generation has 128 MB instead of 16: the objects of a request are garbage
 * when it is answered, so they are then never copied.
 */
export const NODE_FLAGS: readonly string[] = ['--max-semi-space-size=128'];

export interface BenchOptions {
  readonly rounds: number;
  /** Milliseconds of load per measurement. */
  readonly milliseconds: number;
  readonly connections: number;
  /** Names of contenders; empty means all. */
  readonly contenders: readonly string[];
  /** Names of workloads; empty means all. */
  readonly workloads: readonly string[];
  readonly jsonFile: string | undefined;
  readonly profileFolder: string | undefined;
  /** Whether README.md and chart.svg are written: only by a full run. */
  readonly writesReadme: boolean;
  readonly nodeFlags: readonly string[];
  /** Whether the real subgraphs compute every reply instead of repeating the one from their cache. */
  readonly live: boolean;
}

/** Concurrent connections; not more than the workload has variables, so that no two requests in flight are equal. */
export function connectionsFor({ variables }: Workload, { connections, live }: BenchOptions): number {
  return Math.min(live ? Math.ceil(connections / 5) : connections, variables.length);
}
