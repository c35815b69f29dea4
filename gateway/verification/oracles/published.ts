import { dateInShanghai } from '../../../subgraphs/shared/scalars/date-time.ts';

import type { StoredRow } from './small-world.ts';

/**
 * Whether everyone may see a listing today, from the specification of the list and not from the subgraph's rule: published, not
 * taken off, its term not over, not suspended, and neither of a minor nor of a debtor who is unable.
 */
export function isPublished({ kind, values }: StoredRow): boolean {
  const today = dateInShanghai(new Date());
  const has = (property: string): boolean => {
    const day = values[property];
    return typeof day === 'string' && day <= today;
  };
  const isSuspended = has('suspendedFrom') && !has('suspendedUntil');
  return (
    kind === 'DishonestListing' &&
    has('publishedOn') &&
    !has('removedOn') &&
    !has('expiresOn') &&
    !isSuspended &&
    !values['minor'] &&
    !values['inability']
  );
}
