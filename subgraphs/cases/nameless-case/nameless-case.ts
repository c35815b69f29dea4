import { Field, ObjectType } from 'type-graphql';

import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { BasisKind, CaseStatus, ConclusionMethod } from '../enforcement-case/case-enums.ts';

/**
 * A case as those are told it who may not know whose it is. A type of its own, so that no query reaches an exact day or
 * amount, a party, the court or another office's records, and without an id, which another answer could be joined by.
 *
 * Threat: the published list of dishonest debtors has names, and the duty of each is near the amount of the claim. Joined by
 * amount, court and day, every name of the list had its case. `alikeCases` says what is done about it.
 */
@ObjectType({
  simpleResolvers: true,
  description:
    '匿名执行案件 A case without anything that names it: amounts in ranges, months for days, no parties, no id.',
})
export class NamelessCase {
  @Field(() => TypeCode.type, { description: '类型代字 Kind of proceeding.' })
  typeCode!: MemberOf<typeof TypeCode>;

  @Field(() => String, { description: '类型代字中文 The Chinese term of `typeCode`.' })
  typeCodeLabel!: string;

  @Field(() => BasisKind.type, { description: '执行依据种类 Kind of the instrument that is enforced.' })
  basisKind!: MemberOf<typeof BasisKind>;

  @Field(() => String, { description: '执行依据种类中文 The Chinese term of `basisKind`.' })
  basisKindLabel!: string;

  @Field(() => String, { description: '案由 Cause of action.' })
  cause!: string;

  @Field(() => PartyKind.type, { description: '被执行人类型 What the first debtor is in law.' })
  debtorKind!: MemberOf<typeof PartyKind>;

  @Field(() => String, { description: '被执行人类型中文 The Chinese term of `debtorKind`.' })
  debtorKindLabel!: string;

  @Field(() => CaseStatus.type, { description: '案件状态 Where the case stands.' })
  status!: MemberOf<typeof CaseStatus>;

  @Field(() => String, { description: '案件状态中文 The Chinese term of `status`.' })
  statusLabel!: string;

  @Field(() => ConclusionMethod.type, {
    nullable: true,
    description: '结案方式 How it was concluded; null while it is under way.',
  })
  conclusionMethod!: MemberOf<typeof ConclusionMethod> | null;

  @Field(() => String, { nullable: true, description: '结案方式中文 The Chinese term of `conclusionMethod`.' })
  conclusionMethodLabel!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '有财产可供执行 Whether property was found; null where none was searched for.',
  })
  propertyFound!: boolean | null;

  @Field(() => Boolean, { description: '执行不能（失能） Whether the debtor was found unable to pay.' })
  inabilityFound!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: '超期结案 Whether it was concluded after the statutory period; null while it is under way.',
  })
  concludedLate!: boolean | null;
}
