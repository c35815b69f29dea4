import { Session } from 'node:inspector/promises';

import type { CpuProfile } from '../profile-categories.ts';

import { onRequest } from './messages.ts';

/**
 * Loaded into every process before its script, so that also scripts that know nothing of the bench report their CPU and
 * memory, and end when the main process ends.
 */
onRequest('usage', () => {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, rss: process.memoryUsage.rss() };
});

/** Does what `node --cpu-prof` does, but between two requests of the main process: warm, and without the start. */
const inspector = new Session();
onRequest('profile', async ({ begin }) => {
  if (begin) {
    inspector.connect();
    await inspector.post('Profiler.enable');
    await inspector.post('Profiler.setSamplingInterval', { interval: 200 });
    await inspector.post('Profiler.start');
    return null;
  }
  const { profile } = await inspector.post('Profiler.stop');
  inspector.disconnect();
  return profile as CpuProfile;
});
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => process.exit());
