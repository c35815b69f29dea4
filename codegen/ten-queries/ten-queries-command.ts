import { readFile, writeFile } from 'node:fs/promises';

import { pino } from 'pino';

import { bearerHeaders } from '../../gateway/authentication/issuing/personas.ts';
import { readConfig } from '../../gateway/config.ts';
import { createGateway } from '../../gateway/gateway.ts';
import { openAll } from '../../gateway/one-process/open-all.ts';
import { ensureSampleData } from '../../seed/load.ts';
import { lastDayOf } from '../../seed/world/world.ts';
import { progressOn } from '../../seed/write/progress.ts';

import { withResults } from './page.ts';
import { tenQueries } from './ten-queries.ts';

const PAGE = new URL('README.md', import.meta.url);

/** Runs the example queries of the explorer, and writes them with their results into README.md of this folder. */
export async function writeTenQueries(): Promise<void> {
  const logger = pino({ level: 'silent' });
  const progress = progressOn(process.stderr, 'Making the sample data, cases:');
  const target = { kind: 'sqlite', folder: '.data/default' } as const;
  const choice = { set: 'default' } as const;
  const databases = await ensureSampleData({ choice, seed: 1, target, progress });
  const subgraphs = await openAll(databases, {
    cursorKey: 'cursors of the ten queries',
    logger,
    today: lastDayOf(choice),
  });
  const config = readConfig({ GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory', LOG_LEVEL: 'silent' });
  const gateway = await createGateway(config, {
    subgraphs: subgraphs.handlers,
    envelopeKeys: subgraphs.envelopeKeys,
    logger,
  });
  const examples = await tenQueries();
  const asker = await bearerHeaders('court');
  const answered = await Promise.all(
    examples.map(async ({ question, query }) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...asker },
        body: JSON.stringify({ query }),
      });
      const { data, errors } = (await response.json()) as { data: unknown; errors?: { message: string }[] };
      if (errors) {
        throw new Error(`${question}: ${errors.map(({ message }) => message).join('; ')}`);
      }
      return { question, query, data };
    }),
  );
  await writeFile(PAGE, withResults(await readFile(PAGE, 'utf8'), answered));
  await gateway.stop();
  await subgraphs.close();
}
