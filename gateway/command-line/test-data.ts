import { Command } from 'commander';

import type { TestDataRequest } from '../../seed/test-data/test-data-command.ts';

/** `lianzhi test-data`: the sample data of the end-to-end tests. */
export function testDataCommand(make: (request: TestDataRequest) => Promise<void> = load): Command {
  return new Command('test-data')
    .summary('the sample data that end-to-end tests read')
    .description('Makes the sample data that end-to-end tests read on SQLite.')
    .option('--all', 'also on MySQL, if a server answers at MYSQL_URL', false)
    .action((request: TestDataRequest) => make(request));
}

async function load(request: TestDataRequest): Promise<void> {
  const { makeTestData } = await import('../../seed/test-data/test-data-command.ts');
  await makeTestData(request);
}
