import { randomUUID } from 'node:crypto';

/** Stands in an answer for a part that is text already. Nobody outside of this process knows it, so no value can be taken for it. */
const MARK = randomUUID();
const PLACE = new RegExp(`"${MARK} (\\d+)"`, 'g');

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
    return this.texts.length === 0 ? json : json.replace(PLACE, (_, at: string) => this.texts[Number(at)] ?? 'null');
  }
}
