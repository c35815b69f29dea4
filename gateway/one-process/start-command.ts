import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { pino } from 'pino';

import type { SampleTarget } from '../../seed/sample-target.ts';
import { lastDayOf, type WorldChoice } from '../../seed/world/world.ts';
import { progressOn } from '../../seed/write/progress.ts';
import { readConfig } from '../config.ts';

import { holdPort } from './hold-port.ts';
import { welcome } from './welcome.ts';

export interface StartRequest {
  readonly choice: WorldChoice;
  readonly seed: number;
  readonly target: SampleTarget;
  /** Undefined for the port that the environment configures. */
  readonly port: number | undefined;
}

/** Cursors of sample data need no secret; in production the subgraphs require a key of the operator's. */
const SAMPLE_CURSOR_KEY = 'cursors of the sample data only';

/** Runs the gateway and all subgraphs in this process until it gets a signal. */
export async function runStart({ choice, seed, target, port }: StartRequest): Promise<void> {
  const cleanUp = new AsyncDisposableStack();
  try {
    const chosenPort = port === undefined ? {} : { GATEWAY_PORT: String(port) };
    const configured = readConfig({ LOG_LEVEL: 'warn', ...process.env, ...chosenPort });
    const today = configured.today ?? lastDayOf(choice);
    const config = { ...configured, today };
    const logger = pino({ level: config.logLevel });
    const held = await holdPort(config.http.port, config.http.host);
    cleanUp.defer(() => held.leave());
    // Loaded now: it takes seconds, and a taken port is named at once.
    const { ensureSampleData } = await import('../../seed/load.ts');
    const { createGateway } = await import('../gateway.ts');
    const { openAll } = await import('./open-all.ts');
    await buildPages();
    const progress = progressOn(process.stderr, `Making the sample data (${choice.set}), cases:`);
    const databases = await ensureSampleData({ choice, seed, target, progress });
    const subgraphs = await openAll(databases, { cursorKey: SAMPLE_CURSOR_KEY, logger, today });
    cleanUp.defer(() => subgraphs.close());
    await held.free();
    const gateway = await createGateway(config, {
      subgraphs: subgraphs.handlers,
      envelopeKeys: subgraphs.envelopeKeys,
      logger,
    });
    cleanUp.defer(() => gateway.stop());
    console.log(await welcome(gateway.url, target, today));
    process.on('SIGHUP', () => void gateway.reload());
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void cleanUp.disposeAsync());
    }
  } catch (error) {
    await cleanUp.disposeAsync();
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

const PAGES = [
  { name: 'explorer', folder: new URL('../http/explorer/', import.meta.url) },
  { name: 'page of saved queries', folder: new URL('../saved-queries/page/', import.meta.url) },
];

/** Builds the pages that are not there, as in a fresh clone. Uses installed packages only, without a network. */
async function buildPages(): Promise<void> {
  for (const { name, folder } of PAGES) {
    if (existsSync(new URL('dist/index.html', folder))) {
      continue;
    }
    process.stderr.write(`Building the ${name} (once) …\n`);
    const { build } = await import('vite');
    await build({
      root: fileURLToPath(folder),
      configFile: fileURLToPath(new URL('vite.config.ts', folder)),
      logLevel: 'error',
    });
  }
}
