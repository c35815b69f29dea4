/** The tests of `figures.test.ts` on every database. */
import './figures.test.ts';
