import { COMMON } from './jest.config.mjs';

/** `npm run test:deep`: the same promises at the counts that we want, on both databases, and what takes long. */
export default {
  ...COMMON,
  testMatch: ['<rootDir>/{gateway,subgraphs,codegen,seed,docker}/**/*.deep.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/peers/'],
  testTimeout: 1_200_000,
};
