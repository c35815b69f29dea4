/** The tests of `readme.test.ts` on every database. */
import './readme.test.ts';
