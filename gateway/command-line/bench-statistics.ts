import { Command } from 'commander';

import { wholeNumber } from './option-values.ts';

/** `lianzhi bench:statistics`: questions over a province's cases beside plain SQL. */
export function benchStatisticsCommand(measure: (rounds: number) => Promise<void> = load): Command {
  return new Command('bench:statistics')
    .summary('statistics and lists over a province’s cases beside plain SQL')
    .description(
      'Asks for statistics and lists over the 316,997 cases of Gansu through the subgraphs, and for the same numbers in plain ' +
        'SQL, in one process, in turn. Needs a MySQL server at MYSQL_URL; makes the databases of Gansu where they are missing ' +
        '(a quarter of an hour), and keeps them.',
    )
    .argument('[rounds]', 'how many rounds', wholeNumber('The number of rounds', 1, 1_000), 5)
    .action((rounds: number) => measure(rounds));
}

async function load(rounds: number): Promise<void> {
  const { benchStatistics } = await import('../verification/bench/statistics-command.ts');
  await benchStatistics(rounds);
}
