/** The tests of `differential.test.ts` with 500 operations in each world. */
import './differential.test.ts';
