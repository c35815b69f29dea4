import type { Place } from './place.ts';
import { listText, type WrittenParts } from './written-parts.ts';

/** A list of the answer that is filled: with the texts of its items, and with values where an item has none. */
export class FilledList {
  /** What stands in the answer until all items are there. */
  readonly items: unknown[];
  private readonly texts: string[] = [];
  private written = 0;
  private awaited: number;

  constructor(length: number) {
    this.items = new Array<unknown>(length);
    this.awaited = length;
  }

  write(at: number, text: string): void {
    this.texts[at] = text;
    this.written += 1;
  }

  /** Says of so many items that their texts are there, or that they have none. With the last, the texts get their places. */
  arrived(count: number, parts: WrittenParts, { holder, key }: Place): void {
    this.awaited -= count;
    if (this.awaited > 0) {
      return;
    }
    if (this.written === this.items.length) {
      // Unless an error beside it made what holds the list null.
      if (holder[key] === this.items) {
        holder[key] = parts.place(listText(this.texts));
      }
      return;
    }
    for (const [at, text] of this.texts.entries()) {
      if (text !== undefined) {
        this.items[at] = parts.place(text);
      }
    }
  }
}
