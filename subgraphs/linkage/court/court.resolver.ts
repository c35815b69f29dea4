import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { AdviceLetter } from '../advice-letter/advice-letter.entity.ts';
import { adviceLetterList } from '../advice-letter/advice-letter.list.ts';
import type { CircularCourtMention } from '../circular/circular-court-mention.entity.ts';
import { circularCourtMentionList } from '../circular/circular-mention.list.ts';
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

  @FieldResolver(() => circularCourtMentionList.Connection, {
    nullable: true,
    description: '通报 The circulars that praise or name it, each with what it says of the court.',
  })
  circulars(
    @Root() { code }: Court,
    @Args(() => circularCourtMentionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CircularCourtMention>> {
    return circularCourtMentionList.pageOf(context, 'courtCode', code, args);
  }

  @FieldResolver(() => adviceLetterList.Connection, {
    nullable: true,
    description: '司法建议、检察建议 Advice that it gave itself, or that is about its own enforcement.',
  })
  adviceLetters(
    @Root() { code }: Court,
    @Args(() => adviceLetterList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AdviceLetter>> {
    return adviceLetterList.pageOf(context, 'courtCode', code, args);
  }
}
