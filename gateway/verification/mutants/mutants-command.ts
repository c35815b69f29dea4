import { BaselineError, countOf, type MutantResult } from './mutant.ts';
import { FolderLockedError } from './mutations/folder-lock.ts';
import { MutationError } from './mutations/mutation.ts';
import { runAllMutations } from './mutations/run-mutations.ts';
import type { Kind, MutantOptions } from './options.ts';
import { writeReport } from './report.ts';
import { runAllFilterMutants, runAllRuleMutants } from './run-mutants.ts';

const RUNS: Readonly<Record<Kind, (only?: string) => AsyncIterable<MutantResult>>> = {
  rules: runAllRuleMutants,
  filters: runAllFilterMutants,
  mutations: runAllMutations,
};

/** Applies each mutant in turn and prints the test that fails; the exit code is 1 where none does. */
export async function runMutants(options: MutantOptions): Promise<void> {
  try {
    await run(options);
  } catch (error) {
    if (![FolderLockedError, BaselineError, MutationError].some((kind) => error instanceof kind)) {
      throw error;
    }
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}

async function run({ kinds, only, isWritten }: MutantOptions): Promise<void> {
  const all: Record<Kind, MutantResult[]> = { rules: [], filters: [], mutations: [] };
  for (const kind of kinds) {
    const results = all[kind];
    for await (const result of RUNS[kind](only)) {
      results.push(result);
      console.log(`${result.outcome.padEnd(10)} ${result.mutant} (${result.reason})`);
    }
    console.log(
      `${kind}: ${countOf(results, 'killed')} killed, ${countOf(results, 'equivalent')} equivalent, ` +
        `${countOf(results, 'survived')} survived\n`,
    );
    if (countOf(results, 'survived') > 0) {
      process.exitCode = 1;
    }
  }
  if (Object.values(all).flat().length === 0) {
    console.error('No mutant has that name.');
    process.exitCode = 2;
  }
  if (isWritten) {
    await writeReport(all, new Date().toISOString().slice(0, 10));
  }
}
