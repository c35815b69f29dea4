import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What test files told. */
export interface TestRun {
  /** The full names of tests that failed. */
  readonly failed: readonly string[];
  readonly passed: number;
  /** Files of which no test could be run: they tell nothing. */
  readonly broken: readonly string[];
  /** Whether the tests took jest down with them, by want of memory or of an end. */
  readonly isDown: boolean;
}

export interface TestChoice {
  readonly files: readonly string[];
  /** Only tests whose names match, as `jest -t` takes it. */
  readonly only?: string | undefined;
  /** Whether to stop at the first file with a test that fails. */
  readonly stopsAtFirst: boolean;
}

const LONGEST_MS = 600_000;

/** Runs test files by jest in a copy of the project. */
export async function runTests(folder: string, { files, only, stopsAtFirst }: TestChoice): Promise<TestRun> {
  const report = join(folder, 'mutants-report.json');
  await rm(report, { force: true });
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(folder, 'node_modules/jest/bin/jest.js'),
    ...['--runInBand', '--silent', '--json', '--outputFile', report, '--forceExit'],
    ...(stopsAtFirst ? ['--bail'] : []),
    ...(only === undefined ? [] : ['-t', only]),
    ...['--runTestsByPath', ...files],
  ];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, jest, { cwd: folder, stdio: 'ignore', timeout: LONGEST_MS });
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  const told = await readFile(report, 'utf8').catch(() => undefined);
  if (told === undefined) {
    return { failed: [], passed: 0, broken: [], isDown: true };
  }
  const { testResults } = JSON.parse(told) as JestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    passed: tests.filter(({ status }) => status === 'passed').length,
    broken: testResults
      .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
      .map(({ name }) => name.slice(folder.length + 1)),
    isDown: false,
  };
}

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}
