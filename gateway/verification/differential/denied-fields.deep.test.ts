/** The tests of `denied-fields.test.ts` with more operations. */
import './denied-fields.test.ts';
