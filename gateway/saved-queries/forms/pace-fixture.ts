import type { Row } from '../saved-query.ts';

import { rows, run, UTF8 } from './form-fixture.ts';
import type { FormName } from './form.ts';
import { FORMS } from './forms.ts';

/** Batches of 1,000 rows that a form may hold: the one being written, a row group, or what the ZIP's streams hold. */
export const FEW: Readonly<Record<FormName, number>> = { json: 2, ndjson: 2, csv: 2, parquet: 11, xlsx: 4 };

/** A source that counts what was taken from it and knows whether it was closed. */
export class CountedSource {
  taken = 0;
  isClosed = false;

  async *batches(count: number): AsyncGenerator<readonly Row[]> {
    const batch = rows(1_000);
    try {
      while (this.taken < count) {
        this.taken += 1;
        yield await Promise.resolve(batch);
      }
    } finally {
      this.isClosed = true;
    }
  }
}

/** By how many batches a form was ahead of its reader at most, while it wrote `count` of them. */
export async function mostBatchesAhead(name: FormName, count: number): Promise<number> {
  const sizes: number[] = [];
  for await (const chunk of FORMS[name].write(run(), new CountedSource().batches(count), UTF8)) {
    sizes.push(chunk.length);
  }
  // Without the last chunk, which holds the footer of Parquet.
  const bytesPerBatch = sizes.slice(0, -1).reduce((sum, size) => sum + size, 0) / count;
  const source = new CountedSource();
  let bytes = 0;
  let most = 0;
  for await (const chunk of FORMS[name].write(run(), source.batches(count), UTF8)) {
    // What was taken before this chunk is read; whatever wants to read on without being asked gets the time to.
    await settle();
    most = Math.max(most, source.taken - bytes / bytesPerBatch);
    bytes += chunk.length;
  }
  return most;
}

/** Until streams and the compression thread have done what they can without a reader. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
