import { COMMON } from './jest.config.mjs';

// Read by the workers too (`subgraphs/shared/testing/depth.ts`).
process.env['TEST_DEPTH'] = 'deep';

/** `npm run test:deep`: the same promises at the counts that we want, on both databases, and what takes long. */
export default {
  ...COMMON,
  testMatch: ['<rootDir>/{gateway,subgraphs,codegen,seed,docker}/**/*.deep.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/peers/'],
  testTimeout: 1_200_000,
};
