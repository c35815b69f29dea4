import { AUDIENCES } from '../../../subgraphs/shared/access/audiences.ts';
import type { Audiences } from '../../authorization/audiences.ts';

/** A table of audiences with these scopes, in mode `filter`; the other audiences have none. */
export function audiencesWith(scopes: Partial<Record<keyof Audiences, readonly string[]>>): Audiences {
  const rights = AUDIENCES.map((audience) => [audience, { mode: 'filter', scopes: scopes[audience] ?? [] }] as const);
  return Object.fromEntries(rights) as Audiences;
}
