import { Command } from 'commander';

/** `lianzhi readme`: the pages of the ten example queries and of the digest's questions. */
export function readmeCommand(write: () => Promise<void> = load): Command {
  return new Command('readme')
    .summary('writes the pages of the ten example queries, with their results, and of the digest’s questions')
    .description(
      'Runs the example queries of the explorer on the sample data, and writes them with their results into codegen/ten-queries/README.md; ' +
        'writes the questions of the digest into seed/digest/README.md.',
    )
    .action(() => write());
}

async function load(): Promise<void> {
  const { writeTenQueries } = await import('../../codegen/ten-queries/ten-queries-command.ts');
  const { writeDigestPage } = await import('../../seed/digest/digest-command.ts');
  await writeDigestPage();
  await writeTenQueries();
}
