import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { lianzhi } from './program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = fileURLToPath(new URL('./lianzhi.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Prints the address of each loaded module. */
const REPORT_LOADS = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import { writeSync } from 'node:fs';
  registerHooks({ load(url, context, next) { writeSync(2, url + '\\n'); return next(url, context); } });
`)}`;

/** Every command, by the words that name it. */
const LINES = lianzhi().commands.flatMap((command) => [
  [command.name()],
  ...command.commands.map((subcommand) => [command.name(), subcommand.name()]),
]);

function startProcess(command: string, ...args: string[]) {
  return startIn(ROOT, {}, command, ...args);
}

async function startIn(cwd: string, env: Readonly<Record<string, string>>, command: string, ...args: string[]) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
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

  it.each(LINES)('only shows help with --help: %s %s', async (...words: string[]) => {
    const home = await mkdtemp(join(tmpdir(), 'lianzhi-help-'));
    const line = words.filter(Boolean);
    const { code, out, err } = await startIn(home, { HOME: home }, process.execPath, BIN, ...line, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: lianzhi ${line.join(' ')}`);
    expect(await readdir(home, { recursive: true })).toEqual([]);
    await rm(home, { recursive: true });
  });

  it('reads the entities in any folder', async () => {
    const home = await mkdtemp(join(tmpdir(), 'lianzhi-elsewhere-'));
    const { code, out, err } = await startIn(home, {}, process.execPath, BIN, 'columns', 'cases');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('## enforcement_case');
    await rm(home, { recursive: true });
  });

  it('ends quietly where nobody reads the rest of its output', async () => {
    const { code, out, err } = await startProcess(
      'bash',
      '-c',
      `"${process.execPath}" "${BIN}" gateway --help | head -1`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: /);
  });

  it('shows the variables of a subgraph with --help of its main file', async () => {
    const { code, out } = await startProcess(process.execPath, '--import', 'tsx', 'subgraphs/main.ts', '--help');
    expect(code).toBe(0);
    expect(out).toContain('CURSOR_KEY*');
  });

  it('names what is missing where npm ci has not run', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lianzhi-clone-'));
    await cp(dirname(BIN), join(folder, 'gateway/command-line'), { recursive: true });
    const bin = join(folder, 'gateway/command-line', basename(BIN));
    const { code, err } = await startIn(folder, {}, process.execPath, bin, 'start');
    expect(code).toBe(1);
    expect(err).toBe('依赖还没有安装，请先运行 npm ci。The packages are not installed: run npm ci first.\n');
    await rm(folder, { recursive: true });
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
