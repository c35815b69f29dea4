/** The tests of `walk-selections.test.ts` over more documents. */
import './walk-selections.test.ts';
