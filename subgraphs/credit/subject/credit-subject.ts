import { Field, ObjectType } from 'type-graphql';

import { isOrganisation, maskIdentityNumber, maskName } from '../../shared/masking.ts';
import { CreditCodeScalar } from '../../shared/scalars/credit-code.ts';
import { IdentityNumberScalar } from '../../shared/scalars/identity-number.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';
import { labelOf, type MemberOf } from '../../shared/schema/labelled-enum.ts';

@ObjectType({
  simpleResolvers: true,
  description: '惩戒对象 Whom a measure is directed at, as its own record names them.',
})
export class CreditSubject {
  @Field(() => PartyKind.type, { description: '主体类型 What the subject is in law.' })
  kind!: MemberOf<typeof PartyKind>;

  @Field(() => String, { description: '主体类型中文 The Chinese term of `kind`.' })
  kindLabel!: string;

  @Field(() => String, { description: '姓名或名称 Name of the person or organisation.' })
  name!: string;

  @Field(() => String, {
    description: "脱敏姓名或名称 A person's surname and a star; an organisation's name as it is.",
  })
  maskedName!: string;

  @Field(() => IdentityNumberScalar, {
    nullable: true,
    description: '居民身份证号 Identity number of a person; null for an organisation.',
  })
  idNumber!: string | null;

  @Field(() => CreditCodeScalar, {
    nullable: true,
    description: '统一社会信用代码 Unified social credit code of an organisation; null for a person.',
  })
  creditCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "脱敏证件号 A person's identity number with its middle hidden; an organisation's credit code as it is.",
  })
  maskedIdentifier!: string | null;
}

/** The columns of a record about its subject. */
export interface StoredSubject {
  readonly subjectKind: MemberOf<typeof PartyKind>;
  readonly subjectKindOwnLabel?: string | null;
  readonly subjectName: string;
  /** Identity number of a person, credit code of an organisation. */
  readonly subjectIdentifier: string | null;
}

/** The subject of a record, unmasked and masked. */
export function creditSubjectOf(stored: StoredSubject): CreditSubject {
  const { subjectKind: kind, subjectName: name, subjectIdentifier: identifier } = stored;
  return {
    kind,
    kindLabel: labelOf(PartyKind, kind, stored.subjectKindOwnLabel),
    name,
    maskedName: maskName(name, kind),
    idNumber: isOrganisation(kind) ? null : identifier,
    creditCode: isOrganisation(kind) ? identifier : null,
    maskedIdentifier: maskedIdentifierOf(stored),
  };
}

/** First 6 and last 2 of a person's identity number; a credit code is public and not masked. */
export function maskedIdentifierOf({ subjectKind, subjectIdentifier }: StoredSubject): string | null {
  if (subjectIdentifier === null || isOrganisation(subjectKind)) {
    return subjectIdentifier;
  }
  return maskIdentityNumber(subjectIdentifier, 'ELSEWHERE');
}
