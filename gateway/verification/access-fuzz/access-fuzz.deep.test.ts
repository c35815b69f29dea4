/** The tests of `access-fuzz.test.ts` with 2,000 operations for each audience. */
import './access-fuzz.test.ts';
