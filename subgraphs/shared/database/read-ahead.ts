interface ReadOfPage {
  readonly name: string;
  readonly rows: Promise<unknown>;
  readonly stop: AbortController;
}

/**
 * What a run is likely to ask for next, read while the answer before it is on its way. One read at a time: its rows are in memory
 * until they are asked for, or something else is. A read that nobody will ask for is stopped in the database.
 */
export class ReadAhead {
  private next: ReadOfPage | undefined;
  private readonly reading = new Set<AbortController>();

  /**
   * @param name all that the rows depend on
   * @param read must end when its signal is aborted
   */
  start<Rows>(name: string, read: (signal: AbortSignal) => Promise<Rows>): void {
    this.drop();
    const stop = new AbortController();
    this.reading.add(stop);
    const rows = read(stop.signal).finally(() => this.reading.delete(stop));
    // It fails where it is asked for.
    rows.catch(() => undefined);
    this.next = { name, rows, stop };
  }

  /** What was read ahead under the name; undefined where that was something else. */
  take<Rows>(name: string): Promise<Rows> | undefined {
    const { next } = this;
    if (next?.name !== name) {
      this.drop();
      return undefined;
    }
    this.next = undefined;
    return next.rows as Promise<Rows>;
  }

  /** Stops all reads, also of what was taken: its request gets an error. */
  end(): void {
    this.next = undefined;
    this.reading.forEach((stop) => stop.abort());
  }

  private drop(): void {
    this.next?.stop.abort();
    this.next = undefined;
  }
}
