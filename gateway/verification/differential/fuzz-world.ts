import fc from 'fast-check';

import type { Case } from './operations/case-arbitrary.ts';
import type { Trial } from './trial.ts';
import { hashOf } from './worlds/hash.ts';

/** What came of one candidate's operations. */
export interface Tally {
  tried: number;
  differing: number;
  /** How often the candidate refused an operation as one that its planner cannot plan. */
  refused: number;
  /** How often what differed came of a plan that asked more than the client did: see `isAskedBeyond`. */
  beyond: number;
  /** The first few, shrunk. */
  readonly shown: Difference[];
}

export interface Difference {
  readonly tried: Case;
  readonly told: string;
}

export interface FuzzPlan {
  readonly operations: number;
  readonly seed: number;
  readonly shown: number;
  /** Names of the candidates that an operation goes through, by its number. */
  readonly candidatesOf: (index: number) => readonly string[];
  /** Told of the first few of each candidate, shrunk. */
  readonly onDifference: (candidate: string, found: Difference) => void;
  readonly onProgress: (tried: number, tallies: ReadonlyMap<string, Tally>) => void;
}

/** As many operations as are made at once: memory stays flat however many are asked for. */
const CHUNK = 100;

/** Runs random operations through every candidate and tells what differs from the merged schema, by candidate. */
export async function fuzzWorld(trial: Trial, plan: FuzzPlan): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map(
    trial.candidates.map(({ name }) => [name, { tried: 0, differing: 0, refused: 0, beyond: 0, shown: [] } as Tally]),
  );
  for (let start = 0; start < plan.operations; start += CHUNK) {
    const numRuns = Math.min(CHUNK, plan.operations - start);
    const seed = hashOf(`${plan.seed} ${trial.world.name} ${start}`) | 0;
    for (const [offset, tried] of fc.sample(trial.arbitrary, { numRuns, seed }).entries()) {
      await tryOne(trial, tried, plan.candidatesOf(start + offset), tallies, plan);
    }
    plan.onProgress(start + numRuns, tallies);
  }
  return tallies;
}

async function tryOne(
  trial: Trial,
  tried: Case,
  names: readonly string[],
  tallies: ReadonlyMap<string, Tally>,
  { shown, onDifference }: FuzzPlan,
): Promise<void> {
  const beyond = new Set<string>();
  const refused = new Set<string>();
  const differences = await trial.differences(
    tried,
    names,
    (name) => beyond.add(name),
    (name) => refused.add(name),
  );
  for (const name of names) {
    const tally = tallies.get(name);
    const told = differences.get(name);
    if (tally === undefined) {
      continue;
    }
    tally.tried += 1;
    tally.beyond += beyond.has(name) ? 1 : 0;
    tally.refused += refused.has(name) ? 1 : 0;
    if (told !== undefined) {
      tally.differing += 1;
      if (tally.shown.length < shown) {
        const found = await smallest(trial, name, { tried, told });
        tally.shown.push(found);
        onDifference(name, found);
      }
    }
  }
}

/** Takes every step of shrinking that still differs. */
async function smallest(trial: Trial, name: string, found: Difference): Promise<Difference> {
  for (const { value } of trial.arbitrary.shrink(found.tried)) {
    const told = (await trial.differences(value, [name])).get(name);
    if (told !== undefined) {
      return smallest(trial, name, { tried: value, told });
    }
  }
  return found;
}
