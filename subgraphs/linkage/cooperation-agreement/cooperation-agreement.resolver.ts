import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.stub.ts';

import { AgreementField, CooperationAgreement, CooperationField } from './cooperation-agreement.entity.ts';
import { cooperationAgreementList } from './cooperation-agreement.list.ts';

@Resolver(() => CooperationAgreement)
export class CooperationAgreementResolver {
  @Query(() => CooperationAgreement, {
    nullable: true,
    description: '协作协议 One agreement, by exactly one of its keys; null if there is none.',
  })
  cooperationAgreement(
    @Arg('id', () => ID, { nullable: true, description: '编号 Its opaque id.' }) id: string | null,
    @Arg('documentNumber', () => String, { nullable: true, description: '文号 Its document number.' })
    documentNumber: string | null,
    @Ctx() context: RequestContext,
  ): Promise<CooperationAgreement | null> {
    return lookUp(context, CooperationAgreement, { id, documentNumber });
  }

  @Query(() => cooperationAgreementList.Connection, { description: '协作协议列表 Agreements of courts and units.' })
  cooperationAgreements(
    @Args(() => cooperationAgreementList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CooperationAgreement>> {
    return cooperationAgreementList.page(context, args);
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 The court that signed.' })
  court(@Root() { courtCode }: CooperationAgreement): Court {
    return { code: courtCode };
  }

  @FieldResolver(() => Agency, { nullable: true, description: '协作单位 The unit that signed.' })
  agency(@Root() { agencyId }: CooperationAgreement): Agency {
    return { id: agencyId };
  }

  @FieldResolver(() => [CooperationField.type], { description: '协作领域 What they work together on.' })
  async fields(@Root() { id }: CooperationAgreement, @Ctx() context: RequestContext): Promise<string[]> {
    return (await fieldsOf(context, id)).map(({ field }) => field);
  }

  @FieldResolver(() => [String], { description: '协作领域中文 The Chinese terms of `fields`, in the same order.' })
  async fieldLabels(@Root() { id }: CooperationAgreement, @Ctx() context: RequestContext): Promise<string[]> {
    return (await fieldsOf(context, id)).map(({ field }) => CooperationField.labels[field]);
  }
}

function fieldsOf(context: RequestContext, agreementId: string): Promise<AgreementField[]> {
  return loadMany(context, AgreementField, 'agreementId', agreementId, ['field']);
}
