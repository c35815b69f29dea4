import type { GraphQLScalarType } from 'graphql';

import { isBadInput } from '../bad-input.ts';
import { caseNumberForms, caseNumberKey, CaseNumberScalar, parseCaseNumber } from '../scalars/case-number.ts';
import { CreditCodeScalar, parseUnitCode } from '../scalars/credit-code.ts';
import {
  identityNumberForms,
  IdentityNumberScalar,
  parseIdentityNumber,
  parsePersonNumber,
} from '../scalars/identity-number.ts';

import type { IdentifierRule } from './identifier-rule.ts';
import { organisationCodeForms, organisationCodeIn } from './organisation-code.ts';
import { travelDocumentForms } from './travel-document.ts';
import { latinForms } from './written-forms.ts';

/** Numbers of persons: one key, the canonical form. */
export const PERSON_NUMBER: IdentifierRule = {
  asked: (number) => listOf(attempt(parsePersonNumber, number)),
  stored: (value) => listOf(attempt(parsePersonNumber, value)),
  writtenForms(number) {
    const canonical = attempt(parsePersonNumber, number);
    if (canonical === undefined) {
      return [number];
    }
    const isIdentityNumber = attempt(parseIdentityNumber, canonical) !== undefined;
    return isIdentityNumber ? identityNumberForms(canonical) : travelDocumentForms(canonical);
  },
};

/**
 * Codes of units. An organisation code finds every credit code that holds it, and a credit code what is stored under the
 * organisation code alone. Two credit codes that hold the same organisation code are not taken for one.
 */
export const UNIT_CODE: IdentifierRule = {
  asked: (code) =>
    listOf(attempt(parseUnitCode, code)).flatMap((read) =>
      isCreditCode(read) ? [read, `only ${organisationCodeIn(read)}`] : [`in ${read}`],
    ),
  stored: (value) =>
    listOf(attempt(parseUnitCode, value)).flatMap((read) =>
      isCreditCode(read) ? [read, `in ${organisationCodeIn(read)}`] : [`in ${read}`, `only ${read}`],
    ),
  writtenForms(code) {
    const canonical = attempt(parseUnitCode, code);
    if (canonical === undefined) {
      return [code];
    }
    return isCreditCode(canonical)
      ? [...latinForms(canonical), ...organisationCodeForms(organisationCodeIn(canonical))]
      : organisationCodeForms(canonical);
  },
};

/** Numbers of cases: what numbers a document in the case does not count. */
export const CASE_NUMBER = caseNumberRule(false);

/** Numbers of documents: decisions and judgments, of which a case may have several. */
export const DOCUMENT_NUMBER = caseNumberRule(true);

const RULES: ReadonlyMap<GraphQLScalarType, IdentifierRule> = new Map<GraphQLScalarType, IdentifierRule>([
  [IdentityNumberScalar, PERSON_NUMBER],
  [CreditCodeScalar, UNIT_CODE],
  [CaseNumberScalar, CASE_NUMBER],
]);

/** The rule for the values of a scalar; undefined for one that has a single written form. */
export function ruleOfScalar(scalar: GraphQLScalarType): IdentifierRule | undefined {
  return RULES.get(scalar);
}

/** The organisation code, where that was asked for and not a credit code: it is inside of credit codes that no form names. */
export function askedOrganisationCode(code: string): string | null {
  const read = attempt(parseUnitCode, code);
  return read === undefined || isCreditCode(read) ? null : read;
}

/** The organisation code of a unit, by whichever of its codes it is stored; null where that is no code of a unit. */
export function organisationCodeOf(code: string | null): string | null {
  const read = code === null ? undefined : attempt(parseUnitCode, code);
  return read === undefined ? null : isCreditCode(read) ? organisationCodeIn(read) : read;
}

function caseNumberRule(ofDocument: boolean): IdentifierRule {
  const keys = (text: string): readonly string[] =>
    listOf(attempt(parseCaseNumber, text)).map((number) => caseNumberKey(number, ofDocument));
  return {
    asked: keys,
    stored: keys,
    writtenForms(text) {
      const number = attempt(parseCaseNumber, text);
      return number === undefined ? [text] : caseNumberForms(number, ofDocument);
    },
  };
}

function isCreditCode(code: string): boolean {
  return code.length === 18;
}

/** Undefined where the text is refused. */
function attempt<T>(parse: (text: string) => T, text: string): T | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (isBadInput(error)) {
      return undefined;
    }
    throw error;
  }
}

function listOf<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
