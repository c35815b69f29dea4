import { availableParallelism } from 'node:os';

import { BaselineError, type MutantResult } from '../mutant.ts';

import { MUTATIONS } from './all-mutations.ts';
import { lockFolder } from './folder-lock.ts';
import type { Mutation, TestChoice } from './mutation.ts';
import { COPIES_FOLDER, copyProject, type ProjectCopy } from './project-copy.ts';
import { runJest } from './run-jest.ts';

/** How many copies of the project are used at the same time; a test run keeps more than one core busy. */
const COPIES = Math.max(1, Math.floor(availableParallelism() / 2));

/**
 * Applies each mutation in turn, in a copy of the project, and runs its tests. All tests are first run without any
 * mutation, since the failure of a test that fails anyway proves nothing.
 *
 * @param only part of the meaning of the mutations to run
 * @throws BaselineError, FolderLockedError, MutationError
 */
export async function* runAllMutations(only = ''): AsyncGenerator<MutantResult> {
  const mutations = MUTATIONS.filter(({ meaning }) => meaning.includes(only));
  if (mutations.length === 0) {
    return;
  }
  const unlock = await lockFolder(COPIES_FOLDER);
  try {
    const copies = await Promise.all(
      Array.from({ length: Math.min(COPIES, mutations.length) }, (_, number) => copyProject(number)),
    );
    for await (const failures of inCopies(distinctTests(mutations), copies, runBaseline)) {
      if (failures.length > 0) {
        throw new BaselineError(failures);
      }
    }
    yield* inCopies(mutations, copies, runMutation);
  } finally {
    await unlock();
  }
}

/** So many files end within the time of one run, on a busy machine too. */
const FILES_AT_ONCE = 8;

/** All tests that the mutations name, each once: whole files a few at a time, parts by themselves. */
function distinctTests(mutations: readonly Mutation[]): readonly TestChoice[] {
  const choices = mutations.map(({ tests }) => tests);
  const whole = [...new Set(choices.filter(({ only }) => only === undefined).flatMap(({ files }) => files))];
  const parts = new Map(choices.filter(({ only }) => only !== undefined).map((part) => [JSON.stringify(part), part]));
  const wholes: TestChoice[] = [];
  for (let at = 0; at < whole.length; at += FILES_AT_ONCE) {
    wholes.push({ files: whole.slice(at, at + FILES_AT_ONCE) });
  }
  return [...wholes, ...parts.values()];
}

async function runBaseline({ folder }: ProjectCopy, tests: TestChoice): Promise<readonly string[]> {
  const { failed, broken, passed, hasCrashed } = await runJest(folder, tests, false);
  if (hasCrashed) {
    return [`${tests.files.join(', ')}: jest ended without a report, out of time or of memory`];
  }
  return [...broken, ...failed, ...(passed === 0 ? [`${tests.files.join(', ')}: no test ran`] : [])];
}

async function runMutation(copy: ProjectCopy, mutation: Mutation): Promise<MutantResult> {
  const { failed, broken, hasCrashed } = await copy.mutated(mutation, () => runJest(copy.folder, mutation.tests, true));
  const mutant = mutation.meaning;
  const [first] = failed;
  if (first !== undefined) {
    return { mutant, outcome: 'killed', reason: first };
  }
  if (hasCrashed) {
    return { mutant, outcome: 'killed', reason: 'the tests do not end' };
  }
  const reason = broken.length > 0 ? `${broken.join(', ')} could not be run, which proves nothing` : 'no test failed';
  return { mutant, outcome: 'survived', reason };
}

/** Runs every task, one at a time in each copy; results in the order in which they are done. */
async function* inCopies<Task, Result>(
  tasks: readonly Task[],
  copies: readonly ProjectCopy[],
  run: (copy: ProjectCopy, task: Task) => Promise<Result>,
): AsyncGenerator<Result> {
  const waiting = [...tasks];
  const running = new Map<ProjectCopy, Promise<readonly [ProjectCopy, Result]>>();
  const startNext = (copy: ProjectCopy): void => {
    const task = waiting.shift();
    if (task === undefined) {
      running.delete(copy);
    } else {
      running.set(
        copy,
        run(copy, task).then((result) => [copy, result] as const),
      );
    }
  };
  copies.forEach(startNext);
  while (running.size > 0) {
    const [copy, result] = await Promise.race(running.values());
    startNext(copy);
    yield result;
  }
}
