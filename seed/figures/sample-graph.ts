import { pino } from 'pino';

import { readConfig } from '../../gateway/config.ts';
import { createGateway } from '../../gateway/gateway.ts';
import { openAll } from '../../gateway/one-process/open-all.ts';
import { ensureSampleData } from '../load.ts';
import { setName, type SampleTarget } from '../sample-target.ts';
import type { WorldChoice } from '../world/world.ts';
import { progressOn } from '../write/progress.ts';

export interface SampleGraph {
  readonly url: string;
  close(): Promise<void>;
}

/** The whole graph in this process over sample data, which is made where it is not there; on any port that is free. */
export async function openSampleGraph(
  choice: WorldChoice,
  seed: number,
  target: SampleTarget,
  env: Readonly<Record<string, string | undefined>>,
): Promise<SampleGraph> {
  const progress = progressOn(process.stderr, `Making the sample data (${setName(choice)}), cases:`);
  const databases = await ensureSampleData({ choice, seed, target, progress });
  // Only what goes wrong is said, and not among the figures. Nobody waits at a screen, and a database that has just taken
  // in 317,000 cases has none of them in memory: its first answers take longer than a user's would.
  const config = readConfig({
    LOG_LEVEL: 'error',
    SUBGRAPH_DEADLINE_MS: '60000',
    ...env,
    ACCESS_LEDGER: 'memory',
    GATEWAY_PORT: '0',
  });
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  const subgraphs = await openAll(databases, { cursorKey: 'cursors of the figures', logger });
  try {
    const gateway = await createGateway(config, {
      subgraphs: subgraphs.handlers,
      envelopeKeys: subgraphs.envelopeKeys,
      logger,
    });
    const close = async (): Promise<void> => {
      await gateway.stop();
      await subgraphs.close();
    };
    return { url: gateway.url, close };
  } catch (error) {
    await subgraphs.close();
    throw error;
  }
}
