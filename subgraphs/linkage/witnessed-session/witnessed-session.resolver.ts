import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { WitnessedSession } from './witnessed-session.entity.ts';
import { witnessedSessionList } from './witnessed-session.list.ts';

@Resolver(() => WitnessedSession)
export class WitnessedSessionResolver {
  @Query(() => WitnessedSession, {
    nullable: true,
    description: '见证执行 One witnessed session; null if there is none of that id.',
  })
  witnessedSession(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<WitnessedSession | null> {
    return loadOne(context, WitnessedSession, 'id', id);
  }

  @Query(() => witnessedSessionList.Connection, { description: '见证执行列表 Witnessed sessions.' })
  witnessedSessions(
    @Args(() => witnessedSessionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<WitnessedSession>> {
    return witnessedSessionList.page(context, args);
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case that was enforced.' })
  enforcementCase(@Root() { caseId }: WitnessedSession): EnforcementCase {
    return { id: caseId };
  }
}
