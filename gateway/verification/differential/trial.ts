import type { Candidate, MakeCandidates } from './candidates.ts';
import { difference } from './compare.ts';
import { mergedSchema, type Path } from './merged-schema.ts';
import { conditionalPaths } from './operations/conditional-paths.ts';
import { hashOf } from './operations/random.ts';
import { TestCaseArbitrary, type TestCase } from './operations/test-case-arbitrary.ts';
import { isOverFetch } from './over-fetch.ts';
import { protectedFields } from './protected-fields.ts';
import type { Fault, Run } from './resolve-field.ts';
import type { World } from './test-data.ts';

export interface Trial {
  readonly world: World;
  readonly arbitrary: TestCaseArbitrary;
  readonly candidates: readonly Candidate[];
  /**
   * Runs a test case in the merged schema and through the candidates of those names.
   *
   * @returns what differs, by the candidate's name; without differences of over-fetching, which only `onOverFetch` sees
   */
  differences(
    testCase: TestCase,
    names?: readonly string[],
    onOverFetch?: (candidate: string) => void,
    onRefused?: (candidate: string) => void,
  ): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

/** A world with all its candidates. One test case at a time, because the subgraphs read the current run. */
export async function openTrial(world: World, make: MakeCandidates): Promise<Trial> {
  const merged = mergedSchema(world.supergraphSdl);
  const withoutFaults = protectedFields(world.supergraphSdl);
  let current: Run = { data: world.fresh(), faults: new Map() };
  const candidates = await make(world, () => current);
  const faultsOf = async (testCase: TestCase): Promise<ReadonlyMap<string, Fault>> => {
    const faults = new Map<string, Fault>();
    if (testCase.faults.length > 0) {
      const read = new Set<string>();
      const onRead = (fieldId: string, coordinate: string): void => {
        if (!withoutFaults.has(coordinate)) {
          read.add(fieldId);
        }
      };
      await merged.answer(testCase.document, testCase.variables, { data: world.fresh(), faults, onRead });
      testCase.faults.forEach((number) => {
        // The first field in an order that depends on the number alone, so that shrinking does not move the fault.
        const [fieldId] = [...read].sort((one, other) => hashOf(`${number} ${one}`) - hashOf(`${number} ${other}`));
        if (fieldId !== undefined) {
          faults.set(fieldId, number % 2 === 0 ? 'error' : 'null');
        }
      });
    }
    return faults;
  };
  const failingInFragments = (testCase: TestCase, faults: ReadonlyMap<string, Fault>): readonly Path[] => {
    const names = new Set([...faults.keys()].map((fieldId) => fieldId.slice(fieldId.lastIndexOf('.') + 1)));
    return conditionalPaths(testCase.document, names);
  };
  return {
    world,
    arbitrary: new TestCaseArbitrary(merged.apiSchema, world.values),
    candidates,
    async differences(testCase, names, onOverFetch, onRefused) {
      const faults = await faultsOf(testCase);
      const freshRun = (): Run => ({ data: world.fresh(), faults });
      const expected = await merged.answer(testCase.document, testCase.variables, freshRun());
      const failing = await merged.failing(testCase.document, testCase.variables, freshRun());
      const differences = new Map<string, string>();
      for (const candidate of candidates.filter(({ name }) => names?.includes(name) ?? true)) {
        current = freshRun();
        const description = await candidate.answer(testCase).then(
          (answer) => {
            if (answer === undefined) {
              onRefused?.(candidate.name);
              return undefined;
            }
            const differing = difference(answer, expected, failing);
            const isAllowed =
              differing !== undefined && isOverFetch(answer, expected, failing, failingInFragments(testCase, faults));
            if (isAllowed) {
              onOverFetch?.(candidate.name);
            }
            return isAllowed ? undefined : differing;
          },
          (fault: unknown) => `threw ${String(fault)}`,
        );
        if (description !== undefined) {
          const suffix = faults.size > 0 ? `\nfaults   ${JSON.stringify([...faults])}` : '';
          differences.set(candidate.name, description + suffix);
        }
      }
      return differences;
    },
    async close() {
      await Promise.all(candidates.map((candidate) => candidate.close()));
    },
  };
}
