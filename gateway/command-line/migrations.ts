import { Command } from 'commander';

import type { MigrationsRequest } from '../../codegen/migrations-command.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/server/subgraph-names.ts';

import { oneOf, repeated } from './option-values.ts';

const SERVER = 'mysql://root@127.0.0.1:3306';

interface Values {
  readonly mysql?: string;
  readonly what: string;
}

/** `lianzhi migrations [subgraphs...]`: the next migration of each subgraph. */
export function migrationsCommand(write: (request: MigrationsRequest) => Promise<void> = load): Command {
  return new Command('migrations')
    .summary('the SQL that takes the tables to what the entities say now')
    .description('Writes the next migration of each subgraph for SQLite and MySQL, where the entities have changed.')
    .argument(
      '[subgraphs...]',
      `only these of ${SUBGRAPH_NAMES.join(', ')}`,
      repeated(oneOf('A subgraph', SUBGRAPH_NAMES)),
    )
    .option('--what <name>', 'name of the migration', 'initial')
    .option('--mysql <url>', `server to compare on (default: MYSQL_URL, or ${SERVER})`)
    .action((subgraphs: readonly SubgraphName[], { what, mysql }: Values) => {
      // Not an option's default: help prints those, and the variable may hold a password.
      const server = mysql ?? process.env['MYSQL_URL'] ?? SERVER;
      return write({ subgraphs: subgraphs.length > 0 ? subgraphs : SUBGRAPH_NAMES, what, mysql: server });
    });
}

async function load(request: MigrationsRequest): Promise<void> {
  const { writeMigrations } = await import('../../codegen/migrations-command.ts');
  await writeMigrations(request);
}
