import { labelledEnum } from './labelled-enum.ts';

/** Enums of the domain that several offices' records use; an enum that one office alone uses stands with its concept. */

export const TypeCode = labelledEnum('TypeCode', '类型代字 What kind of proceeding a case number names.', {
  FIRST_ENFORCEMENT: '执 First enforcement of an instrument.',
  RESUMED: '执恢 Enforcement resumed after its procedure had been terminated for now.',
  PRESERVATION: '执保 Enforcement of a preservation ruling.',
  OBJECTION: '执异 Objection to an act of enforcement.',
  REVIEW: '执复 Review of a ruling on an objection by the court above.',
  SUPERVISION: '执监 Supervision of enforcement by the court above.',
  COORDINATION: '执协 Coordination between courts that enforce the same thing.',
  OTHER: '执他 Any other enforcement proceeding.',
});

export const PartyKind = labelledEnum('PartyKind', '当事人类型 What a party is in law.', {
  PERSON: '自然人 A natural person.',
  ENTERPRISE: '企业 A company or other enterprise.',
  AGENCY: '党政机关 A party or government organ, or a unit of the state.',
});

/** 类型代字 as it is written in a case number, for each member of `TypeCode`. */
export const TYPE_CODES = TypeCode.labels;
