import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { isShownWith, WITH_AGENCY, WITH_CASE } from '../../shared/visibility/shown-with.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.stub.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { AdviceLetter } from './advice-letter.entity.ts';
import { adviceLetterList } from './advice-letter.list.ts';

@Resolver(() => AdviceLetter)
export class AdviceLetterResolver {
  @Query(() => AdviceLetter, {
    nullable: true,
    description: '建议书 One letter of advice, by exactly one of its keys; null if there is none.',
  })
  adviceLetter(
    @Arg('id', () => ID, { nullable: true, description: '编号 Its opaque id.' }) id: string | null,
    @Arg('documentNumber', () => String, { nullable: true, description: '文号 Its document number.' })
    documentNumber: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AdviceLetter | null> {
    return lookUp(context, AdviceLetter, { id, documentNumber });
  }

  @Query(() => adviceLetterList.Connection, { description: '建议书列表 Judicial and procuratorial advice.' })
  adviceLetters(
    @Args(() => adviceLetterList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<AdviceLetter>> {
    return adviceLetterList.page(context, args);
  }

  @FieldResolver(() => Court, {
    nullable: true,
    description: '法院 The court that gave judicial advice, or whose enforcement procuratorial advice is about.',
  })
  court(@Root() { courtCode }: AdviceLetter): Court {
    return { code: courtCode };
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '检察院 The procuratorate that gave procuratorial advice; null for judicial advice.',
  })
  async procuratorate(
    @Root() { id, procuratorateId }: AdviceLetter,
    @Ctx() context: RequestContext,
  ): Promise<Agency | null> {
    if (procuratorateId === null) {
      return null;
    }
    return (await isShownWith(context, AdviceLetter.name, id, WITH_AGENCY)) ? { id: procuratorateId } : null;
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: '受文单位 The unit it was sent to; null where it was sent to the court.',
  })
  agency(@Root() { agencyId }: AdviceLetter): Agency | null {
    return agencyId === null ? null : { id: agencyId };
  }

  @FieldResolver(() => EnforcementCase, {
    nullable: true,
    description: '执行案件 The case it is about; null where it is about none in particular.',
  })
  async enforcementCase(
    @Root() { id, caseId }: AdviceLetter,
    @Ctx() context: RequestContext,
  ): Promise<EnforcementCase | null> {
    if (caseId === null) {
      return null;
    }
    return (await isShownWith(context, AdviceLetter.name, id, WITH_CASE)) ? { id: caseId } : null;
  }

  @FieldResolver(() => Boolean, {
    description: '逾期未答复 Whether it has no answer though the last day for it is past.',
  })
  overdue(@Root() { answeredOn, answerDueOn }: AdviceLetter, @Ctx() { now }: RequestContext): boolean {
    return answeredOn === null && answerDueOn < dateInShanghai(now);
  }

  @FieldResolver(() => Int, {
    description: '超期天数 Days past the last day for the answer until it came or, while there is none, until today.',
  })
  daysLate(@Root() { answeredOn, answerDueOn }: AdviceLetter, @Ctx() { now }: RequestContext): number {
    return Math.max(0, daysBetween(answerDueOn, answeredOn ?? dateInShanghai(now)));
  }
}
