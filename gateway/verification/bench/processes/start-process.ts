import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';

import type { Answers, Listening, Question } from './messages.ts';

/** A process of the bench on its core. */
export interface BenchProcess {
  /** What it said when it listened. */
  readonly listening: Listening['listening'];
  ask<Kind extends Question['ask']>(question: QuestionOf<Kind>): Promise<Answers[Kind]>;
  stop(): Promise<void>;
}

type QuestionOf<Kind extends Question['ask']> = Omit<Extract<Question, { ask: Kind }>, 'id'>;

export interface StartOptions {
  readonly script: string;
  readonly args: readonly string[];
  /** The core it is held to; undefined where `taskset` is missing. */
  readonly core: number | undefined;
  /** Whether tsx compiles it: decorators need that. The others run as they are, without its source maps and wrappers. */
  readonly needsTsx?: boolean;
  /** Flags of Node, the same for all that are compared. */
  readonly nodeFlags: readonly string[];
}

const PROBE = new URL('./usage-probe.ts', import.meta.url).href;

/** Starts a script in a process of its own and waits until it listens. @throws with its last words if it ends before */
export async function startProcess(options: StartOptions): Promise<BenchProcess> {
  const { script, args, core, nodeFlags, needsTsx = false } = options;
  const loader = needsTsx ? ['--import', 'tsx'] : [];
  const command = [process.execPath, ...nodeFlags, ...loader, '--import', PROBE, script, ...args];
  const pinned = core === undefined ? command : ['taskset', '-c', String(core), ...command];
  const child = spawn(pinned[0] as string, pinned.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-2_000)));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let questions = 0;
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
      const ended = new Error(`${script} ${args[0] ?? ''} ended:\n${lastWords}`);
      reject(ended);
      for (const question of waiting.values()) {
        question.reject(ended);
      }
    });
  });
  return {
    listening,
    ask: (question) =>
      new Promise((resolve, reject) => {
        const id = (questions += 1);
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        child.send({ ...question, id });
      }),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
