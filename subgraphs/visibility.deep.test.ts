/** The tests of `visibility.test.ts` for every subgraph, on every database. */
import './visibility.test.ts';
