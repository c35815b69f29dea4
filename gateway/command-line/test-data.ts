import { Command } from 'commander';

/** `lianzhi test-data`: the sample data of the end-to-end tests. */
export function testDataCommand(make: () => Promise<void> = load): Command {
  return new Command('test-data')
    .summary('the sample data that end-to-end tests read')
    .description(
      'Makes the sample data that end-to-end tests read: on SQLite and, where a server answers at MYSQL_URL, on MySQL.',
    )
    .action(() => make());
}

async function load(): Promise<void> {
  const { makeTestData } = await import('../../seed/test-data/test-data-command.ts');
  await makeTestData();
}
