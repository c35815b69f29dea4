import type { Row } from '../saved-query.ts';

/**
 * Reads batches a piece at a time, and can stop within one: a full sheet leaves the rest to the next. Holds one batch.
 */
export class RowReader {
  readonly #batches: AsyncIterator<readonly Row[]>;
  #batch: readonly Row[] = [];
  #next = 0;

  constructor(batches: AsyncIterable<readonly Row[]>) {
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** Up to `most` rows; none at the end. Throws what the batches throw. */
  async read(most: number): Promise<readonly Row[]> {
    if (!(await this.hasMore())) {
      return [];
    }
    const rows = this.#batch.slice(this.#next, this.#next + most);
    this.#next += rows.length;
    return rows;
  }

  /** Waits for the next batch that has rows, unless there are some left of this one. */
  async hasMore(): Promise<boolean> {
    while (this.#next >= this.#batch.length) {
      const { done, value } = await this.#batches.next();
      if (done) {
        return false;
      }
      this.#batch = value;
      this.#next = 0;
    }
    return true;
  }

  /** The first rows of what is to come, without taking them. */
  async peek(most: number): Promise<readonly Row[]> {
    return (await this.hasMore()) ? this.#batch.slice(this.#next, this.#next + most) : [];
  }

  /** Tells the source that nobody reads on. */
  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}
