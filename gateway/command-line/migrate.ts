import { Command } from 'commander';

import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/server/subgraph-names.ts';

import { oneOf } from './option-values.ts';

/** `lianzhi migrate <subgraph> [database]`: the tables of a database that is ours. */
export function migrateCommand(
  migrate: (name: SubgraphName, database: string | undefined) => Promise<void> = load,
): Command {
  return new Command('migrate')
    .summary('the tables of a subgraph, where the database is ours')
    .description(
      'Makes the tables that a subgraph reads, where the database is ours. Never run it against the database of an ' +
        'office: fit that by views.',
    )
    .argument('<subgraph>', `one of ${SUBGRAPH_NAMES.join(', ')}`, oneOf('The subgraph', SUBGRAPH_NAMES))
    .argument('[database]', 'a mysql:// address or a SQLite file (default: <NAME>_DATABASE_URL)')
    .action((name: SubgraphName, database?: string) => migrate(name, database));
}

async function load(name: SubgraphName, database: string | undefined): Promise<void> {
  const { runMigrate } = await import('../../subgraphs/migrate-command.ts');
  await runMigrate(name, database, process.env);
}
