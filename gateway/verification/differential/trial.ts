import { isAskedBeyond } from './asked-beyond.ts';
import type { Candidate, MakeCandidates } from './candidates.ts';
import { difference } from './compare.ts';
import { mergedSchema, type Path } from './merged-schema.ts';
import { CaseArbitrary, type Case } from './operations/case-arbitrary.ts';
import { conditionalPaths } from './operations/conditional-paths.ts';
import { protectedFields } from './protected-fields.ts';
import type { Fault, Run } from './resolve-field.ts';
import type { World } from './world.ts';
import { hashOf } from './worlds/hash.ts';

export interface Trial {
  readonly world: World;
  readonly arbitrary: CaseArbitrary;
  readonly candidates: readonly Candidate[];
  /**
   * Runs one case in one schema and through the candidates of those names; what differs, by the candidate's name. What
   * differs only as `isAskedBeyond` says is told apart.
   */
  differences(
    tried: Case,
    names?: readonly string[],
    onAskedBeyond?: (candidate: string) => void,
    onRefused?: (candidate: string) => void,
  ): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

/** A world with all ways of executing its operations. One case at a time: subgraphs read the run that is under way. */
export async function openTrial(world: World, make: MakeCandidates): Promise<Trial> {
  const merged = mergedSchema(world.supergraphSdl);
  const keptWhole = protectedFields(world.supergraphSdl);
  let current: Run = { data: world.fresh(), faults: new Map() };
  const candidates = await make(world, () => current);
  const faultsOf = async (tried: Case): Promise<ReadonlyMap<string, Fault>> => {
    const faults = new Map<string, Fault>();
    if (tried.faults.length > 0) {
      const read = new Set<string>();
      const onRead = (place: string, coordinate: string): void => {
        if (!keptWhole.has(coordinate)) {
          read.add(place);
        }
      };
      await merged.answer(tried.document, tried.variables, { data: world.fresh(), faults, onRead });
      tried.faults.forEach((number) => {
        // The place that is first in an order of the number's own: shrinking leaves it where it is.
        const [place] = [...read].sort((one, other) => hashOf(`${number} ${one}`) - hashOf(`${number} ${other}`));
        if (place !== undefined) {
          faults.set(place, number % 2 === 0 ? 'error' : 'null');
        }
      });
    }
    return faults;
  };
  const selecting = (tried: Case, faults: ReadonlyMap<string, Fault>): readonly Path[] => {
    const names = new Set([...faults.keys()].map((place) => place.slice(place.lastIndexOf('.') + 1)));
    return conditionalPaths(tried.document, names);
  };
  return {
    world,
    arbitrary: new CaseArbitrary(merged.apiSchema, world.values),
    candidates,
    async differences(tried, names, onAskedBeyond, onRefused) {
      const faults = await faultsOf(tried);
      const freshRun = (): Run => ({ data: world.fresh(), faults });
      const truth = await merged.answer(tried.document, tried.variables, freshRun());
      const failing = await merged.failing(tried.document, tried.variables, freshRun());
      const found = new Map<string, string>();
      for (const candidate of candidates.filter(({ name }) => names?.includes(name) ?? true)) {
        current = freshRun();
        const told = await candidate.answer(tried).then(
          (answer) => {
            if (answer === undefined) {
              onRefused?.(candidate.name);
              return undefined;
            }
            const differing = difference(answer, truth, failing);
            const isLimit = differing !== undefined && isAskedBeyond(answer, truth, failing, selecting(tried, faults));
            if (isLimit) {
              onAskedBeyond?.(candidate.name);
            }
            return isLimit ? undefined : differing;
          },
          (fault: unknown) => `threw ${String(fault)}`,
        );
        if (told !== undefined) {
          const where = faults.size > 0 ? `\nfaults   ${JSON.stringify([...faults])}` : '';
          found.set(candidate.name, told + where);
        }
      }
      return found;
    },
    async close() {
      await Promise.all(candidates.map((candidate) => candidate.close()));
    },
  };
}
