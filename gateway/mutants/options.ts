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

export const MUTANTS_USAGE = `npm run mutants [-- ${KINDS.join('|')}] [--only NAME] [--write]`;

/** @throws naming what is no option or no kind of mutant */
export function readMutantOptions(args: readonly string[]): MutantOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
  });
  const kinds = positionals.length > 0 ? positionals.map(kindOf) : KINDS;
  if (values.write && (values.only !== undefined || kinds.length < KINDS.length)) {
    throw new Error('--write goes with a run of all mutants.');
  }
  return { kinds, isWritten: values.write, ...(values.only !== undefined && { only: values.only }) };
}

function kindOf(text: string): Kind {
  const kind = KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error(`${text} is none of ${KINDS.join(', ')}.`);
  return kind;
}
