import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.stub.ts';

import { RedListEntry } from './red-list-entry.entity.ts';
import { redListEntryList } from './red-list-entry.list.ts';

@Resolver(() => RedListEntry)
export class RedListEntryResolver {
  @Query(() => redListEntryList.Connection, {
    description: '守信红榜列表 The published red list: agencies and enterprises that keep faith, as it stands today.',
  })
  redListEntries(
    @Args(() => redListEntryList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<RedListEntry>> {
    return redListEntryList.page(context, args);
  }

  @FieldResolver(() => Court, { nullable: true, description: '发布法院 The court that publishes it.' })
  court(@Root() { courtCode }: RedListEntry): Court {
    return { code: courtCode };
  }

  @FieldResolver(() => Agency, { nullable: true, description: '机关单位 The agency; null for an enterprise.' })
  agency(@Root() { agencyId }: RedListEntry): Agency | null {
    return agencyId === null ? null : { id: agencyId };
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '文明办 The civilisation office that publishes it with the court.',
  })
  civilisationOffice(@Root() { civilisationOfficeId }: RedListEntry): Agency {
    return { id: civilisationOfficeId };
  }
}
