export const KINDS = ['rules', 'filters', 'mutations'] as const;
export type Kind = (typeof KINDS)[number];

export interface MutantOptions {
  readonly kinds: readonly Kind[];
  /** The name of the only mutant to run. */
  readonly only?: string;
  /** Whether the results are written to the README of this folder and to `.data`. */
  readonly isWritten: boolean;
}
