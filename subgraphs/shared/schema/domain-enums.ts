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
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const AgencyKind = labelledEnum('AgencyKind', '单位类型 What kind of unit an agency is.', {
  PARTY: '党委机关 An organ of the party.',
  GOVERNMENT: '人民政府 The government of a county or above.',
  DEPARTMENT: '政府部门 A department or bureau of a government.',
  TOWNSHIP: '乡镇街道 The government of a township or town, or the office of a sub-district.',
  PUBLIC_INSTITUTION: '事业单位 A public institution.',
  STATE_ENTERPRISE: '国有企业 An enterprise of the state.',
  BANK: '银行 A bank or a branch of one.',
  REGISTRY: '登记机构 A registry of real estate, vehicles or companies.',
  HOUSING_FUND: '住房公积金中心 A centre that keeps housing funds.',
  POLICE: '公安机关 A police organ.',
  PROCURATORATE: '检察机关 A procuratorate.',
  PAYMENT_INSTITUTION: '支付机构 A company that keeps payment accounts.',
  SECURITIES_DEPOSITORY: '证券登记结算机构 A depository of securities.',
  INSURER: '保险机构 An insurance company.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

/** 类型代字 as it is written in a case number, for each member of `TypeCode`. */
export const TYPE_CODES = TypeCode.labels;
