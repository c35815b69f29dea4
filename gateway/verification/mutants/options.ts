import { parseArgs } from 'node:util';

export const KINDS = ['rules', 'filters', 'hooks'] as const;
export type Kind = (typeof KINDS)[number];

export interface MutantOptions {
  readonly kinds: readonly Kind[];
  /** The name of the one mutant to try. */
  readonly only?: string;
  /** Whether the result is written into this folder's README and list. */
  readonly isWritten: boolean;
}

export const MUTANTS_HELP = `npm run mutants -- [${KINDS.join('] [')}] [options]

Takes away each access rule, each row filter and each hook of the gateway in turn, and sees whether a test fails. Prints
each with what noticed; ends with 1 where nothing did. All of them take 15 to 40 minutes.

  --only NAME    this one alone, as the list names it
  --write        a run of all is written into gateway/verification/mutants/last-run.md`;

/** @throws naming what is no option or no kind of mutant; undefined where help is asked for */
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
