import { Command } from 'commander';

import type { Load } from '../verification/loads/loads-command.ts';

import { oneOf, wholeNumber } from './option-values.ts';

const MAX = 9_999_999;
const LOADS = ['swaps', 'bombs'] as const satisfies readonly Load[];

interface Values {
  readonly times?: number;
  readonly clients?: number;
}

/** `lianzhi loads <load>`: at length what the tests show in small. */
export function loadsCommand(
  put: (load: Load, times: number | undefined, clients: number | undefined) => Promise<void> = load,
): Command {
  return new Command('loads')
    .summary('swaps of the supergraph under load, and documents that explode while being planned')
    .description(
      'Shows at length what the tests show in small: swaps of the supergraph under load, and documents that explode ' +
        'while they are planned. Prints a tally as JSON; heap in MB, times in milliseconds.',
    )
    .argument('<load>', LOADS.join(' or '), oneOf('The load', LOADS))
    .option('--times <n>', 'how often (default: 1000 swaps, 3 bombs)', wholeNumber('--times', 1, MAX))
    .option('--clients <n>', 'clients at once (default: 8 for swaps, 50 for bombs)', wholeNumber('--clients', 1, MAX))
    .action((name: Load, { times, clients }: Values) => put(name, times, clients));
}

async function load(name: Load, times: number | undefined, clients: number | undefined): Promise<void> {
  const { runLoad } = await import('../verification/loads/loads-command.ts');
  await runLoad(name, times, clients);
}
