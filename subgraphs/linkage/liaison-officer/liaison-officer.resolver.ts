import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Membership } from '../membership/membership.entity.ts';

import { LiaisonOfficer } from './liaison-officer.entity.ts';
import { liaisonOfficerList } from './liaison-officer.list.ts';

@Resolver(() => LiaisonOfficer)
export class LiaisonOfficerResolver {
  @Query(() => liaisonOfficerList.Connection, { description: '联络员列表 Liaison officers of member units.' })
  liaisonOfficers(
    @Args(() => liaisonOfficerList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<LiaisonOfficer>> {
    return liaisonOfficerList.page(context, args);
  }

  @FieldResolver(() => Membership, { nullable: true, description: '成员单位资格 The membership it is for.' })
  membership(@Root() { membershipId }: LiaisonOfficer, @Ctx() context: RequestContext): Promise<Membership | null> {
    return loadOne(context, Membership, 'id', membershipId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '成员单位 The unit.' })
  agency(@Root() { agencyId }: LiaisonOfficer): Agency {
    return { id: agencyId };
  }
}
