export const KINDS = ['rules', 'filters', 'hooks'] as const;
export type Kind = (typeof KINDS)[number];

export interface MutantOptions {
  readonly kinds: readonly Kind[];
  /** The name of the one mutant to try. */
  readonly only?: string;
  /** Whether the result is written into this folder's README and list. */
  readonly isWritten: boolean;
}
