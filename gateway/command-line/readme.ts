import { Command } from 'commander';

/** `lianzhi readme`: the page of the ten example queries. */
export function readmeCommand(write: () => Promise<void> = load): Command {
  return new Command('readme')
    .summary('runs the ten example queries and writes their results into codegen/ten-queries/README.md')
    .description(
      'Runs the example queries of the explorer on the sample data, and writes them with their results into codegen/ten-queries/README.md.',
    )
    .action(() => write());
}

async function load(): Promise<void> {
  const { writeTenQueries } = await import('../../codegen/ten-queries/ten-queries-command.ts');
  await writeTenQueries();
}
