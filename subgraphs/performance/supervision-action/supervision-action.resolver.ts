import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.entity.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

import { SupervisionAction } from './supervision-action.entity.ts';
import { supervisionActionList } from './supervision-action.list.ts';

@Resolver(() => SupervisionAction)
export class SupervisionActionResolver {
  @Query(() => SupervisionAction, {
    nullable: true,
    description: '督促措施 The action of an id; null if there is none.',
  })
  supervisionAction(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<SupervisionAction | null> {
    return loadOne(context, SupervisionAction, 'id', id);
  }

  @Query(() => supervisionActionList.Connection, { description: '督促措施列表 Actions of supervision.' })
  supervisionActions(
    @Args(() => supervisionActionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<SupervisionAction>> {
    return supervisionActionList.page(context, args);
  }

  @FieldResolver(() => SupervisionLedger, { nullable: true, description: '督促履行台账 The ledger it belongs to.' })
  ledger(@Root() { ledgerId }: SupervisionAction, @Ctx() context: RequestContext): Promise<SupervisionLedger | null> {
    return loadOne(context, SupervisionLedger, 'id', ledgerId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '机关单位 The agency it was taken towards.' })
  agency(@Root() { agencyId }: SupervisionAction, @Ctx() context: RequestContext): Promise<Agency | null> {
    return loadOne(context, Agency, 'id', agencyId);
  }
}
