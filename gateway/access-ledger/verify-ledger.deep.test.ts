/** The tests of `verify-ledger.test.ts` over 100,000 records. */
import './verify-ledger.test.ts';
