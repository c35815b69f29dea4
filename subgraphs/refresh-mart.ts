import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { Logger } from 'pino';

import type { SubgraphName } from './shared/server/subgraph-names.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

export interface MartRefresh {
  /** Ends a build that is under way, and with it all later ones. */
  stop(): Promise<void>;
}

/** The build of a mart in a process of its own. */
export interface MartBuild {
  /** The exit code; null where the process was stopped, or could not be started. Never rejects. */
  readonly ended: Promise<number | null>;
  stop(): void;
}

/**
 * Builds a subgraph's mart now and every so many minutes, in a process of its own: reading a large table costs the one that
 * answers neither time nor memory, and what kills the one leaves the other. A build that fails leaves the old mart serving, and
 * the next one is tried when it is time.
 *
 * @param minutes 0 where somebody else builds it
 * @param look called when a build has ended well
 */
export function refreshMart(
  name: SubgraphName,
  minutes: number,
  {
    look,
    logger,
    start = startBuild,
  }: { readonly look: () => void; readonly logger: Logger; readonly start?: (name: SubgraphName) => MartBuild },
): MartRefresh {
  if (minutes === 0) {
    return { stop: () => Promise.resolve() };
  }
  let building: MartBuild | undefined;
  const build = async (): Promise<void> => {
    if (building !== undefined) {
      return;
    }
    building = start(name);
    const code = await building.ended;
    building = undefined;
    if (code === 0) {
      look();
    } else {
      logger.error({ subgraph: name, code }, 'mart not built');
    }
  };
  void build();
  const timer = setInterval(() => void build(), minutes * 60_000);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      building?.stop();
      await building?.ended;
    },
  };
}

/** With the variables of this process. A process that cannot be started is one that has ended. */
export function startBuild(name: SubgraphName, command: string = process.execPath): MartBuild {
  try {
    const child = spawn(command, ['--import', 'tsx', MAIN, 'mart', name], { stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(null));
      child.once('exit', resolve);
    });
    return { ended, stop: () => void child.kill('SIGTERM') };
  } catch {
    return { ended: Promise.resolve(null), stop: () => undefined };
  }
}
