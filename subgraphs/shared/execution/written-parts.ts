import { randomUUID } from 'node:crypto';

/** Stands in an answer for a part that is text already. Nobody outside of this process knows it, so no value can be taken for it. */
const MARK = randomUUID();
const PLACE = `"${MARK} `;

/** The parts of one answer that are written as JSON while the rest is still an object. */
export class WrittenParts {
  private readonly texts: string[] = [];

  /** What stands for a text in the object. */
  place(text: string): string {
    this.texts.push(text);
    return `${MARK} ${this.texts.length - 1}`;
  }

  /** The JSON of the object, with the texts in their places. */
  fill(json: string): string {
    if (this.texts.length === 0) {
      return json;
    }
    const [before = '', ...others] = json.split(PLACE);
    // Text is added to text and not joined: it is copied once, when it is sent.
    let filled = before;
    for (const other of others) {
      const end = other.indexOf('"');
      filled += this.texts[Number(other.slice(0, end))] ?? 'null';
      filled += other.slice(end + 1);
    }
    return filled;
  }
}

/** The text of a list. */
export function listText(texts: readonly string[]): string {
  let text = '[';
  for (const [at, own] of texts.entries()) {
    text += at === 0 ? own : `,${own}`;
  }
  return `${text}]`;
}
