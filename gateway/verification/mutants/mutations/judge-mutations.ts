import { NothingDeleted } from '../nothing-deleted.ts';
import type { Verdict } from '../verdict.ts';

import { HOOKS } from './all-mutations.ts';
import type { Hook } from './mutation.ts';
import { holdFolder } from './one-run.ts';
import { runTests } from './run-tests.ts';
import { openScratchCopy, SCRATCH, type ScratchCopy } from './scratch-copy.ts';

/** Copies of the project that are worked in at the same time. */
const COPIES = 2;

/**
 * Deletes each hook in turn, in a copy of the project, and runs the tests that hold it. First those tests are run with
 * nothing deleted: one that fails then tells nothing.
 *
 * @throws NothingDeleted, or RunUnderWay
 */
export async function* judgeAllHooks(only?: string): AsyncGenerator<Verdict> {
  const hooks = HOOKS.filter(({ name }) => only === undefined || name === only);
  if (hooks.length === 0) {
    return;
  }
  const release = await holdFolder(SCRATCH);
  try {
    const copies = await Promise.all(
      Array.from({ length: Math.min(COPIES, hooks.length) }, (_, at) => openScratchCopy(at)),
    );
    yield* inTurn(choicesOf(hooks, copies.length), copies, untouched);
    yield* inTurn(hooks, copies, judge);
  } finally {
    await release();
  }
}

type Choice = Pick<Hook, 'tests'> & { readonly only?: string | undefined };

/** All tests that the hooks name, each once: whole files in as many runs as there are copies, the others by themselves. */
function choicesOf(hooks: readonly Hook[], runs: number): readonly Choice[] {
  const whole = [...new Set(hooks.filter(({ only }) => only === undefined).flatMap(({ tests }) => tests))];
  const parts = new Map(
    hooks
      .filter(({ only }) => only !== undefined)
      .map(({ tests, only }) => [`${tests.join()} ${only}`, { tests, only }]),
  );
  const wholes = Array.from({ length: runs }, (_, run) => ({ tests: whole.filter((_file, at) => at % runs === run) }));
  return [...wholes.filter(({ tests }) => tests.length > 0), ...parts.values()];
}

async function untouched({ folder }: ScratchCopy, { tests, only }: Choice): Promise<readonly Verdict[]> {
  const { failed, broken, passed } = await runTests(folder, { files: tests, only, stopsAtFirst: false });
  const faults = [...broken, ...failed, ...(passed === 0 ? [`no test of ${tests.join(', ')} is run`] : [])];
  if (faults.length > 0) {
    throw new NothingDeleted(faults);
  }
  return [];
}

async function judge(copy: ScratchCopy, hook: Hook): Promise<readonly Verdict[]> {
  const choice = { files: hook.tests, only: hook.only, stopsAtFirst: true };
  const { failed, broken, isDown } = await copy.without(hook, () => runTests(copy.folder, choice));
  const [first] = failed;
  if (first !== undefined) {
    return [{ mutant: hook.name, outcome: 'killed', how: first }];
  }
  if (isDown) {
    return [{ mutant: hook.name, outcome: 'killed', how: 'the tests do not come to an end' }];
  }
  const how = broken.length > 0 ? `${broken.join(', ')} could not be run, which tells nothing` : 'no test failed';
  return [{ mutant: hook.name, outcome: 'survived', how }];
}

/** Does the same for each of many, one in each copy at a time; results as they come. */
async function* inTurn<Work>(
  work: readonly Work[],
  copies: readonly ScratchCopy[],
  act: (copy: ScratchCopy, one: Work) => Promise<readonly Verdict[]>,
): AsyncGenerator<Verdict> {
  const waiting = [...work];
  const underWay = new Map<ScratchCopy, Promise<readonly [ScratchCopy, readonly Verdict[]]>>();
  const begin = (copy: ScratchCopy): void => {
    const next = waiting.shift();
    if (next === undefined) {
      underWay.delete(copy);
    } else {
      underWay.set(
        copy,
        act(copy, next).then((verdicts) => [copy, verdicts] as const),
      );
    }
  };
  copies.forEach(begin);
  while (underWay.size > 0) {
    const [copy, verdicts] = await Promise.race(underWay.values());
    begin(copy);
    yield* verdicts;
  }
}
