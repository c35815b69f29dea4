/**
 * What a run is likely to ask for next, read while the answer before it is on its way. One read at a time: its rows are in memory
 * until they are asked for, or something else is.
 */
export class ReadAhead {
  private next: { readonly name: string; readonly rows: Promise<unknown> } | undefined;

  /** @param name all that the rows depend on */
  start<Rows>(name: string, read: () => Promise<Rows>): void {
    const rows = read();
    // It fails where it is asked for.
    rows.catch(() => undefined);
    this.next = { name, rows };
  }

  /** What was read ahead under the name; undefined where that was something else. */
  take<Rows>(name: string): Promise<Rows> | undefined {
    const { next } = this;
    this.next = undefined;
    return next?.name === name ? (next.rows as Promise<Rows>) : undefined;
  }
}
