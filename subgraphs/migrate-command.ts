import { readSubgraphConfig } from './config.ts';
import { SUBGRAPHS } from './definitions.ts';
import { databaseAddress } from './shared/database/database-address.ts';
import { migrate } from './shared/database/migrate.ts';
import type { SubgraphName } from './shared/server/subgraph-names.ts';
import { reportFault } from './subgraph-command.ts';

/** Makes the tables that a subgraph reads, in a database that is ours; by default the one that the environment says. */
export async function runMigrate(
  name: SubgraphName,
  database: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  try {
    const address = database === undefined ? readSubgraphConfig(name, env).config.database : databaseAddress(database);
    const done = await migrate(SUBGRAPHS[name], address);
    console.log(done.length === 0 ? `${name}: nothing to do` : done.map((file) => `${name}: ${file}`).join('\n'));
  } catch (error) {
    reportFault(error);
  }
}
