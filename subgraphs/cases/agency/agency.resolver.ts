import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { enforcementCaseList } from '../enforcement-case/enforcement-case.list.ts';
import type { Judgment } from '../judgment/judgment.entity.ts';
import { judgmentList } from '../judgment/judgment.list.ts';

import { Agency } from './agency.stub.ts';

@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => enforcementCaseList.Connection, {
    nullable: true,
    description: '作为被执行人的案件 Enforcement cases whose debtor it is.',
  })
  enforcementCases(
    @Root() { id }: Agency,
    @Args(() => enforcementCaseList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<EnforcementCase>> {
    return enforcementCaseList.pageOf(context, 'debtorAgencyId', id, args);
  }

  @FieldResolver(() => judgmentList.Connection, {
    nullable: true,
    description: '作为被告的判决 Judgments in force against it.',
  })
  judgments(
    @Root() { id }: Agency,
    @Args(() => judgmentList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Judgment>> {
    return judgmentList.pageOf(context, 'defendantAgencyId', id, args);
  }
}
