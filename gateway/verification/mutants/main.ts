import { BaselineError, countOf, type MutantResult } from './mutant.ts';
import { FolderLockedError } from './mutations/folder-lock.ts';
import { MutationError } from './mutations/mutation.ts';
import { runAllMutations } from './mutations/run-mutations.ts';
import { MUTANTS_HELP, readMutantOptions, type Kind, type MutantOptions } from './options.ts';
import { writeReport } from './report.ts';
import { runAllFilterMutants, runAllRuleMutants } from './run-mutants.ts';

const RUNS: Readonly<Record<Kind, (only?: string) => AsyncIterable<MutantResult>>> = {
  rules: runAllRuleMutants,
  filters: runAllFilterMutants,
  mutations: runAllMutations,
};

const options = readOptions();
if (options !== undefined) {
  await run(options).catch((error: unknown) => {
    if (![FolderLockedError, BaselineError, MutationError].some((kind) => error instanceof kind)) {
      throw error;
    }
    console.error((error as Error).message);
    process.exitCode = 2;
  });
}

function readOptions(): MutantOptions | undefined {
  try {
    const read = readMutantOptions(process.argv.slice(2));
    if (read === undefined) {
      console.log(MUTANTS_HELP);
    }
    return read;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${MUTANTS_HELP}`);
    process.exitCode = 2;
    return undefined;
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
