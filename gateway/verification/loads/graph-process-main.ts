/** The process that is loaded: the whole graph over the sample data, with a measure of how long its event loop stands still. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { pino } from 'pino';

import { sampleAddresses } from '../../../seed/load.ts';
import { TEST_TODAY, testTargets } from '../../../seed/test-data/test-targets.ts';
import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';
import { openAll } from '../../one-process/open-all.ts';

const [, , kind, given = '{}'] = process.argv;
const found = (await testTargets({ all: true })).find(({ target }) => target.kind === kind);
if (found === undefined) {
  throw new Error(`There is no sample data on ${kind}: npm run test-data.`);
}
const logger = pino({ level: 'silent' });
const today = TEST_TODAY;
const subgraphs = await openAll(sampleAddresses(found.target), { cursorKey: 'cursors of the loads', logger, today });
const config = readConfig({
  ...{ ...process.env, LIANZHI_ENV: 'test', ...(JSON.parse(given) as Record<string, string>) },
  ...{ LIANZHI_TODAY: today, ACCESS_LEDGER: 'memory', GATEWAY_PORT: '0' },
});
const gateway = await createGateway(config, {
  ...{ subgraphs: subgraphs.handlers, envelopeKeys: subgraphs.envelopeKeys, logger },
});

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let held = 0;
let usedBefore = cpuMs();
setInterval(() => {
  const used = cpuMs();
  held = Math.max(held, used - usedBefore);
  usedBefore = used;
}, RESOLUTION_MS);

/** CPU time of this thread, in milliseconds. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

process.on('message', (message) => {
  if (message === 'delay') {
    process.send?.({
      ...{ longest: delay.max / 1e6, p99: delay.percentile(99) / 1e6, held },
      rss: process.memoryUsage().rss,
    });
    delay.reset();
    held = 0;
  } else {
    process.exit(0);
  }
});
// Its clients are gone.
process.once('disconnect', () => process.exit(1));
process.send?.({ url: gateway.url });
