/** The test of `federation-graphs.test.ts` with all graphs. */
import './federation-graphs.test.ts';
