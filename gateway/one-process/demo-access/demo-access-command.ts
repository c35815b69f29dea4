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

/** Prints one query as each audience, side by side, and where that is requested puts it into the README. */
export async function runDemonstration(isWritten: boolean): Promise<void> {
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
    if (isWritten) {
      await writeFile(README, withDemonstration(await readFile(README, 'utf8'), shown));
    }
  } finally {
    await gateway.stop();
    await subgraphs.close();
  }
}
