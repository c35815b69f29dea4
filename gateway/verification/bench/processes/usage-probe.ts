import { Session } from 'node:inspector/promises';

import type { CpuProfile } from '../profile/categories.ts';

import { answerMain } from './messages.ts';

/**
 * Loaded before whatever a process of the bench runs, so that one that knows nothing of the bench tells its CPU and
 * memory all the same, and ends when main ends.
 */
answerMain('usage', () => {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, rss: process.memoryUsage.rss() };
});

/** What `node --cpu-prof` does, but from and to where main says: without the start, and warm. */
const inspector = new Session();
answerMain('profile', async ({ begin }) => {
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
