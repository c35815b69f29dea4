import { Command } from 'commander';

/** `lianzhi readme`: the example queries of the explorer in README.md. */
export function readmeCommand(write: () => Promise<void> = load): Command {
  return new Command('readme')
    .summary('runs the ten example queries and writes their answers into README.md')
    .description(
      'Runs the example queries of the explorer on the sample data, and writes them with their answers into README.md.',
    )
    .action(() => write());
}

async function load(): Promise<void> {
  const { writeQuestions } = await import('../../codegen/readme/readme-command.ts');
  await writeQuestions();
}
