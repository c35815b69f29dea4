import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

function startProcess(env: Readonly<Record<string, string>>, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    env: { PATH: process.env['PATH'], ACCESS_LEDGER: 'memory', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const isEnded = once(child, 'close') as Promise<[number | null, string | null]>;
  return { child, isEnded, errors: () => errors };
}

/** Reads the log until the line that says where the gateway listens. */
async function urlOf(log: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: log })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) {
      return url;
    }
  }
  throw new Error('The gateway ended before it listened.');
}

describe('the gateway’s process', () => {
  it('serves the committed supergraph, and exits with 0 on SIGTERM', async () => {
    const { child, isEnded } = startProcess({ GATEWAY_PORT: '0' });
    try {
      const url = await urlOf(child.stdout);
      const ready = (await (await fetch(`${url}/health/ready`)).json()) as { subgraphs: Record<string, string> };
      expect(Object.keys(ready.subgraphs).sort()).toEqual([
        'access_ledger',
        'assets',
        'cases',
        'credit',
        'linkage',
        'performance',
        'viewer',
      ]);
    } finally {
      child.kill('SIGTERM');
    }
    expect(await isEnded).toEqual([0, null]);
  });

  it('does not start with a faulty configuration, and reports every fault', async () => {
    const { isEnded, errors } = startProcess({ LIANZHI_ENV: 'production', GATEWAY_PORT: 'x' });
    expect(await isEnded).toEqual([1, null]);
    expect(errors()).toContain('GATEWAY_HOST is not set, and production has no default for it.');
    expect(errors()).toContain('GATEWAY_PORT is malformed: expected a whole number from 0 to 65535.');
    expect(errors()).not.toContain('    at ');
  });

  it('does not start with a supergraph that it cannot serve, and reports why', async () => {
    const { isEnded, errors } = startProcess({ GATEWAY_PORT: '0', SUPERGRAPH_FILE: 'README.md' });
    expect(await isEnded).toEqual([1, null]);
    expect(errors()).toContain('The supergraph is refused: Syntax Error');
    expect(errors()).not.toContain('    at ');
  });

  it('does not start with a faulty file of limits, and reports why', async () => {
    const { isEnded, errors } = startProcess({ GATEWAY_PORT: '0', LIMITS_FILE: 'README.md' });
    expect(await isEnded).toEqual([1, null]);
    expect(errors()).toContain('it is not JSON.');
    expect(errors()).not.toContain('    at ');
  });

  it('reloads its supergraph on SIGHUP, and keeps the old one if the new one is bad', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lianzhi-signal-'));
    const file = join(folder, 'supergraph.graphql');
    await copyFile(fileURLToPath(new URL('../supergraph.graphql', import.meta.url)), file);
    const { child, isEnded } = startProcess({ GATEWAY_PORT: '0', SUPERGRAPH_FILE: file });
    try {
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const logged = async (message: string): Promise<void> => {
        for (let line = await lines.next(); !line.done; line = await lines.next()) {
          if ((JSON.parse(line.value) as { msg: string }).msg === message) {
            return;
          }
        }
        throw new Error(`The gateway ended without logging '${message}'.`);
      };
      await logged('listening');
      await writeFile(file, 'type Query {');
      child.kill('SIGHUP');
      await logged('supergraph refused');
    } finally {
      child.kill('SIGTERM');
    }
    expect(await isEnded).toEqual([0, null]);
    await rm(folder, { recursive: true });
  });

  it('shows its variables with --help, and refuses what it does not know', async () => {
    const { child, isEnded } = startProcess({}, '--help');
    let help = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (help += text));
    expect(await isEnded).toEqual([0, null]);
    expect(help).toContain('| `SUBGRAPH_DEADLINE_MS` | `5000` | no |');
    const refused = startProcess({}, '--port=4000');
    expect(await refused.isEnded).toEqual([2, null]);
    expect(refused.errors()).toBe('Unknown option --port.\nSee npx lianzhi gateway --help.\n');
  });
});
