import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('./graph-process-main.ts', import.meta.url));

/** For how long the event loop of the gateway stood still since the last look, in milliseconds. The longest include what other processes took. */
export interface LoopDelay {
  readonly longest: number;
  readonly p99: number;
  /** The most CPU time that the main thread took between two turns of a timer: what the machine's other work does not lengthen. */
  readonly held: number;
  /** Memory of the process, in bytes. */
  readonly rss: number;
}

/** The whole graph over the sample data in a process of its own, so that its clients do not take its time. */
export interface GraphProcess {
  readonly url: string;
  loopDelay(): Promise<LoopDelay>;
  stop(): Promise<void>;
}

/** @param env further variables of the gateway, such as `LIMITS_FILE` */
export async function startGraph(
  kind: 'sqlite' | 'mysql',
  env: Readonly<Record<string, string>> = {},
): Promise<GraphProcess> {
  const child = fork(MAIN, [kind, JSON.stringify(env)], {
    execArgv: ['--import', 'tsx', '--max-semi-space-size=128'],
  });
  const exited = once(child, 'exit');
  const next = async <Message>(): Promise<Message> => {
    const message = await Promise.race([once(child, 'message'), exited.then(() => undefined)]);
    if (message === undefined) {
      throw new Error('The graph’s process has ended.');
    }
    return message[0] as Message;
  };
  const { url } = await next<{ url: string }>();
  return {
    url,
    loopDelay() {
      child.send('delay');
      return next<LoopDelay>();
    },
    async stop() {
      child.send('stop');
      await exited;
    },
  };
}
