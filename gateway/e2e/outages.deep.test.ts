/** The tests of `outages.test.ts` with MySQL. */
import './outages.test.ts';
