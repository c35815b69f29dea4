import { Command } from 'commander';

/** `lianzhi demo-access`: one query as each audience. */
export function demoAccessCommand(demonstrate: (isWritten: boolean) => Promise<void> = load): Command {
  return new Command('demo-access')
    .summary('one query as each audience, side by side')
    .description('Sends one query as each audience over HTTP, on the sample data, and prints the answers side by side.')
    .option('--write', 'also write the answers to gateway/one-process/one-case.md', false)
    .action(({ write }: { write: boolean }) => demonstrate(write));
}

async function load(isWritten: boolean): Promise<void> {
  const { runDemonstration } = await import('../one-process/demo-access-command.ts');
  await runDemonstration(isWritten);
}
