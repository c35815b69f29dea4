import { Command } from 'commander';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';
import type { AccessFuzzOptions } from '../verification/access-fuzz/access-fuzz-command.ts';

import { oneOf, repeated, wholeNumber } from './option-values.ts';

const MAX = 999_999_999;

interface Values {
  readonly operations: number;
  readonly seed?: number;
  readonly audience?: readonly Audience[];
  readonly shown: number;
  readonly referenceEvery: number;
}

/** `lianzhi access-fuzz`: what a viewer may not see changes no byte of what they see. */
export function accessFuzzCommand(fuzz: (options: AccessFuzzOptions) => Promise<void> = load): Command {
  return new Command('access-fuzz')
    .summary('twin databases: what a viewer may not see changes no byte of what they see')
    .description(
      'Sends random operations as each audience to made-up data and to a twin that differs only in what the audience ' +
        'may not see, and compares the answers with a second implementation of the rules. Exits with 1 where the twins ' +
        'differ by a byte, or where more or less is denied than the rules say. 100,000 operations take 15 to 45 minutes ' +
        'of one core.',
    )
    .option('--operations <n>', 'over all audiences together', wholeNumber('--operations', 0, MAX), 10_000)
    .option(
      '--seed <n>',
      'the same operations over the same data for the same seed (default: a random seed, which is printed)',
      wholeNumber('--seed', 0, MAX),
    )
    .option(
      '--audience <name>',
      `only this one; may be repeated: ${AUDIENCES.join(', ')}`,
      repeated(oneOf('--audience', AUDIENCES)),
    )
    .option('--shown <n>', 'findings shown of each audience', wholeNumber('--shown', 0, MAX), 3)
    .option(
      '--reference-every <n>',
      'one operation of so many is compared with the rules',
      wholeNumber('--reference-every', 0, MAX),
      2,
    )
    .action(({ operations, seed, audience, shown, referenceEvery }: Values) =>
      fuzz({
        operations,
        seed: seed ?? Date.now() % 1_000_000,
        audiences: audience ?? AUDIENCES,
        shown,
        referenceEvery: Math.max(1, referenceEvery),
      }),
    );
}

async function load(options: AccessFuzzOptions): Promise<void> {
  const { fuzzAudiences } = await import('../verification/access-fuzz/access-fuzz-command.ts');
  await fuzzAudiences(options);
}
