import { describe, expect, it } from '@jest/globals';

import type { Row } from '../saved-query.ts';

import { batchesOf, receive, rows, run, UTF8 } from './form-fixture.ts';
import { FORM_NAMES } from './form.ts';
import { FORMS } from './forms.ts';
import { CountedSource, FEW, mostBatchesAhead, settle } from './pace-fixture.ts';

describe.each(FORM_NAMES)('%s', (name) => {
  it('is called by its ending', () => {
    expect(FORMS[name].name).toBe(name);
  });

  it('takes nothing from the source before it is read', async () => {
    const source = new CountedSource();
    FORMS[name].write(run(), source.batches(300), UTF8);
    await settle();
    expect(source.taken).toBe(0);
  });

  it('is written at the pace of its reader, a few batches at a time', async () => {
    expect(await mostBatchesAhead(name, 40)).toBeLessThan(FEW[name]);
  });

  it('closes its source when the reader leaves', async () => {
    const source = new CountedSource();
    for await (const _ of FORMS[name].write(run(), source.batches(300), UTF8)) {
      break;
    }
    await settle();
    expect(source.isClosed).toBe(true);
    expect(source.taken).toBeLessThan(15);
  });

  it('fails with the error of its source, and before a byte where there was no batch', async () => {
    const failure = new Error('the database is down');
    const early = await receive(FORMS[name].write(run(), batchesOf([], 1_000, failure), UTF8));
    expect(early).toEqual({ received: Buffer.alloc(0), error: failure });
    const late = await receive(FORMS[name].write(run(), batchesOf(rows(30_000), 1_000, failure), UTF8));
    expect(late.error).toBe(failure);
    expect(late.received.length).toBeGreaterThan(0);
  });
});

// Not XLSX, whose column widths come from the first batch: its own test splits sheets within batches.
describe.each(FORM_NAMES.filter((name) => name !== 'xlsx'))('%s', (name) => {
  it('is the same bytes however the rows come in batches, empty ones too', async () => {
    const results = await Promise.all(
      [1, 7, 5_000].map(async (size) => {
        const { received } = await receive(FORMS[name].write(run(), emptyBetween(batchesOf(rows(200), size)), UTF8));
        return received.toString('latin1');
      }),
    );
    expect(new Set(results).size).toBe(1);
  });
});

/** Batches of no rows among the others, as a page of which the viewer may see nothing. */
async function* emptyBetween(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield [];
  for await (const batch of batches) {
    yield batch;
    yield [];
  }
}
