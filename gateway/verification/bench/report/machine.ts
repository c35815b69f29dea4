import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

import type { BenchOptions } from '../options.ts';
import type { Cores } from '../run/cores.ts';

/** When, on what and how it was measured, as lines of a list; taken before the first measurement. */
export function machineLines(cores: Cores, options: BenchOptions): readonly string[] {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const pinned =
    cores.gateway === undefined
      ? 'nothing is held to a core'
      : `gateway held to core ${cores.gateway}, load to core ${cores.load}, subgraphs to core ${cores.subgraphs}`;
  return [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, ${memory} GB, Node ${process.version} with \`${options.nodeFlags.join(' ')}\` for all; ${pinned}`,
    `${options.rounds} interleaved rounds of ${options.milliseconds} ms, ${options.connections} connections, or as many as a query has variables${options.live ? '; a fifth to the real subgraphs, which work for each answer' : ''}`,
    `load of the machine over the last minute before the run: ${loadavg()[0]?.toFixed(1)}${(loadavg()[0] ?? 0) > 0.5 ? ' (other work was running: requests per second and latencies are worse than on a quiet machine and scatter; CPU per request suffers less)' : ''}`,
  ];
}
