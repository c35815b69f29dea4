import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { JointConference } from '../joint-conference/joint-conference.entity.ts';
import { LiaisonOfficer } from '../liaison-officer/liaison-officer.entity.ts';

import { Membership } from './membership.entity.ts';
import { membershipList } from './membership.list.ts';

@Resolver(() => Membership)
export class MembershipResolver {
  @Query(() => Membership, { nullable: true, description: '成员单位资格 One membership; null if there is none.' })
  membership(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Membership | null> {
    return loadOne(context, Membership, 'id', id);
  }

  @Query(() => membershipList.Connection, { description: '成员单位列表 Memberships of joint conferences.' })
  memberships(
    @Args(() => membershipList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Membership>> {
    return membershipList.page(context, args);
  }

  @FieldResolver(() => JointConference, { nullable: true, description: '联席会议 The conference it belongs to.' })
  conference(@Root() { conferenceId }: Membership, @Ctx() context: RequestContext): Promise<JointConference | null> {
    return loadOne(context, JointConference, 'id', conferenceId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '成员单位 The unit.' })
  agency(@Root() { agencyId }: Membership): Agency {
    return { id: agencyId };
  }

  @FieldResolver(() => [LiaisonOfficer], {
    description: '联络员 Its liaison officers, past and present, the earliest first.',
  })
  liaisonOfficers(@Root() { id }: Membership, @Ctx() context: RequestContext): Promise<LiaisonOfficer[]> {
    return loadMany(context, LiaisonOfficer, 'membershipId', id, ['fromDate', 'id']);
  }
}
