import { availableParallelism } from 'node:os';

/** ESM under swc: the same legacy decorators without emitted metadata as tsc and tsx. */
export const COMMON = {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['/peers/', '/\\.data/', '/explorer/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          experimental: { keepImportAttributes: true },
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
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
  testMatch: ['<rootDir>/{gateway,subgraphs,codegen,seed,docker}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/peers/', '\\.deep\\.test\\.ts$'],
};
