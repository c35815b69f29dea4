import { FIELD_CLASSES } from '../../shared/access/field-class.ts';
import { isBadInput } from '../../shared/bad-input.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { byKeyAlone } from '../../shared/loading/references.ts';
import { UnknownRecord } from '../../shared/loading/unknown-record.ts';
import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import type { ReferenceResolver } from '../../shared/server/define-subgraph.ts';

import { EnforcementCase } from './enforcement-case.entity.ts';

/**
 * The case that another office refers to: by the courts' id, or by its case number. An office that has no ids writes the case
 * number in place of one; only a viewer who may read numbers is led from it to the case.
 *
 * @throws UnknownRecord
 */
export const caseReference: ReferenceResolver = byKeyAlone(async ({ id }, context) => {
  if (id === undefined) {
    return null;
  }
  const byId = await loadOne(context, EnforcementCase, 'id', id);
  if (byId !== null) {
    return byId;
  }
  // Who may not read numbers must not find a case by one. For the same reason the number is no `@key` of its own.
  const mayUseNumber = context.viewer.scopes.includes(FIELD_CLASSES.number.scope);
  const number = mayUseNumber ? canonicalNumber(id) : null;
  const byNumber = number === null ? null : await loadOne(context, EnforcementCase, 'caseNumber', number);
  if (byNumber === null) {
    throw new UnknownRecord(EnforcementCase.name, 'id', id);
  }
  return referredToAs(id, byNumber);
});

/** The ids by which other offices refer to cases, where these are not the courts' own. */
const REFERRED_TO_AS = new WeakMap<EnforcementCase, string>();

/** A case as another office calls it: the gateway joins by the id that it asked for. */
function referredToAs(id: string, own: EnforcementCase): EnforcementCase {
  // A copy: the loader has one record for all who ask for it.
  const copy = Object.create(Object.getPrototypeOf(own), Object.getOwnPropertyDescriptors(own)) as EnforcementCase;
  REFERRED_TO_AS.set(copy, id);
  return copy;
}

/** The id that a case is shown with: the one that it was asked for by. */
export function shownId(own: EnforcementCase): string {
  return REFERRED_TO_AS.get(own) ?? own.id;
}

/** A case number as it is stored; null for what is none. */
function canonicalNumber(text: string): string | null {
  try {
    return CaseNumberScalar.parseValue(text);
  } catch (error) {
    if (isBadInput(error)) {
      return null;
    }
    throw error;
  }
}
