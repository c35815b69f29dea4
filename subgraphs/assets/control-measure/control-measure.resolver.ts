import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Asset } from '../asset/asset.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { ControlMeasure } from './control-measure.entity.ts';
import { controlMeasureList } from './control-measure.list.ts';
import { isInForce } from './in-force.ts';

@Resolver(() => ControlMeasure)
export class ControlMeasureResolver {
  @Query(() => ControlMeasure, { nullable: true, description: '控制措施 One measure; null if there is none.' })
  controlMeasure(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ControlMeasure | null> {
    return lookUp(context, ControlMeasure, { id });
  }

  @Query(() => controlMeasureList.Connection, { description: '控制措施列表 Measures that hold property.' })
  controlMeasures(
    @Args(() => controlMeasureList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<ControlMeasure>> {
    return controlMeasureList.page(context, args);
  }

  @FieldResolver(() => Boolean, { description: '轮候查封 Whether it waits behind another court.' })
  waiting(@Root() { queueOrder }: ControlMeasure): boolean {
    return queueOrder > 1;
  }

  @FieldResolver(() => Boolean, {
    description: '是否有效 Whether it holds its property today; a waiting seizure and a transfer do not.',
  })
  inForce(@Root() measure: ControlMeasure, @Ctx() { now }: RequestContext): boolean {
    return isInForce(measure, dateInShanghai(now));
  }

  @FieldResolver(() => Asset, { nullable: true, description: '财产 The property it holds.' })
  asset(@Root() { assetId }: ControlMeasure, @Ctx() context: RequestContext): Promise<Asset | null> {
    return loadOne(context, Asset, 'id', assetId);
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case it was taken in.' })
  enforcementCase(@Root() { caseId }: ControlMeasure): EnforcementCase {
    return { id: caseId };
  }
}
