import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { CooperationAgreement } from '../cooperation-agreement/cooperation-agreement.entity.ts';
import { cooperationAgreementList } from '../cooperation-agreement/cooperation-agreement.list.ts';

import { Court } from './court.stub.ts';

@Resolver(() => Court)
export class CourtResolver {
  @FieldResolver(() => cooperationAgreementList.Connection, {
    nullable: true,
    description: '协作协议 Agreements that it signed itself.',
  })
  cooperationAgreements(
    @Root() { code }: Court,
    @Args(() => cooperationAgreementList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CooperationAgreement>> {
    return cooperationAgreementList.pageOf(context, 'courtCode', code, args);
  }
}
