import { SUBGRAPHS } from '../subgraphs/definitions.ts';
import { DatabaseNotOpened } from '../subgraphs/shared/database/connection-fault.ts';
import type { SubgraphName } from '../subgraphs/shared/server/subgraph-names.ts';

import { writeMigration } from './migrations.ts';

export interface MigrationsRequest {
  readonly subgraphs: readonly SubgraphName[];
  /** The migration's name. */
  readonly what: string;
  /** The server on which MySQL's tables are compared. */
  readonly mysql: string;
}

/** Writes the next migration of each subgraph for SQLite and MySQL, where the entities have changed. */
export async function writeMigrations(request: MigrationsRequest): Promise<void> {
  try {
    await writeAll(request);
  } catch (error) {
    console.error(error instanceof DatabaseNotOpened ? error.message : error);
    process.exitCode = 1;
  }
}

async function writeAll({ subgraphs, what, mysql }: MigrationsRequest): Promise<void> {
  for (const definition of Object.values(SUBGRAPHS)) {
    if (!subgraphs.includes(definition.name)) {
      continue;
    }
    for (const kind of ['sqlite', 'mysql'] as const) {
      const path = await writeMigration(definition, kind, what, mysql);
      console.log(path ?? `${definition.name} on ${kind}: nothing has changed`);
    }
  }
}
