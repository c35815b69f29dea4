import { availableParallelism } from 'node:os';

/** Test files run with Node and tsx themselves, in worker processes that keep what they have loaded: `.jest/README.md`. */
export const COMMON = {
  runner: '<rootDir>/.jest/runner.mjs',
  testEnvironment: '<rootDir>/.jest/environment.mjs',
  testRunner: '<rootDir>/.jest/test-framework.mjs',
  transform: {},
  modulePathIgnorePatterns: ['/peers/', '/\\.data/', '/explorer/dist/'],
  // For a hang alone: a slow machine with other work is no failure.
  testTimeout: 180_000,
  // Half of the cores: many tests start processes of their own.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  // After the default report, a line for each test that failed.
  reporters: ['default', '<rootDir>/.ci/failed-tests.mjs'],
  // A worker that is still busy with its last modules, on a slow machine, is no leak.
  workerGracefulExitTimeout: 30_000,
  // Modules of finished test files stay in a worker’s memory; a new worker takes over before the heap is full.
  workerIdleMemoryLimit: '1.5GB',
};

/** `npm test`: proves the product to somebody who just cloned it. */
export default {
  ...COMMON,
  testMatch: ['<rootDir>/{.jest,gateway,subgraphs,codegen,seed,docker}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/peers/', '\\.deep\\.test\\.ts$'],
};
