import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Which core each role is held to; undefined everywhere where `taskset` is missing. */
export interface Cores {
  readonly gateway: number | undefined;
  readonly load: number | undefined;
  readonly subgraphs: number | undefined;
}

/** The gateway has a core of its own. The load and the subgraphs have one each where there are three, else share one. */
export function shareCores(): Cores {
  const count = availableParallelism();
  if (count < 2 || spawnSync('taskset', ['--version']).status !== 0) {
    return { gateway: undefined, load: undefined, subgraphs: undefined };
  }
  return { gateway: 0, load: 1, subgraphs: count > 2 ? 2 : 1 };
}
