import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Test files, and what a run is to say of their tests; `file` stands for a file that failed as a whole. */
const FILES: Record<string, { readonly source: string; readonly results: Record<string, string> }> = {
  'failing-assertion': {
    source: `
      it('compares', () => {
        expect({ count: 1 }).toEqual({ count: 2 });
      });
      it('goes on', () => undefined);`,
    results: { compares: '"count": 2', 'goes on': 'passed' },
  },
  'failing-hook': {
    source: `
      beforeAll(() => {
        throw new Error('The server did not start.');
      });
      it('needs the server', () => undefined);`,
    results: { 'needs the server': 'The server did not start.' },
  },
  'syntax-error': { source: `const = 1;`, results: { file: 'syntax-error.test.ts:2:6: ERROR' } },
  'failing-import': { source: `import './absent.ts';`, results: { file: 'Cannot find module' } },
  'hanging-import': { source: `await new Promise(() => undefined);`, results: { file: 'was not loaded within' } },
  hang: {
    source: `
      it('hangs', () => new Promise(() => undefined), 50);
      it('hangs with the timeout of the configuration', () => new Promise(() => undefined));
      describe('after a hook', () => {
        beforeAll(() => new Promise(() => undefined), 50);
        it('does not run', () => undefined);
      });
      it('goes on', () => undefined);`,
    results: {
      hangs: 'Exceeded timeout of 50 ms for a test',
      'hangs with the timeout of the configuration': 'Exceeded timeout of 1000 ms for a test',
      'after a hook does not run': 'Exceeded timeout of 50 ms for a hook',
      'goes on': 'passed',
    },
  },
  exit: {
    source: `
      it('exits', () => process.exit(0));
      it('goes on', () => undefined);`,
    results: { exits: 'process.exit(0) was called', 'goes on': 'passed' },
  },
  killed: {
    source: `
      it('is killed', async () => {
        process.kill(process.pid, 'SIGKILL');
        await new Promise(() => undefined);
      });`,
    results: { file: 'signal=SIGKILL' },
  },
  unhandled: {
    source: `
      const wait = () => new Promise((resolve) => setTimeout(resolve, 50));
      it('rejects', async () => {
        void Promise.reject(new Error('Nobody awaits this.'));
        await wait();
      });
      it('throws later', async () => {
        setTimeout(() => {
          throw new Error('Nobody catches this.');
        }, 1);
        await wait();
      });
      it('goes on', () => undefined);`,
    results: { rejects: 'Nobody awaits this.', 'throws later': 'Nobody catches this.', 'goes on': 'passed' },
  },
  ...twice('leaves-changes', {
    source: `
      it('finds the process as it was', () => {
        expect(process.env['LEFT_BY_A_TEST']).toBeUndefined();
        expect(process.cwd()).toBe(${JSON.stringify(ROOT.slice(0, -1))});
        expect(JSON.stringify({})).toBe('{}');
        process.env['LEFT_BY_A_TEST'] = 'left';
        process.chdir('/');
        jest.spyOn(JSON, 'stringify').mockReturnValue('left');
        jest.useFakeTimers();
      });`,
    results: { 'finds the process as it was': 'passed' },
  }),
  ...twice('leaves-a-server', {
    source: `
      import { createServer } from 'node:net';
      it('listens', async () => {
        await new Promise((resolve) => createServer().listen(0, resolve));
        console.log('printed by a test');
      });`,
    results: { listens: 'passed' },
  }),
};

let folder: string;
let run: { readonly exitCode: number | null; readonly output: string };
let report: Report;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jest-runner-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, { source }] of Object.entries(FILES)) {
    const globals = `import { beforeAll, describe, expect, it, jest } from '@jest/globals';\n`;
    await writeFile(join(folder, `${name}.test.ts`), globals + source);
  }
  const config = {
    ...{ rootDir: ROOT, roots: [folder], testMatch: [`${folder}/*.test.ts`], testTimeout: 1000, maxWorkers: 1 },
    reporters: ['default', '<rootDir>/.ci/failed-tests.mjs'],
  };
  await writeFile(
    join(folder, 'jest.config.mjs'),
    `import { COMMON } from ${JSON.stringify(join(ROOT, 'jest.config.mjs'))};
     export default { ...COMMON, ...${JSON.stringify(config)} };`,
  );
  run = await runJest();
  report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

describe('a run of jest', () => {
  it.each(Object.keys(FILES))('tells what happened in %s', (name) => {
    const file = report.testResults.find((result) => result.name === join(folder, `${name}.test.ts`))!;
    const tests = file.assertionResults.map(({ fullName, failureMessages }) => [
      fullName,
      failureMessages.join('\n') || 'passed',
    ]);
    const results: Record<string, unknown> = Object.fromEntries(tests.length > 0 ? tests : [['file', file.message]]);
    const expected = Object.entries(FILES[name]!.results);
    expect(results).toEqual(Object.fromEntries(expected.map(([test, text]) => [test, expect.stringContaining(text)])));
  });

  it('fails when a test fails', () => {
    expect(run.exitCode).toBe(1);
  });

  it('names each test or file that failed in its last lines', () => {
    const named = run.output.split('\n').filter((line) => line.startsWith('FAILED '));
    const failures = Object.values(FILES).flatMap(({ results }) => Object.values(results));
    expect(named).toHaveLength(failures.filter((text) => text !== 'passed').length);
  });

  it('shows the line of a test file where an assertion failed, or a test was defined that hangs', () => {
    expect(run.output).toContain('failing-assertion.test.ts:4:30)');
    expect(run.output).toContain('hang.test.ts:3:7');
    expect(JSON.stringify(report.testResults.map((file) => file.assertionResults))).not.toContain('test-framework.mjs');
  });

  it('shows what tests print', () => {
    expect(run.output.split('printed by a test')).toHaveLength(3);
  });
});

function twice<T>(name: string, file: T): Record<string, T> {
  return { [`${name}-1`]: file, [`${name}-2`]: file };
}

async function runJest(): Promise<typeof run> {
  const args = ['--config', join(folder, 'jest.config.mjs'), '--json', '--outputFile', join(folder, 'report.json')];
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), ...args], { cwd: ROOT });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { exitCode, output };
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly failureMessages: readonly string[] }[];
  }[];
}
