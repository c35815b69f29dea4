import { describe, expect, it } from '@jest/globals';

import type { Row } from '../saved-query.ts';

import { batchesOf, receive, rows, run, UTF8 } from './form-fixture.ts';
import { FORM_NAMES, type FormName } from './form.ts';
import { FORMS } from './forms.ts';

const BATCH = 1_000;

/** Batches that a form may hold beyond those whose bytes were taken: one, or a row group, or what the ZIP's streams hold. */
const AHEAD: Readonly<Record<FormName, number>> = { json: 1, ndjson: 1, csv: 1, parquet: 10, xlsx: 3 };

/** A source that counts what was taken from it and knows whether it was closed. */
class CountedSource {
  taken = 0;
  isClosed = false;

  async *batches(count: number): AsyncGenerator<readonly Row[]> {
    const batch = rows(BATCH);
    try {
      for (; this.taken < count;) {
        this.taken += 1;
        yield await Promise.resolve(batch);
      }
    } finally {
      this.isClosed = true;
    }
  }
}

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

  it('of 300,000 rows is written at the pace of its reader, a few batches at a time', async () => {
    const whole = new CountedSource();
    const { received } = await receive(FORMS[name].write(run(), whole.batches(300), UTF8));
    const bytesPerBatch = received.length / 300;

    const source = new CountedSource();
    let bytes = 0;
    let mostAhead = 0;
    for await (const chunk of FORMS[name].write(run(), source.batches(300), UTF8)) {
      bytes += chunk.length;
      // Whatever wants to read on without being asked gets the time to.
      await settle();
      mostAhead = Math.max(mostAhead, source.taken - bytes / bytesPerBatch);
    }
    expect(source.taken).toBe(300);
    expect(mostAhead).toBeLessThan(AHEAD[name] + 1);
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
    const early = await receive(FORMS[name].write(run(), batchesOf([], BATCH, failure), UTF8));
    expect(early).toEqual({ received: Buffer.alloc(0), error: failure });
    const late = await receive(FORMS[name].write(run(), batchesOf(rows(30_000), BATCH, failure), UTF8));
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

/** Until streams and the compression thread have done what they can without a reader. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
