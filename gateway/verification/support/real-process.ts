import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A role of the image, run in its own process by its command. */
export interface RealProcess {
  /** Where it listens, from its log. */
  readonly url: string;
  /** Ends it with SIGTERM; returns its exit code. */
  stop(): Promise<number | null>;
  /** Ends it with SIGKILL. */
  kill(): Promise<void>;
}

/** Starts a role and waits until its log says where it listens; if it ends before, fails with its stderr. */
export async function startProcess(
  env: Readonly<Record<string, string>>,
  script: string,
  ...args: string[]
): Promise<RealProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    env: { PATH: dirname(process.execPath), ACCESS_LEDGER: 'memory', PLANNER_MS: '30000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written += text));
  const ended = once(child, 'close') as Promise<[number | null]>;
  const url = await Promise.race([listeningUrl(child.stdout), ended.then(() => null)]);
  if (url === null) {
    throw new Error(`${script} ${args.join(' ')} ended before it listened:\n${written}`);
  }
  child.stdout.resume();
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return (await ended)[0];
  };
  return { url, stop: () => end('SIGTERM'), kill: async () => void (await end('SIGKILL')) };
}

async function listeningUrl(log: NodeJS.ReadableStream): Promise<string | null> {
  for await (const line of createInterface({ input: log })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) {
      return url;
    }
  }
  return null;
}
