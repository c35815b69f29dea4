import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';

import { UnitConnection } from './unit-connection.entity.ts';
import { unitConnectionList } from './unit-connection.list.ts';

@Resolver(() => UnitConnection)
export class UnitConnectionResolver {
  @Query(() => unitConnectionList.Connection, {
    description: '单位联通情况列表 Which units have a window for courts, and which services are online.',
  })
  unitConnections(
    @Args(() => unitConnectionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<UnitConnection>> {
    return unitConnectionList.page(context, args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '机关单位 The unit.' })
  agency(@Root() { agencyId }: UnitConnection): Agency {
    return { id: agencyId };
  }
}
