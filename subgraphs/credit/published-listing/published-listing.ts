import { Field, ObjectType } from 'type-graphql';

import { DateScalar } from '../../shared/scalars/date.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { DishonestGround, ExtentPerformed } from '../dishonest-listing/listing-enums.ts';

/**
 * 最高人民法院关于公布失信被执行人名单信息的若干规定, 2017, art. 6: exactly the published fields of a listing. It is a
 * separate type, so that no query can reach unpublished fields; it has no id of the listing, which would link the
 * published name to a case whose parties the viewer must not see.
 */
@ObjectType({
  simpleResolvers: true,
  description: '失信被执行人公布信息 The published form of a dishonest listing; never of a minor.',
})
export class PublishedDishonestListing {
  @Field(() => String, { description: '执行依据文号 Number of the instrument that was not performed.' })
  instrumentNumber!: string;

  @Field(() => String, { description: '生效法律文书确定的义务 The duty that the instrument laid down.' })
  duty!: string;

  @Field(() => ExtentPerformed.type, { description: '履行情况 How far the duty had been performed.' })
  extentPerformed!: MemberOf<typeof ExtentPerformed>;

  @Field(() => String, { description: '履行情况中文 The Chinese term of `extentPerformed`.' })
  extentPerformedLabel!: string;

  @Field(() => DishonestGround.type, { description: '失信情形 The statutory ground.' })
  ground!: MemberOf<typeof DishonestGround>;

  @Field(() => String, { description: '失信情形中文 The Chinese term of `ground`.' })
  groundLabel!: string;

  @Field(() => String, { description: '失信行为具体情形 What the debtor did, in words.' })
  conduct!: string;

  @Field(() => DateScalar, { nullable: true, description: '公布日期 Day on which the listing was published.' })
  publishedOn!: string | null;
}
