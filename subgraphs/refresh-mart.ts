import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Logger } from 'pino';

import type { SubgraphName } from './shared/server/subgraph-names.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

export interface MartRefresh {
  /** Ends a build that is under way, and with it all later ones. */
  stop(): Promise<void>;
}

/**
 * Builds a subgraph's mart now and every so many minutes, in a process of its own: reading a large table costs the one that
 * answers neither time nor memory, and what kills the one leaves the other. A build that fails leaves the old mart serving.
 *
 * @param minutes 0 where somebody else builds it
 * @param look called when a build has ended well
 */
export function refreshMart(
  name: SubgraphName,
  minutes: number,
  { look, logger }: { readonly look: () => void; readonly logger: Logger },
): MartRefresh {
  if (minutes === 0) {
    return { stop: () => Promise.resolve() };
  }
  let building: ChildProcess | undefined;
  const build = (): void => {
    if (building !== undefined) {
      return;
    }
    // With the variables of this process.
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'mart', name], { stdio: 'ignore' });
    building = child;
    child.once('error', () => logger.error({ subgraph: name }, 'mart not built'));
    child.once('exit', (code) => {
      building = undefined;
      if (code === 0) {
        look();
      } else {
        logger.error({ subgraph: name, code }, 'mart not built');
      }
    });
  };
  build();
  const timer = setInterval(build, minutes * 60_000);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      if (building !== undefined) {
        const ended = once(building, 'exit');
        building.kill('SIGTERM');
        await ended;
      }
    },
  };
}
