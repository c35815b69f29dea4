import ts from 'typescript';

import { CodePlaceError, findCode } from './code-place.ts';

/** An edit of a line that enforces a right, and the tests that must fail with it. */
export interface Mutation {
  /** What the product would do with it, as one sentence; also its name. */
  readonly meaning: string;
  /** From the project's root. */
  readonly file: string;
  /** The code to replace: as little as stands in the file only once. How it is formatted makes no difference. */
  readonly replace: string;
  /** Empty where the code is deleted. */
  readonly by: string;
  readonly tests: TestChoice;
}

/** Test files, from the project's root. At least one of their tests must fail. */
export interface TestChoice {
  readonly files: readonly string[];
  /** Only tests whose names match, as `jest -t` takes it, where the others take long. */
  readonly only?: string | undefined;
}

/** A mutation cannot be applied; the message says which, and what to do. */
export class MutationError extends Error {
  constructor({ meaning, file }: Mutation, reason: string) {
    super(`Mutation "${meaning}" cannot be applied to ${file}: ${reason}.`);
    this.name = 'MutationError';
  }
}

/** Mutations of one file. */
export function inFile(
  file: string,
  tests: TestChoice,
  mutations: readonly (Pick<Mutation, 'meaning' | 'replace' | 'by'> & { readonly tests?: TestChoice })[],
): readonly Mutation[] {
  return mutations.map((mutation) => ({ file, tests, ...mutation }));
}

/**
 * The source with the mutation.
 *
 * @throws MutationError where the code does not stand there exactly once, or the result is no TypeScript
 */
export function mutate(source: string, mutation: Mutation): string {
  const mutated = replaced(source, mutation);
  const compilerOptions = { target: ts.ScriptTarget.ESNext, experimentalDecorators: true };
  const [fault] = ts.transpileModule(mutated, { reportDiagnostics: true, compilerOptions }).diagnostics ?? [];
  if (fault !== undefined) {
    throw new MutationError(
      mutation,
      `the result is no TypeScript (${ts.flattenDiagnosticMessageText(fault.messageText, ' ')})`,
    );
  }
  return mutated;
}

function replaced(source: string, mutation: Mutation): string {
  try {
    // An end that both have stays as it is: the source may have no `,` or `;` there.
    const shared = [',', ';'].some((end) => mutation.replace.endsWith(end) && mutation.by.endsWith(end))
      ? -1
      : undefined;
    const { start, end } = findCode(source, mutation.replace.slice(0, shared));
    // Where a statement was the only one of an unbraced `if`, the next one must not take its place.
    const by = mutation.by === '' && mutation.replace.endsWith(';') ? ';' : mutation.by.slice(0, shared);
    return source.slice(0, start) + by + source.slice(end);
  } catch (error) {
    throw error instanceof CodePlaceError ? new MutationError(mutation, error.message) : error;
  }
}
