import { Field, Int, ObjectType } from 'type-graphql';

import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { DishonestGround } from '../dishonest-listing/listing-enums.ts';

export const CreditCheckResult = labelledEnum(
  'CreditCheckResult',
  '核查结果 What the comparison of one identifier found.',
  {
    LISTED: '在列 Whoever bears it is on the list today.',
    NOT_LISTED: '不在列 Whoever bears it is not on the list today.',
    REFUSED: '未核查 It is no identifier, so nothing was compared; whether anybody is listed is not said.',
  },
);

export const IdentifierRefusal = labelledEnum('IdentifierRefusal', '未核查原因 Why a text is no identifier.', {
  EMPTY: '空白 There is nothing in it.',
  TOO_LONG: '过长 It is longer than any identifier.',
  BIRTH_DATE: '出生日期不存在 It has the form of an identity number, but no date of birth in it.',
  CHECK_CHARACTER: '校验码不符 Its check character does not fit the rest: a digit is wrong or two are exchanged.',
  CHARACTERS:
    '含不使用的字符或区划 It has the length of a credit code, but characters or a region that these do not have.',
  FORM: '不是证件号码或代码 It has the form of no identifier that is known.',
});

@ObjectType({
  simpleResolvers: true,
  description: '信用核查结果 Whether one identifier is listed, and on what grounds; nothing else about whose it is.',
})
export class CreditCheckAnswer {
  @Field(() => Int, { description: '序号 Place of the identifier in the question, from 0.' })
  index!: number;

  @Field(() => CreditCheckResult.type, { description: '核查结果 Listed, not listed, or not compared at all.' })
  result!: MemberOf<typeof CreditCheckResult>;

  @Field(() => String, { description: '核查结果中文 The Chinese term of `result`.' })
  resultLabel!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: '在列 Whether whoever bears it is on the list today; null where it was not compared.',
  })
  listed!: boolean | null;

  @Field(() => [DishonestGround.type], {
    description: '失信情形 The grounds on which they are listed, each once; empty where they are not.',
  })
  grounds!: MemberOf<typeof DishonestGround>[];

  @Field(() => [String], { description: '失信情形中文 The Chinese terms of `grounds`.' })
  groundLabels!: string[];

  @Field(() => IdentifierRefusal.type, {
    nullable: true,
    description: '未核查原因 Why it was not compared; null where it was.',
  })
  refusal!: MemberOf<typeof IdentifierRefusal> | null;

  @Field(() => String, { nullable: true, description: '未核查原因中文 The Chinese term of `refusal`.' })
  refusalLabel!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '校验码相符 Whether the check character of a credit code fits. False: it was compared as a code given out before 2016, some of ' +
      'which have a wrong one, but it may be mistyped; null where it is no credit code.',
  })
  checkCharacterFits!: boolean | null;
}
