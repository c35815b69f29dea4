import { Command } from 'commander';

import { oneOf, wholeNumber } from './option-values.ts';

const MAX = 9_999_999;
const LOADS = ['swaps', 'bombs', 'dear', 'hostile'] as const;
type Load = (typeof LOADS)[number];
const DATABASES = ['sqlite', 'mysql'] as const;
type DatabaseKind = (typeof DATABASES)[number];

interface Values {
  readonly times?: number;
  readonly clients?: number;
  readonly database?: DatabaseKind;
}

/** `lianzhi loads <load>`: at length what the tests show in small. */
export function loadsCommand(put: (load: Load, values: Values) => Promise<void> = load): Command {
  return new Command('loads')
    .summary('the gateway under load: swaps, planning bombs, dear questions, hostile documents')
    .description(
      'Shows at length what the tests show in small: swaps of the supergraph under load, and documents that explode ' +
        'while they are planned. Prints a tally as JSON; heap in MB, times in milliseconds.',
    )
    .argument('<load>', LOADS.join(', '), oneOf('The load', LOADS))
    .option(
      '--times <n>',
      'how often (default: 1000 swaps, 3 bombs, 3 rounds of 10 seconds of each attack, 200 documents of each kind)',
      wholeNumber('--times', 1, MAX),
    )
    .option('--clients <n>', 'clients at once (default: 8 for swaps, 50 for bombs)', wholeNumber('--clients', 1, MAX))
    .option('--database <kind>', `of dear: ${DATABASES.join(' or ')} (default: both)`, oneOf('--database', DATABASES))
    .action((name: Load, values: Values) => put(name, values));
}

async function load(name: Load, { times, clients, database }: Values): Promise<void> {
  if (name === 'bombs') {
    const { bombUnderLoad } = await import('../verification/loads/bomb-under-load.ts');
    console.log(JSON.stringify(await bombUnderLoad(times ?? 3, clients ?? 50)));
    return;
  }
  if (name === 'dear') {
    const { dearQuestions } = await import('../verification/loads/dear-questions.ts');
    for (const kind of database === undefined ? DATABASES : [database]) {
      for await (const tally of dearQuestions(kind, { seconds: times ?? 10, rounds: 3 })) {
        console.log(JSON.stringify({ kind, ...tally }));
      }
    }
    return;
  }
  if (name === 'hostile') {
    const { hostileLoad } = await import('../verification/loads/hostile-load.ts');
    for await (const tally of hostileLoad(times ?? 200)) {
      console.log(JSON.stringify(tally));
    }
    return;
  }
  const { swapUnderLoad } = await import('../verification/loads/swaps-under-load.ts');
  const { heap, ...tally } = await swapUnderLoad(times ?? 1000, clients ?? 8);
  console.log(JSON.stringify({ ...tally, heap: heap.map((bytes) => Math.round(bytes / 1e6)) }));
}
