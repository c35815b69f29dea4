/** A place in the code where a right is enforced, and how it is deleted. */
export interface Hook {
  readonly name: string;
  /** From the project's root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** The test files that hold it, from the project's root: at least one test of them must fail without it. */
  readonly tests: readonly string[];
  /** Which of their tests are run, as `jest -t` takes it, where the others take long. */
  readonly only?: string;
}

/** The text without the hook. @throws where the text that is to be deleted does not stand there exactly once */
export function withoutHook(text: string, { name, file, from, to }: Hook): string {
  const times = text.split(from).length - 1;
  if (times !== 1) {
    throw new Error(`${name}: ${file} has the text that is to be deleted ${times} times, not once.`);
  }
  return text.replace(from, () => to);
}
