import type { Event, Flow, Source, Stock, Value } from './statistics-source.ts';

/** Which numbers of the sources a request needs: the others are not read. */
export class Wanted {
  readonly #names: ReadonlySet<string>;

  constructor(names: Iterable<string>) {
    this.#names = new Set(names);
  }

  stocksOf({ stocks = {} }: Source): readonly (readonly [name: string, stock: Stock])[] {
    return Object.entries(stocks).filter(([name]) => this.#names.has(name));
  }

  /** The flows of an event that are asked for, or that stocks are made of. */
  flowsOf(source: Source, { flows }: Event): Readonly<Record<string, Flow>> {
    const ofStocks = this.stocksOf(source).flatMap(([, { plus, minus }]) => [plus, minus]);
    return Object.fromEntries(
      Object.entries(flows).filter(([name]) => this.#names.has(name) || ofStocks.includes(name)),
    );
  }

  /** The values of an event of which medians are needed. */
  valuesOf({ values = {} }: Event): readonly (readonly [name: string, value: Value])[] {
    return Object.entries(values).filter(([name]) => this.#names.has(name));
  }
}
