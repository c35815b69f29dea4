import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { TestChoice } from './mutation.ts';

export interface TestRun {
  /** The full names of tests that failed. */
  readonly failed: readonly string[];
  readonly passed: number;
  /** Files that failed before any of their tests ran: they prove nothing. */
  readonly broken: readonly string[];
  /** Whether jest itself ended without a report: out of memory, or out of time. */
  readonly hasCrashed: boolean;
}

const TIMEOUT_MS = 600_000;

/**
 * Runs test files with jest, in one process, in a copy of the project, at the counts of `npm run test:deep`.
 *
 * @param bail whether to stop at the first file with a failing test
 */
export async function runJest(folder: string, { files, only }: TestChoice, bail: boolean): Promise<TestRun> {
  const report = join(folder, 'mutants-report.json');
  await rm(report, { force: true });
  const jest = [
    join(folder, 'node_modules/jest/bin/jest.js'),
    ...['--runInBand', '--silent', '--json', '--outputFile', report, '--forceExit'],
    ...['--config', 'jest.deep.config.mjs', '--testMatch', '**/*.test.ts'],
    ...(bail ? ['--bail'] : []),
    ...(only === undefined ? [] : ['-t', only]),
    ...['--runTestsByPath', ...files],
  ];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, jest, { cwd: folder, stdio: 'ignore', timeout: TIMEOUT_MS });
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) {
    return { failed: [], passed: 0, broken: [], hasCrashed: true };
  }
  const { testResults } = JSON.parse(text) as JestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    passed: tests.filter(({ status }) => status === 'passed').length,
    broken: testResults
      .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
      .map(({ name }) => name.slice(folder.length + 1)),
    hasCrashed: false,
  };
}

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}
