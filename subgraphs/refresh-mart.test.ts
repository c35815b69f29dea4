import { setTimeout as wait } from 'node:timers/promises';

import { expect, it } from '@jest/globals';
import { pino } from 'pino';

import { refreshMart, startBuild, type MartBuild } from './refresh-mart.ts';

const logger = pino({ level: 'silent' });

it('a build that cannot be started ends, and another is started when it is time', async () => {
  let started = 0;
  const start = (): MartBuild => {
    started += 1;
    return startBuild('cases', '/nowhere/node');
  };
  const refresh = refreshMart('cases', 0.001, { look: () => undefined, logger, start });
  while (started < 3) {
    await wait(10);
  }
  await refresh.stop();
});

it('stops a build that is under way', async () => {
  let end = (_code: number | null): void => undefined;
  const ended = new Promise<number | null>((resolve) => (end = resolve));
  const refresh = refreshMart('cases', 1, {
    look: () => undefined,
    logger,
    start: () => ({ ended, stop: () => end(null) }),
  });
  await refresh.stop();
  expect(await ended).toBeNull();
});
