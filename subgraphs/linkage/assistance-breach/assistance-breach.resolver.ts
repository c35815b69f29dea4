import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { isShownWith, WITH_CASE } from '../../shared/visibility/shown-with.ts';
import { Agency } from '../agency/agency.stub.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { AssistanceBreach } from './assistance-breach.entity.ts';
import { assistanceBreachList } from './assistance-breach.list.ts';

@Resolver(() => AssistanceBreach)
export class AssistanceBreachResolver {
  @Query(() => AssistanceBreach, {
    nullable: true,
    description: '违反协助执行义务 One breach; null if there is none of that id.',
  })
  assistanceBreach(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<AssistanceBreach | null> {
    return loadOne(context, AssistanceBreach, 'id', id);
  }

  @Query(() => assistanceBreachList.Connection, {
    description: "违反协助执行义务列表 Breaches of courts' notices to assist.",
  })
  assistanceBreaches(
    @Args(() => assistanceBreachList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AssistanceBreach>> {
    return assistanceBreachList.page(context, args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '协助单位 The unit that was to assist.' })
  agency(@Root() { agencyId }: AssistanceBreach): Agency {
    return { id: agencyId };
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case it was to assist.' })
  async enforcementCase(
    @Root() { id, caseId }: AssistanceBreach,
    @Ctx() context: RequestContext,
  ): Promise<EnforcementCase | null> {
    return (await isShownWith(context, AssistanceBreach.name, id, WITH_CASE)) ? { id: caseId } : null;
  }
}
