import { Field, Int, ObjectType } from 'type-graphql';

import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { DishonestGround } from '../dishonest-listing/listing-enums.ts';

@ObjectType({
  simpleResolvers: true,
  description: '信用核查结果 Whether one identifier is listed, and on what grounds; nothing else about whose it is.',
})
export class CreditCheckAnswer {
  @Field(() => Int, { description: '序号 Place of the identifier in the question, from 0.' })
  index!: number;

  @Field(() => Boolean, { description: '在列 Whether whoever bears it is on the list today.' })
  listed!: boolean;

  @Field(() => [DishonestGround.type], {
    description: '失信情形 The grounds on which they are listed, each once; empty where they are not.',
  })
  grounds!: MemberOf<typeof DishonestGround>[];

  @Field(() => [String], { description: '失信情形中文 The Chinese terms of `grounds`.' })
  groundLabels!: string[];
}
