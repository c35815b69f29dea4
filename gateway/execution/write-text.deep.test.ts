/** The tests of `write-text.test.ts` over more values. */
import './write-text.test.ts';
