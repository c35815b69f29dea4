import { Command } from 'commander';

import type { FuzzOptions } from '../verification/differential/diff-fuzz-command.ts';
import type { WorldName } from '../verification/differential/worlds/all.ts';

import { oneOf, repeated, wholeNumber } from './option-values.ts';

const MAX = 999_999_999;
const WORLDS: Readonly<Record<WorldName, true>> = {
  library: true,
  shop: true,
  grid: true,
  market: true,
  registry: true,
};
const WORLD_NAMES = Object.keys(WORLDS) as WorldName[];

interface Values {
  readonly operations: number;
  readonly seed?: number;
  readonly world?: readonly WorldName[];
  readonly shown: number;
  readonly apolloEvery: number;
}

/** `lianzhi diff-fuzz`: random operations, answered by the gateway and by one merged schema. */
export function diffFuzzCommand(fuzz: (options: FuzzOptions) => Promise<void> = load): Command {
  return new Command('diff-fuzz')
    .summary('random operations, answered by us and by one merged schema, must agree')
    .description(
      'Sends random operations to the gateway, with each of its planners, and to graphql-js over one merged schema. ' +
        'Prints the differences, shrunk to what is needed to show them. 100,000 operations take 10 to 30 minutes of one ' +
        'core. Exits with 1 on a difference of ours.',
    )
    .option('--operations <n>', 'over all worlds together', wholeNumber('--operations', 0, MAX), 10_000)
    .option(
      '--seed <n>',
      'the same operations for the same seed (default: a random seed, which is printed)',
      wholeNumber('--seed', 0, MAX),
    )
    .option(
      '--world <name>',
      `only this one; may be repeated: ${WORLD_NAMES.join(', ')}`,
      repeated(oneOf('--world', WORLD_NAMES)),
    )
    .option('--shown <n>', 'differences shown of each candidate', wholeNumber('--shown', 0, MAX), 5)
    .option(
      '--apollo-every <n>',
      'one operation in so many is run by ApolloGateway as well; 0 for none',
      wholeNumber('--apollo-every', 0, MAX),
      20,
    )
    .action(({ operations, seed, world, shown, apolloEvery }: Values) =>
      fuzz({
        operations,
        seed: seed ?? Date.now() % 1_000_000,
        worlds: world ?? WORLD_NAMES,
        shown,
        apolloEvery,
      }),
    );
}

async function load(options: FuzzOptions): Promise<void> {
  const { fuzzWorlds } = await import('../verification/differential/diff-fuzz-command.ts');
  await fuzzWorlds(options);
}
