/** The tests of `json-text.test.ts` over more values. */
import './json-text.test.ts';
