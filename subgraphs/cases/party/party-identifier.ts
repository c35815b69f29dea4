import { formsOf } from '../../shared/identifiers/identifier-condition.ts';
import { organisationCodeForms } from '../../shared/identifiers/organisation-code.ts';
import { askedOrganisationCode, PERSON_NUMBER, UNIT_CODE } from '../../shared/identifiers/rules.ts';
import type { OwnCondition } from '../../shared/lists/list.ts';

/** Parties with this number of a person, in whatever form it is stored. */
export function numbered(idNumber: string): OwnCondition {
  return { name: `idNumber ${idNumber}`, condition: { idNumber: { $in: formsOf(PERSON_NUMBER, [idNumber]) } } };
}

/** Parties with this credit code, in whatever form it is stored, or with the organisation code that the unit had before. */
export function coded(creditCode: string): OwnCondition {
  const organisationCode = askedOrganisationCode(creditCode);
  return {
    name: `creditCode ${creditCode}`,
    condition:
      organisationCode === null
        ? { creditCode: { $in: formsOf(UNIT_CODE, [creditCode]) } }
        : { organisationCode: { $in: organisationCodeForms(organisationCode) } },
  };
}
