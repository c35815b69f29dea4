import { parseArgs } from 'node:util';

import { SUBGRAPHS } from '../subgraphs/definitions.ts';

import { writeMigration } from './migrations.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mysql: { type: 'string', default: process.env['MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306' },
    what: { type: 'string', default: 'initial' },
  },
});

for (const definition of Object.values(SUBGRAPHS)) {
  if (positionals.length > 0 && !positionals.includes(definition.name)) {
    continue;
  }
  for (const kind of ['sqlite', 'mysql'] as const) {
    const path = await writeMigration(definition, kind, values.what, values.mysql);
    console.log(path ?? `${definition.name} on ${kind}: nothing has changed`);
  }
}
