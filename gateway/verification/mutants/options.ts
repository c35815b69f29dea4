import { parseArgs } from 'node:util';

export const KINDS = ['rules', 'filters', 'mutations'] as const;
export type Kind = (typeof KINDS)[number];

export interface MutantOptions {
  readonly kinds: readonly Kind[];
  /** The name of the only mutant to run. */
  readonly only?: string;
  /** Whether the results are written to the README of this folder and to `.data`. */
  readonly isWritten: boolean;
}

export const MUTANTS_HELP = `npm run mutants -- [${KINDS.join('] [')}] [options]

Deletes each access rule and each row filter, and applies each mutation of the code, one at a time, and checks that a test
fails. Prints each mutant with what killed it, and exits with 1 if one survived. All of them take 15 to 40 minutes.

  --only NAME    only the mutant of this name; for mutations, those whose meaning contains it
  --write        write a run of all mutants to .data/mutants.md, and its summary to the README`;

/** @throws on an unknown option or kind, naming it; undefined with --help */
export function readMutantOptions(args: readonly string[]): MutantOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  const kinds = positionals.length > 0 ? positionals.map(kindOf) : KINDS;
  if (values.write && (values.only !== undefined || kinds.length < KINDS.length)) {
    throw new Error('--write goes with a run of all mutants.');
  }
  return { kinds, isWritten: values.write, ...(values.only !== undefined && { only: values.only }) };
}

function kindOf(text: string): Kind {
  const kind = KINDS.find((known) => known === text);
  if (kind === undefined) {
    throw new Error(`${text} is none of ${KINDS.join(', ')}.`);
  }
  return kind;
}
