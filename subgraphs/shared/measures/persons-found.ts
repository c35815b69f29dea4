import { type Cell } from './blocks.ts';
import type { Scanned } from './event-scan.ts';
import { FEWEST_PERSONS } from './fewest-persons.ts';
import { ALL, type Flow } from './statistics-source.ts';

/** Which numbers of an event are told by the same blocks. */
export interface Divided {
  readonly flows: Readonly<Record<string, Flow>>;
  /** SQL conditions under each of which those told together must stand for enough persons; all events where empty. */
  readonly standFor: readonly string[];
  /** Whether those of all years before the period are needed, too. */
  readonly withPast: boolean;
}

/** So many events of a cell are looked at first: of as many cases hardly ever fewer than ten persons are debtors. */
const SAMPLE = 20;
/** Each round looks at so many times as many events as the last one: a person may have all of a cell. */
const LESS = 6;
/** The persons of so many events are looked up without choosing among them. */
const FEW_EVENTS = 2_000;

/**
 * The persons that cells stand for, found in rounds. Who the first debtor of a case is must be looked up, and most cells have a
 * thousand times the persons that they need: so one in many events is looked at, then more of the cells that this did not
 * decide, and of the rest all. What is decided is exact: ten persons among some are ten among all.
 */
export class PersonsFound {
  /** The conditions of all divisions, one after the other. */
  readonly conditions: readonly string[];
  readonly #divided: readonly Divided[];
  readonly #cells: readonly Scanned[];
  readonly #sizeOf: (cell: Scanned, at: number) => number;
  #last = Infinity;
  /** By cell, for each condition. */
  readonly #found = new Map<string, readonly (readonly string[] | 'MANY' | 'UNKNOWN')[]>();

  constructor(divided: readonly Divided[], cells: readonly Scanned[], sizeOf: (cell: Scanned, at: number) => number) {
    this.#divided = divided;
    this.#cells = cells;
    this.#sizeOf = sizeOf;
    this.conditions = divided.flatMap(conditionsOf);
  }

  /** Of how many events one is looked at to decide these cells. */
  sampleOf(cells: readonly Scanned[]): number {
    const sizes = cells.map((cell) => this.#smallest(cell)).sort((a, b) => a - b);
    const all = cells.reduce((sum, cell) => sum + this.#largest(cell), 0);
    const typical = sizes[Math.floor(sizes.length / 2)] ?? 0;
    const few = Math.max(1, Math.floor(Math.min(typical / SAMPLE, this.#last / LESS)));
    this.#last = all <= FEW_EVENTS ? 1 : few;
    return this.#last;
  }

  /** @param all whether these are the persons of all events, and not of some */
  note(read: ReadonlyMap<string, readonly (readonly string[])[]>, all: boolean): void {
    for (const cell of this.undecided()) {
      const key = keyOfCell(cell);
      const known = this.#found.get(key);
      const own = read.get(key);
      this.#found.set(
        key,
        this.conditions.map((_, kind) => {
          const before = known?.[kind] ?? 'UNKNOWN';
          const persons = own?.[kind] ?? [];
          if (before !== 'UNKNOWN') {
            return before;
          }
          return persons.length >= FEWEST_PERSONS ? 'MANY' : all ? persons : 'UNKNOWN';
        }),
      );
    }
  }

  /** The cells of which is not known yet whether they stand for enough persons. */
  undecided(): readonly Scanned[] {
    return this.#cells.filter((cell) => this.#open(cell).length > 0);
  }

  of(cell: Scanned, at: number): Cell['persons'] {
    const found = this.#found.get(keyOfCell(cell));
    return this.#kindsOf(at).map((kind) => {
      const persons = found?.[kind] ?? [];
      return persons === 'UNKNOWN' ? [] : persons;
    });
  }

  /** The divisions of a cell that have events and are not decided. */
  #open(cell: Scanned): number[] {
    const found = this.#found.get(keyOfCell(cell));
    return this.#divided.flatMap((_, at) => {
      const isOpen = this.#kindsOf(at).some((kind) => (found?.[kind] ?? 'UNKNOWN') === 'UNKNOWN');
      return isOpen && this.#sizeOf(cell, at) > 0 ? [at] : [];
    });
  }

  #smallest(cell: Scanned): number {
    return Math.min(...this.#open(cell).map((at) => this.#sizeOf(cell, at)));
  }

  #largest(cell: Scanned): number {
    return Math.max(...this.#open(cell).map((at) => this.#sizeOf(cell, at)));
  }

  #kindsOf(at: number): number[] {
    const first = this.#divided.slice(0, at).flatMap(conditionsOf).length;
    return conditionsOf(this.#divided[at]).map((_, kind) => first + kind);
  }
}

function conditionsOf({ standFor }: Pick<Divided, 'standFor'> = { standFor: [] }): readonly string[] {
  return standFor.length > 0 ? standFor : [ALL];
}

const KEYS = new WeakMap<Scanned, string>();

/** What tells a cell from others. */
export function keyOfCell(cell: Scanned): string {
  const known = KEYS.get(cell);
  if (known !== undefined) {
    return known;
  }
  const own = Object.entries(cell.columns).filter(([name]) => name !== 'value' && !/^persons\d/.test(name));
  const key = JSON.stringify([cell.time, ...own.sort(([a], [b]) => (a < b ? -1 : 1))]);
  KEYS.set(cell, key);
  return key;
}
