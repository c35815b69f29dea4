import { Command } from 'commander';

import { wholeNumber } from './option-values.ts';

/** `lianzhi bench:office-views`: statistics over views on old systems beside tables of ours. */
export function benchOfficeViewsCommand(measure: (rounds: number) => Promise<void> = load): Command {
  return new Command('bench:office-views')
    .summary('statistics over views on old systems, beside tables of ours')
    .description(
      'Answers every statistic over views on old systems of five offices, and over tables of ours with the same facts, in ' +
        'turn, and prints the ratios. Needs a MySQL server at MYSQL_URL; makes databases on it, and drops them.',
    )
    .argument('[rounds]', 'how many rounds', wholeNumber('The number of rounds', 1, 1_000_000), 11)
    .action((rounds: number) => measure(rounds));
}

async function load(rounds: number): Promise<void> {
  const { compareOfficeViews } = await import('../verification/bench/office-views-command.ts');
  await compareOfficeViews(rounds);
}
