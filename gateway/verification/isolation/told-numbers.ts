import type { Recorded, RecordedEvents } from './recorded-events.ts';

/** Fewest private persons that a number may stand for. */
const FEWEST = 10;

/** Events that are told together by every answer, with the private persons that they stand for. */
export interface Isolated {
  readonly flow: string;
  readonly persons: number;
  /** The months and courts of some of them. */
  readonly example: string;
}

/** The cells of one kind of event, and of each the class that it has come to be in; 0 where nothing was told of it. */
interface Classes {
  /** Of which amount they are; empty for counts. */
  readonly name: string;
  readonly cells: readonly Recorded[];
  readonly of: Uint32Array;
}

/**
 * What the numbers that were told are sums of. Events that every number counts alike cannot be told apart by any sums and
 * differences of them, so whatever arithmetic isolates is made of such classes of events.
 * Amounts are kept apart from counts, since no sum of one gives the other.
 */
export class ToldNumbers {
  readonly #signatures = new Map<string, number>();
  readonly #classes: Classes[] = [];
  readonly #classOf = new Map<string, Classes>();
  readonly #parts = new Set<string>();
  #answers = 0;

  /** @param partOf amounts that are a part of another one: one less the other is an amount as well */
  constructor(all: readonly RecordedEvents[], partOf: Readonly<Record<string, string>> = {}) {
    for (const { flows, amounts, cells } of all) {
      const counts = { name: '', cells, of: new Uint32Array(cells.length) };
      this.#classes.push(counts);
      for (const flow of flows) {
        if (amounts.has(flow) && partOf[flow] === undefined) {
          const own = { name: flow, cells, of: new Uint32Array(cells.length) };
          this.#classes.push(own);
          this.#classOf.set(flow, own);
        } else if (!amounts.has(flow)) {
          this.#classOf.set(flow, counts);
        }
      }
      for (const [part, whole] of Object.entries(partOf).filter(([flow]) => flows.includes(flow))) {
        this.#parts.add(part);
        this.#classOf.set(part, this.#classOf.get(whole) ?? counts);
      }
    }
  }

  cellsOf(flow: string): readonly Recorded[] {
    return this.#classOf.get(flow)?.cells ?? [];
  }

  /** Notes that numbers of a flow were told: for each cell that of the row which counts it, or -1. */
  note(flow: string, rowOf: Int32Array): void {
    const classes = this.#classOf.get(flow);
    this.#answers += 1;
    rowOf.forEach((row, at) => {
      const isCounted = row >= 0 && (!this.#parts.has(flow) || classes?.cells[at]?.sums[flow] !== 0);
      if (isCounted && classes !== undefined) {
        const key = `${classes.of[at]} ${this.#answers} ${row}`;
        const known = this.#signatures.get(key) ?? this.#signatures.size + 1;
        this.#signatures.set(key, known);
        classes.of[at] = known;
      }
    });
  }

  /** The classes of events that were told of, and stand for fewer private persons than they must. */
  isolated(personsOf: (persons: ReadonlySet<string>) => ReadonlySet<string> = (persons) => persons): Isolated[] {
    return this.#classes.flatMap(({ name, cells, of }) =>
      [...Map.groupBy(cells.keys(), (at) => of[at])].flatMap(([signature, members]) => {
        const held = members.flatMap((at) => cells[at] ?? []);
        const persons = new Set(
          held.flatMap((cell) => [...personsOf((name === '' ? cell.persons : cell.adding[name]) ?? new Set())]),
        );
        return signature === 0 || persons.size === 0 || persons.size >= FEWEST
          ? []
          : [
              {
                flow: name === '' ? 'counts' : name,
                persons: persons.size,
                example: held
                  .slice(0, 3)
                  .map(({ month, columns }) => `${month} ${JSON.stringify(columns)}`)
                  .join('; '),
              },
            ];
      }),
    );
  }
}
