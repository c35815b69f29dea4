import { raw } from '@mikro-orm/core';

import { badInputAt, isBadInput } from '../../shared/bad-input.ts';
import type { OwnCondition } from '../../shared/lists/list.ts';
import { endingsFrom, readNamePart } from '../../shared/lists/name-part.ts';

/**
 * Parties whose name has this part. The index over endings is read without a row filter: it holds nothing but the name of the
 * party itself, which is in the list only if the viewer may see it.
 *
 * @throws badInput where fewer than two characters are given
 */
export function nameContaining(nameContains: string): OwnCondition {
  const part = partOf(nameContains);
  const found = raw('select e.party_id from party_name_ending e where e.ending >= ? and e.ending < ?', [
    ...endingsFrom(part),
  ]);
  return { name: `name ${part}`, condition: { id: { $in: found } } };
}

function partOf(nameContains: string): string {
  try {
    return readNamePart(nameContains);
  } catch (error) {
    throw isBadInput(error) ? badInputAt(error, 'nameContains') : error;
  }
}
