import type { Command } from 'commander';

import type { WorldChoice } from '../../seed/world/world.ts';

import { oneOf, wholeNumber } from './option-values.ts';

export const SAMPLE_SETS = ['default', 'gansu'] as const;

const MAX = 99_999_999;

/** The values of the options that choose sample data. */
export interface SampleValues {
  readonly set: (typeof SAMPLE_SETS)[number];
  readonly cases?: number;
  readonly seed: number;
}

/** Adds the options that choose sample data: a set, or a number of cases, and the seed of its random numbers. */
export function addSampleOptions(command: Command): Command {
  return command
    .option('--set <name>', `which sample data: ${SAMPLE_SETS.join(' or ')}`, oneOf('--set', SAMPLE_SETS), 'default')
    .option('--cases <n>', 'this many generated cases instead of a set', wholeNumber('--cases', 0, MAX))
    .option('--seed <n>', 'other data with the same figures', wholeNumber('--seed', 0, MAX), 1);
}

/** The sample data that the options choose. */
export function sampleChoice({ set, cases }: SampleValues): WorldChoice {
  return cases === undefined ? { set } : { set: 'load', cases };
}
