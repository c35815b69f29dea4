/** Fewest private persons that a number may stand for. */
const FEWEST = 10;

/** A prime below 2^26, so that a product of two remainders is exact. */
const PRIME = 67_108_859;

/** Fewer private persons than a number may stand for, and how they were isolated. */
export interface Isolated {
  readonly of: string;
  readonly persons: number;
  readonly by: 'a number' | 'a difference of two' | 'elimination' | 'telling apart';
  /** What was told. */
  readonly example: string;
}

/** What became of one kind of number. */
export interface Attack {
  /** Numbers told of private persons. */
  readonly numbers: number;
  /** Those of different records. */
  readonly different: number;
  readonly differences: number;
  /** Combinations that elimination arrived at. */
  readonly combinations: number;
  readonly isolated: readonly Isolated[];
}

/**
 * The numbers told of one kind of event, each as the set of records that it adds up. Four attacks on them:
 * each number by itself; the difference of every two; the combinations that Gaussian elimination arrives at; and telling
 * apart: records that every number counts alike have equal weight in every sum of multiples of the numbers, so that whatever
 * any arithmetic isolates is made of such classes. Where each class stands for ten persons, there is nothing to find at all.
 */
export class ToldNumbers {
  readonly #of: string;
  readonly #persons: Int32Array;
  readonly #marks: readonly [Int32Array, Int32Array];
  readonly #sets = new Map<string, { readonly members: Int32Array; readonly example: string }>();
  #numbers = 0;

  /** @param persons the private person of each record; -1 for none: what is of no person is known to everybody */
  constructor(of: string, persons: Int32Array) {
    this.#of = of;
    this.#persons = persons;
    this.#marks = [marksOf(persons.length, 1), marksOf(persons.length, 2)];
  }

  /**
   * Notes the numbers of rows that were told.
   * @param rowOf the row that counts each record; -1 where none does
   * @returns the rows told that count no private person
   */
  note(
    rowOf: Int32Array,
    isTold: readonly boolean[],
    isCounted: (record: number) => boolean,
    example: (row: number) => string,
  ): number[] {
    const [first, second] = [new Int32Array(isTold.length), new Int32Array(isTold.length)];
    const sizes = new Int32Array(isTold.length);
    const counts = (record: number): boolean => (this.#persons[record] ?? -1) >= 0 && isCounted(record);
    rowOf.forEach((row, record) => {
      if (row >= 0 && isTold[row] === true && counts(record)) {
        first[row] = (first[row] ?? 0) ^ (this.#marks[0][record] ?? 0);
        second[row] = (second[row] ?? 0) ^ (this.#marks[1][record] ?? 0);
        sizes[row] = (sizes[row] ?? 0) + 1;
      }
    });
    const empty: number[] = [];
    const fresh = new Map<number, string>();
    isTold.forEach((told, row) => {
      if (told && sizes[row] === 0) {
        empty.push(row);
      } else if (told) {
        this.#numbers += 1;
        const key = `${sizes[row]} ${first[row]} ${second[row]}`;
        if (!this.#sets.has(key)) {
          fresh.set(row, key);
        }
      }
    });
    if (fresh.size > 0) {
      const members = new Map([...fresh.keys()].map((row) => [row, [] as number[]]));
      rowOf.forEach((row, record) => {
        if (counts(record)) {
          members.get(row)?.push(record);
        }
      });
      for (const [row, key] of fresh) {
        this.#sets.set(key, { members: Int32Array.from(members.get(row) ?? []), example: example(row) });
      }
    }
    return empty;
  }

  attack(): Attack {
    const sets = [...this.#sets.values()];
    const classOf = classesOf(this.#persons.length, sets);
    const count = classOf.reduce((most, one) => Math.max(most, one), -1) + 1;
    const personsOf = Array.from({ length: count }, () => new Set<number>());
    classOf.forEach((one, record) => personsOf[one]?.add(this.#persons[record] ?? -1));
    const few = (classes: Iterable<number>): number | null => {
      const persons = new Set<number>();
      for (const one of classes) {
        for (const person of personsOf[one] ?? []) {
          persons.add(person);
        }
        if (persons.size >= FEWEST) {
          return null;
        }
      }
      return persons.size > 0 ? persons.size : null;
    };
    const isolated: Isolated[] = [];
    const found = (by: Isolated['by'], classes: Iterable<number>, example: () => string): void => {
      const persons = few(classes);
      if (persons !== null) {
        isolated.push({ of: this.#of, persons, by, example: example() });
      }
    };
    const rows = sets.map(({ members }) => new Set(Array.from(members, (record) => classOf[record] ?? -1)));
    rows.forEach((row, at) => {
      found('a number', row, () => sets[at]?.example ?? '');
    });
    let differences = 0;
    rows.forEach((row, at) => {
      for (let other = at + 1; other < rows.length; other += 1) {
        differences += 1;
        found('a difference of two', differing(row, rows[other] ?? new Set()), () =>
          [sets[at]?.example, sets[other]?.example].join(' less '),
        );
      }
    });
    const combinations = eliminated(rows, count);
    for (const combination of combinations) {
      found('elimination', combination, () => `${combination.length} classes`);
    }
    personsOf.forEach((_, one) => {
      found('telling apart', [one], () => `class ${one}`);
    });
    return { numbers: this.#numbers, different: sets.length, differences, combinations: combinations.length, isolated };
  }
}

/** What two sets do not share, one after the other. */
function* differing(one: ReadonlySet<number>, other: ReadonlySet<number>): Generator<number> {
  for (const member of one) {
    if (!other.has(member)) {
      yield member;
    }
  }
  for (const member of other) {
    if (!one.has(member)) {
      yield member;
    }
  }
}

/** For each record the class of those that all sets count alike; -1 where none counts it. */
function classesOf(length: number, sets: readonly { readonly members: Int32Array }[]): Int32Array {
  const of = new Int32Array(length).fill(-1);
  let next = 0;
  for (const { members } of sets) {
    const parts = new Map<number, number>();
    for (const record of members) {
      const before = of[record] ?? -1;
      const after = parts.get(before) ?? next++;
      parts.set(before, after);
      of[record] = after;
    }
  }
  const known = new Map<number, number>();
  return of.map((one) => {
    if (one === -1) {
      return -1;
    }
    const named = known.get(one) ?? known.size;
    known.set(one, named);
    return named;
  });
}

/** The classes in each row of the reduced echelon form of the numbers, reckoned in remainders of a prime. */
function eliminated(rows: readonly ReadonlySet<number>[], width: number): number[][] {
  const reduced: { readonly pivot: number; readonly row: Float64Array }[] = [];
  for (const classes of rows) {
    const row = new Float64Array(width);
    for (const one of classes) {
      row[one] = 1;
    }
    for (const { pivot, row: known } of reduced) {
      subtract(row, known, row[pivot] ?? 0);
    }
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot >= 0) {
      const inverse = power(row[pivot] ?? 1, PRIME - 2);
      row.forEach((value, at) => (row[at] = (value * inverse) % PRIME));
      for (const { row: known } of reduced) {
        subtract(known, row, known[pivot] ?? 0);
      }
      reduced.push({ pivot, row });
    }
  }
  return reduced.map(({ row }) => Array.from(row.keys()).filter((at) => row[at] !== 0));
}

function subtract(row: Float64Array, other: Float64Array, times: number): void {
  if (times !== 0) {
    for (let at = 0; at < row.length; at += 1) {
      const value = other[at] ?? 0;
      if (value !== 0) {
        row[at] = ((row[at] ?? 0) + (PRIME - times) * value) % PRIME;
      }
    }
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      result = (result * square) % PRIME;
    }
    square = (square * square) % PRIME;
  }
  return result;
}

/** A random mark for each record, the same in every run: the marks of a set, each xor the next, tell it from other sets. */
function marksOf(length: number, seed: number): Int32Array {
  let state = seed * 0x9e3779b9;
  return Int32Array.from({ length }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return mixed ^ (mixed >>> 14);
  });
}
