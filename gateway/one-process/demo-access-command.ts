import { readFile, writeFile } from 'node:fs/promises';

import { pino } from 'pino';

import { ensureSampleData } from '../../seed/load.ts';
import { sampleTargetOf } from '../../seed/sample-target.ts';
import { lastDayOf } from '../../seed/world/world.ts';
import { progressOn } from '../../seed/write/progress.ts';
import { readConfig } from '../config.ts';
import { createGateway } from '../gateway.ts';

import { demonstrate, ONE_CASE } from './demonstrate.ts';
import { openAll } from './open-all.ts';

/** The page that shows the results. */
export const PAGE = new URL('one-case.md', import.meta.url);

const BEGIN = '<!-- answers side by side: written by npm run demo-access -- --write -->';
const END = '<!-- end of the answers -->';

/** Prints the answers to one query as each audience, side by side, and optionally writes them into the page. */
export async function runDemonstration(isWritten: boolean): Promise<void> {
  const choice = { set: 'default' } as const;
  const progress = progressOn(process.stderr, 'Making the sample data, cases:');
  const databases = await ensureSampleData({ choice, seed: 1, target: sampleTargetOf(choice, undefined), progress });
  const logger = pino({ level: 'silent' });
  const subgraphs = await openAll(databases, {
    cursorKey: 'cursors of the demonstration',
    logger,
    today: lastDayOf(choice),
  });
  const config = readConfig({ GATEWAY_PORT: '0', LOG_LEVEL: 'silent', ACCESS_LEDGER: 'memory', PLANNER_MS: '30000' });
  const { handlers, envelopeKeys } = subgraphs;
  const gateway = await createGateway(config, { subgraphs: handlers, envelopeKeys, logger });
  try {
    const shown = await demonstrate(gateway.url);
    console.log(`${ONE_CASE.trim()}\n\n${shown}`);
    if (isWritten) {
      await writeFile(PAGE, withDemonstration(await readFile(PAGE, 'utf8'), shown));
    }
  } finally {
    await gateway.stop();
    await subgraphs.close();
  }
}

/** The page with the query and its answers between the two markers. */
export function withDemonstration(page: string, shown: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error('one-case.md has no section for the answers.');
  }
  const query = ONE_CASE.trim().replaceAll(/^ {2}/gm, '');
  const block = `${BEGIN}\n\n\`\`\`graphql\n${query}\n\`\`\`\n\n\`\`\`\n${shown}\n\`\`\`\n\n`;
  return `${page.slice(0, begin)}${block}${page.slice(end)}`;
}
