import { Command } from 'commander';

import { wholeNumber } from './option-values.ts';

/** `lianzhi bench:data-path`: the cases subgraph beside plain SQL. */
export function benchDataPathCommand(measure: (rounds: number) => Promise<void> = load): Command {
  return new Command('bench:data-path')
    .summary('the cases subgraph beside plain SQL and JSON')
    .description(
      'Reads 1,000 cases with their parties through the cases subgraph, and the same rows with mysql2 and ' +
        'JSON.stringify, in one process, in turn. Needs a MySQL server at MYSQL_URL; makes databases on it, and drops them.',
    )
    .argument('[rounds]', 'how many rounds', wholeNumber('The number of rounds', 1, 1_000_000), 40)
    .action((rounds: number) => measure(rounds));
}

async function load(rounds: number): Promise<void> {
  const { compareDataPaths } = await import('../verification/bench/data-path-command.ts');
  await compareDataPaths(rounds);
}
