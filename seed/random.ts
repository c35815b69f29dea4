/**
 * A deterministic random number generator. A stream depends on its parent and a label, never on how often its parent
 * drew before, so a new draw in one part of the world changes no other part.
 */
export interface Random {
  /** A separate stream for `label`; equal labels of equal parents give equal streams. */
  stream(label: string | number): Random;
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** One element, uniform. @throws RangeError where there is none. */
  pick<T>(from: readonly T[]): T;
  /** One element of `[element, weight]` pairs. @throws RangeError where there is none. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  /** Yuan with two decimals, log-uniform between `low` and `high` yuan: as in reality, small sums are more common. */
  decimal(low: number, high: number): string;
}

// Destructured once: looking up a global for every hashed character takes half of the time in a Jest realm.
const { imul, floor, round } = Math;

/** The root stream of a seed number. */
export function randomOf(seed: number): Random {
  return new Stream(hash(String(seed), 0x9e3779b9), hash(String(seed), 0x85ebca6b));
}

/** A short ASCII id, the same for the same text: `prefix` and 64 bits in base 36, at most 16 characters. */
export function idOf(prefix: string, text: string): string {
  const high = hash(text, 0x51ed270b).toString(36).padStart(7, '0');
  return prefix + high + hash(text, 0x2545f491).toString(36).padStart(7, '0');
}

// There is a stream for every case, so it is a class: a dozen closures each would cost more than the draws.
class Stream implements Random {
  readonly #keyA: number;
  readonly #keyB: number;
  #a: number;
  #b: number;

  constructor(keyA: number, keyB: number) {
    this.#keyA = keyA;
    this.#keyB = keyB;
    this.#a = keyA;
    this.#b = keyB;
  }

  stream(label: string | number): Random {
    const text = typeof label === 'number' ? `#${label}` : label;
    return new Stream(hash(text, this.#keyA), hash(text, this.#keyB ^ 0x68bc21eb));
  }

  next(): number {
    // Mulberry32 over one word, with a second word mixed in at each step: small, fast, and good enough for samples.
    this.#b = (this.#b + 0x6d2b79f5) | 0;
    let t = imul(this.#a ^ (this.#a >>> 15), this.#b | 1);
    t = (t + imul(t ^ (t >>> 7), t | 61)) ^ t;
    this.#a = (this.#a + 0x9e3779b9 + t) | 0;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  int(low: number, high: number): number {
    return low + floor(this.next() * (high - low + 1));
  }

  chance(p: number): boolean {
    return this.next() < p;
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) {
      throw new RangeError('pick needs at least one element');
    }
    return from[floor(this.next() * from.length)] as T;
  }

  weighted<T>(from: readonly (readonly [T, number])[]): T {
    let sum = 0;
    for (const [, weight] of from) {
      sum += weight;
    }
    let left = this.next() * sum;
    for (const [element, weight] of from) {
      left -= weight;
      if (left < 0) {
        return element;
      }
    }
    const last = from.at(-1);
    if (!last) {
      throw new RangeError('weighted needs at least one element');
    }
    return last[0];
  }

  decimal(low: number, high: number): string {
    return (round(low * 100 * (high / low) ** this.next()) / 100).toFixed(2);
  }
}

// FNV-1a over UTF-16 code units with a final avalanche; two seeds give the 64 bits that ids need.
function hash(text: string, seed: number): number {
  let h = (0x811c9dc5 ^ seed) | 0;
  for (let i = 0; i < text.length; i += 1) {
    h = imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
