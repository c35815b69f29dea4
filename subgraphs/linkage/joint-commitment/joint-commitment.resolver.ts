import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { Commitment } from '../commitment/commitment.entity.ts';
import { commitmentList } from '../commitment/commitment.list.ts';
import { Court } from '../court/court.stub.ts';

import { JointCommitment, JointCommitmentCourt } from './joint-commitment.entity.ts';
import { jointCommitmentList } from './joint-commitment.list.ts';

@Resolver(() => JointCommitment)
export class JointCommitmentResolver {
  @Query(() => jointCommitmentList.Connection, {
    description: '共同承诺列表 Pledges that several units or courts signed on one occasion.',
  })
  jointCommitments(
    @Args(() => jointCommitmentList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<JointCommitment>> {
    return jointCommitmentList.page(context, args);
  }

  @FieldResolver(() => commitmentList.Connection, { description: '签署单位 The pledge of each unit that signed.' })
  commitments(
    @Root() { id }: JointCommitment,
    @Args(() => commitmentList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Commitment>> {
    return commitmentList.pageOf(context, 'jointCommitmentId', id, args);
  }

  @FieldResolver(() => [Court], {
    nullable: true,
    description: '签署法院 The courts that signed, by code.',
  })
  async courts(@Root() { id }: JointCommitment, @Ctx() context: RequestContext): Promise<Court[]> {
    const signed = await loadMany(context, JointCommitmentCourt, 'jointCommitmentId', id, ['courtCode']);
    return signed.map(({ courtCode }) => ({ code: courtCode }));
  }
}
