import { readFile, writeFile } from 'node:fs/promises';

import { pino } from 'pino';

import { ensureSampleData } from '../../../seed/load.ts';
import { sampleTargetOf } from '../../../seed/sample-target.ts';
import { progressOn } from '../../../seed/write/progress.ts';
import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';
import { openAll } from '../open-all.ts';

import { demonstrate } from './demonstrate.ts';
import { ONE_CASE } from './question.ts';
import { README, withDemonstration } from './readme.ts';

const HELP = `npm run demo-access [-- --write]

Asks one query as each audience over HTTP, on the sample data, and prints the answers side by side.

  --write    puts them into README.md as well`;

/** `npm run demo-access`. */
const options = process.argv.slice(2);
if (options.some((option) => option !== '--write')) {
  console.log(HELP);
  process.exit(options.includes('--help') ? 0 : 2);
}
const choice = { set: 'default' } as const;
const progress = progressOn(process.stderr, 'Making the sample data, cases:');
const databases = await ensureSampleData({ choice, seed: 1, target: sampleTargetOf(choice, undefined), progress });
const logger = pino({ level: 'silent' });
const subgraphs = await openAll(databases, { cursorKey: 'cursors of the demonstration', logger });
const config = readConfig({ GATEWAY_PORT: '0', LOG_LEVEL: 'silent', ACCESS_LEDGER: 'memory', PLANNER_MS: '30000' });
const { handlers, envelopeKeys } = subgraphs;
const gateway = await createGateway(config, { subgraphs: handlers, envelopeKeys, logger });
try {
  const shown = await demonstrate(gateway.url);
  console.log(`${ONE_CASE.trim()}\n\n${shown}`);
  if (options.includes('--write')) {
    await writeFile(README, withDemonstration(await readFile(README, 'utf8'), shown));
  }
} finally {
  await gateway.stop();
  await subgraphs.close();
}
