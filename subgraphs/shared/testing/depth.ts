/** Whether `npm run test:deep` runs: every database and the large counts. `npm test` runs samples of the same tests. */
export const IS_DEEP = process.env['TEST_DEPTH'] === 'deep';

/** A count of trials, records or operations for the depth at which the tests run. */
export function perDepth({ quick, deep }: { readonly quick: number; readonly deep: number }): number {
  return IS_DEEP ? deep : quick;
}
