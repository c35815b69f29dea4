import { judgeAllFilters, judgeAllRules } from './judge.ts';
import { judgeAllHooks } from './mutations/judge-mutations.ts';
import { RunUnderWay } from './mutations/one-run.ts';
import { NothingDeleted } from './nothing-deleted.ts';
import { MUTANTS_HELP, readMutantOptions, type Kind, type MutantOptions } from './options.ts';
import { writeReport } from './report.ts';
import { countOf, type Verdict } from './verdict.ts';

const JUDGES: Readonly<Record<Kind, (only?: string) => AsyncIterable<Verdict>>> = {
  rules: judgeAllRules,
  filters: judgeAllFilters,
  hooks: judgeAllHooks,
};

const options = readOptions();
if (options !== undefined) {
  await run(options).catch((error: unknown) => {
    if (!(error instanceof RunUnderWay || error instanceof NothingDeleted)) {
      throw error;
    }
    console.error(error.message);
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
  const all: Record<Kind, Verdict[]> = { rules: [], filters: [], hooks: [] };
  for (const kind of kinds) {
    const verdicts = all[kind];
    for await (const verdict of JUDGES[kind](only)) {
      verdicts.push(verdict);
      console.log(`${verdict.outcome.padEnd(10)} ${verdict.mutant}: ${verdict.how}`);
    }
    console.log(
      `${kind}: ${countOf(verdicts, 'killed')} killed, ${countOf(verdicts, 'equivalent')} change nothing for anybody, ` +
        `${countOf(verdicts, 'survived')} survived\n`,
    );
    if (countOf(verdicts, 'survived') > 0) {
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
