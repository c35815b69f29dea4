import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';
import { JointCommitment } from '../joint-commitment/joint-commitment.entity.ts';

import { Commitment } from './commitment.entity.ts';
import { commitmentList } from './commitment.list.ts';

@Resolver(() => Commitment)
export class CommitmentResolver {
  @Query(() => Commitment, { nullable: true, description: '承诺书 One pledge; null if there is none of that id.' })
  commitment(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Commitment | null> {
    return loadOne(context, Commitment, 'id', id);
  }

  @Query(() => commitmentList.Connection, { description: '承诺书列表 Pledges of agencies.' })
  commitments(
    @Args(() => commitmentList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Commitment>> {
    return commitmentList.page(context, args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '承诺单位 The agency that pledged.' })
  agency(@Root() { agencyId }: Commitment): Agency {
    return { id: agencyId };
  }

  @FieldResolver(() => JointCommitment, {
    nullable: true,
    description: '共同承诺 The pledge that it signed together with others; null where it signed alone.',
  })
  async jointCommitment(
    @Root() { jointCommitmentId }: Commitment,
    @Ctx() context: RequestContext,
  ): Promise<JointCommitment | null> {
    return jointCommitmentId === null ? null : loadOne(context, JointCommitment, 'id', jointCommitmentId);
  }

  @FieldResolver(() => EnforcementCase, {
    nullable: true,
    description: '执行案件 The case it is about; null where it is about none in particular.',
  })
  enforcementCase(@Root() { caseId }: Commitment): EnforcementCase | null {
    return caseId === null ? null : { id: caseId };
  }
}
