import { raw, UnderscoreNamingStrategy } from '@mikro-orm/core';

import type { IdentifierRule } from './identifier-rule.ts';
import { organisationCodeForms } from './organisation-code.ts';
import { askedOrganisationCode, UNIT_CODE } from './rules.ts';

const NAMING = new UnderscoreNamingStrategy();

/**
 * The records whose `property` is one of some identifiers, in whatever form it is stored. An index on the property serves it,
 * except where an organisation code is asked for: that stands inside of the credit codes that hold it, so every record is
 * compared. That is for tables of some thousand records, such as agencies; large ones have a column `organisation_code`.
 */
export function identifierCondition(
  rule: IdentifierRule,
  property: string,
  identifiers: readonly string[],
): Record<string, unknown> {
  const inForms = { [property]: { $in: formsOf(rule, identifiers) } };
  const codes = rule === UNIT_CODE ? identifiers.flatMap((one) => askedOrganisationCode(one) ?? []) : [];
  if (codes.length === 0) {
    return inForms;
  }
  const column = NAMING.propertyToColumnName(property);
  const forms = codes.flatMap(organisationCodeForms);
  return { $or: [inForms, { [raw((alias) => `substr(${alias}.${column}, 9, 9)`)]: { $in: [...new Set(forms)] } }] };
}

/** Every form in which some identifiers are written, each once. */
export function formsOf(rule: IdentifierRule, identifiers: readonly string[]): readonly string[] {
  return [...new Set(identifiers.flatMap((one) => rule.writtenForms(one)))];
}
