import { judgeAllFilters, judgeAllRules } from './judge.ts';
import { judgeAllHooks } from './mutations/judge-mutations.ts';
import { RunUnderWay } from './mutations/one-run.ts';
import { NothingDeleted } from './nothing-deleted.ts';
import type { Kind, MutantOptions } from './options.ts';
import { writeReport } from './report.ts';
import { countOf, type Verdict } from './verdict.ts';

const JUDGES: Readonly<Record<Kind, (only?: string) => AsyncIterable<Verdict>>> = {
  rules: judgeAllRules,
  filters: judgeAllFilters,
  hooks: judgeAllHooks,
};

/** Deletes each mutant in turn and prints the test that fails; the exit code is 1 where none does. */
export async function judgeMutants(options: MutantOptions): Promise<void> {
  try {
    await judge(options);
  } catch (error) {
    if (!(error instanceof RunUnderWay || error instanceof NothingDeleted)) {
      throw error;
    }
    console.error(error.message);
    process.exitCode = 2;
  }
}

async function judge({ kinds, only, isWritten }: MutantOptions): Promise<void> {
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
