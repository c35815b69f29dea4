import { COMMON } from './jest.config.mjs';

// Read by the workers too (`subgraphs/shared/testing/depth.ts`).
process.env['TEST_DEPTH'] = 'deep';

/**
 * `npm run test:deep`: the tests named `*.deep.test.ts`, and those over databases, which then run on MySQL as well as SQLite.
 */
export default {
  ...COMMON,
  testMatch: [
    '<rootDir>/{gateway,subgraphs,codegen,seed,docker}/**/*.deep.test.ts',
    '<rootDir>/subgraphs/**/*.test.ts',
    '<rootDir>/gateway/access-ledger/{,chain/,store/,verify/}*.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '/peers/'],
  testTimeout: 1_200_000,
  // A process for each file: what a large test leaves in memory is not there for the next.
  workerIdleMemoryLimit: '50MB',
};
