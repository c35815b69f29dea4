import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';

import type { Listening, ProcessRequest, ProcessResults } from './messages.ts';

/** The core of each role; undefined if `taskset` is missing. */
export interface Cores {
  readonly gateway: number | undefined;
  readonly load: number | undefined;
  readonly subgraphs: number | undefined;
}

/** The gateway has its own core. Load and subgraphs have one each if there are three, otherwise they share one. */
export function assignCores(): Cores {
  const count = availableParallelism();
  if (count < 2 || spawnSync('taskset', ['--version']).status !== 0) {
    return { gateway: undefined, load: undefined, subgraphs: undefined };
  }
  return { gateway: 0, load: 1, subgraphs: count > 2 ? 2 : 1 };
}

/** A running process of the bench. */
export interface BenchProcess {
  /** The URLs that it reported. */
  readonly listening: Listening['listening'];
  request<Kind extends ProcessRequest['kind']>(request: RequestOf<Kind>): Promise<ProcessResults[Kind]>;
  stop(): Promise<void>;
}

type RequestOf<Kind extends ProcessRequest['kind']> = Omit<Extract<ProcessRequest, { kind: Kind }>, 'id'>;

export interface StartOptions {
  readonly script: string;
  readonly args: readonly string[];
  /** The core it is pinned to; undefined if `taskset` is missing. */
  readonly core: number | undefined;
  /** Whether tsx compiles it, which decorators need. The others run without its source maps and wrappers. */
  readonly needsTsx?: boolean;
  /** Flags of Node, the same for all contenders. */
  readonly nodeFlags: readonly string[];
}

const PROBE = new URL('./usage-probe.ts', import.meta.url).href;

/** Starts a script in its own process and waits until it listens. @throws with the end of its stderr if it exits before */
export async function startProcess(options: StartOptions): Promise<BenchProcess> {
  const { script, args, core, nodeFlags, needsTsx = false } = options;
  const loader = needsTsx ? ['--import', 'tsx'] : [];
  const command = [process.execPath, ...nodeFlags, ...loader, '--import', PROBE, script, ...args];
  const pinned = core === undefined ? command : ['taskset', '-c', String(core), ...command];
  const child = spawn(pinned[0] as string, pinned.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
  });
  let stderrEnd = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderrEnd = (stderrEnd + text).slice(-2_000)));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let requests = 0;
  const exited = once(child, 'exit');
  const listening = await new Promise<Listening['listening']>((resolve, reject) => {
    child.on('message', (message: Listening | { id: number; value: unknown }) => {
      if ('listening' in message) {
        return resolve(message.listening);
      }
      waiting.get(message.id)?.resolve(message.value);
      return waiting.delete(message.id);
    });
    child.once('error', reject);
    child.once('exit', () => {
      const ended = new Error(`${script} ${args[0] ?? ''} ended:\n${stderrEnd}`);
      reject(ended);
      for (const request of waiting.values()) {
        request.reject(ended);
      }
    });
  });
  return {
    listening,
    request: (request) =>
      new Promise((resolve, reject) => {
        const id = (requests += 1);
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        child.send({ ...request, id });
      }),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
