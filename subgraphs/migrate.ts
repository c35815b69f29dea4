import { readSubgraphConfig } from './config.ts';
import { SUBGRAPHS } from './definitions.ts';
import { databaseAddress } from './shared/database/connect.ts';
import { migrate } from './shared/database/migrate.ts';
import { SUBGRAPH_NAMES } from './shared/server/define-subgraph.ts';

/** `npm run migrate -- cases [database]`: makes the tables of a subgraph in our own database. */
const [name, url] = process.argv.slice(2);
const known = SUBGRAPH_NAMES.find((subgraph) => subgraph === name);
if (!known) {
  console.error(
    `npm run migrate -- <${SUBGRAPH_NAMES.join('|')}> [database]\n` +
      "Makes the tables of a subgraph in our own database. Never run it against an office's database:\n" +
      'adapt that by views. The database is a mysql:// address or a file; by default <NAME>_DATABASE_URL.',
  );
  process.exitCode = 1;
} else {
  const address = databaseAddress(url ?? readSubgraphConfig(known, process.env).config.databaseUrl);
  const done = await migrate(SUBGRAPHS[known], address);
  console.log(done.length === 0 ? `${known}: nothing to do` : done.map((file) => `${known}: ${file}`).join('\n'));
}
