import type { Workload } from './workload.ts';

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
  /** Whether README.md and chart.svg are written: only a whole run may. */
  readonly writesReadme: boolean;
  readonly nodeFlags: readonly string[];
  /** Whether the real subgraphs work for each answer, instead of remembering what they answered before. */
  readonly live: boolean;
}

/** Connections at once; no more than a query has variables, so that no two requests under way are alike. */
export function connectionsFor({ variables }: Workload, { connections, live }: BenchOptions): number {
  return Math.min(live ? Math.ceil(connections / 5) : connections, variables.length);
}
