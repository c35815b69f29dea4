/** The tests of `ten-queries.test.ts` on every database. */
import './ten-queries.test.ts';
