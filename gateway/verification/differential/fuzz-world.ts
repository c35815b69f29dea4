import fc from 'fast-check';

import { hashOf } from './operations/random.ts';
import type { TestCase } from './operations/test-case-arbitrary.ts';
import type { Trial } from './trial.ts';

/** The results of one candidate. */
export interface Tally {
  operations: number;
  differing: number;
  /** Operations that the candidate refused with PLAN_NOT_SUPPORTED. */
  refused: number;
  /** Operations that differed only by over-fetching: see `isOverFetch`. */
  overFetched: number;
  /** The first few differences, shrunk. */
  readonly shown: Difference[];
}

export interface Difference {
  readonly testCase: TestCase;
  readonly description: string;
}

export interface FuzzPlan {
  readonly operations: number;
  readonly seed: number;
  readonly shown: number;
  /** Names of the candidates that run an operation, by its number. */
  readonly candidatesOf: (index: number) => readonly string[];
  /** Called with the first few differences of each candidate, shrunk. */
  readonly onDifference: (candidate: string, difference: Difference) => void;
  readonly onProgress: (operations: number, tallies: ReadonlyMap<string, Tally>) => void;
}

/** Operations that are made at once: memory stays flat however many are run. */
const CHUNK = 100;

/** Runs random operations through every candidate and counts the differences from the merged schema, by candidate. */
export async function fuzzWorld(trial: Trial, plan: FuzzPlan): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map(
    trial.candidates.map(({ name }) => [
      name,
      { operations: 0, differing: 0, refused: 0, overFetched: 0, shown: [] } as Tally,
    ]),
  );
  for (let start = 0; start < plan.operations; start += CHUNK) {
    const numRuns = Math.min(CHUNK, plan.operations - start);
    const seed = hashOf(`${plan.seed} ${trial.world.name} ${start}`) | 0;
    for (const [offset, testCase] of fc.sample(trial.arbitrary, { numRuns, seed }).entries()) {
      await runTestCase(trial, testCase, plan.candidatesOf(start + offset), tallies, plan);
    }
    plan.onProgress(start + numRuns, tallies);
  }
  return tallies;
}

async function runTestCase(
  trial: Trial,
  testCase: TestCase,
  names: readonly string[],
  tallies: ReadonlyMap<string, Tally>,
  { shown, onDifference }: FuzzPlan,
): Promise<void> {
  const overFetched = new Set<string>();
  const refused = new Set<string>();
  const differences = await trial.differences(
    testCase,
    names,
    (name) => overFetched.add(name),
    (name) => refused.add(name),
  );
  for (const name of names) {
    const tally = tallies.get(name);
    const description = differences.get(name);
    if (tally === undefined) {
      continue;
    }
    tally.operations += 1;
    tally.overFetched += overFetched.has(name) ? 1 : 0;
    tally.refused += refused.has(name) ? 1 : 0;
    if (description !== undefined) {
      tally.differing += 1;
      if (tally.shown.length < shown) {
        const difference = await shrink(trial, name, { testCase, description });
        tally.shown.push(difference);
        onDifference(name, difference);
      }
    }
  }
}

/** Takes every step of shrinking after which the answers still differ. */
async function shrink(trial: Trial, name: string, difference: Difference): Promise<Difference> {
  for (const { value } of trial.arbitrary.shrink(difference.testCase)) {
    const description = (await trial.differences(value, [name])).get(name);
    if (description !== undefined) {
      return shrink(trial, name, { testCase: value, description });
    }
  }
  return difference;
}

/** A difference for a reader: world and candidate, operation, and what differs. */
export function describeDifference(
  world: string,
  candidate: string,
  { testCase: { text, variables }, description }: Difference,
): string {
  const given = Object.keys(variables).length > 0 ? `\nvariables ${JSON.stringify(variables)}` : '';
  return `── ${candidate} in ${world}\n${text}${given}\n${description}\n`;
}
