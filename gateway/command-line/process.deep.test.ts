import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = fileURLToPath(new URL('./lianzhi.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Prints the address of each loaded module. */
const REPORT_LOADS = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import { writeSync } from 'node:fs';
  registerHooks({ load(url, context, next) { writeSync(2, url + '\\n'); return next(url, context); } });
`)}`;

async function startProcess(command: string, ...args: string[]) {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, out, err };
}

describe('the process of lianzhi', () => {
  it('starts as npx lianzhi', async () => {
    const { code, out } = await startProcess('npx', 'lianzhi', 'token', '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: lianzhi token /);
  });

  it('exits with the code of a fault', async () => {
    const { code, out, err } = await startProcess('npx', 'lianzhi', 'token', '--audience', 'judge');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--audience is one of court, ');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('passes %s to the command, and exits as the command does', async (signal) => {
    const child = spawn(process.execPath, [BIN, 'gateway'], {
      env: { PATH: process.env['PATH'], GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'close');
    for await (const line of createInterface({ input: child.stdout })) {
      if ((JSON.parse(line) as { msg: string }).msg === 'listening') {
        child.kill(signal);
      }
    }
    expect(await ended).toEqual([0, null]);
  });

  it('loads only the modules that a command needs', async () => {
    const { code, out, err } = await startProcess(
      process.execPath,
      ...['--import', REPORT_LOADS, MAIN, 'token', '--audience', 'auditor'],
    );
    expect(code).toBe(0);
    expect(out.split('.')).toHaveLength(3);
    const loaded = err.replaceAll(pathToFileURL(ROOT).href, '').split('\n');
    expect(loaded).toContain('gateway/authentication/issuing/token-command.ts');
    const foreign = /^node_modules\/@(apollo|mikro-orm)|^gateway\/(planning|execution|serving|config)\b|^codegen/;
    expect(loaded.filter((module) => foreign.test(module) || /-command\.ts$/.test(module))).toEqual([
      'gateway/authentication/issuing/token-command.ts',
    ]);
  });
});
