import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/date-arithmetic.ts';
import { rate } from '../../shared/measures/rate.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Timeliness, timelinessOf } from '../../shared/timeliness.ts';

import { CaseActor } from './case-enums.ts';
import { EnforcementCase } from './enforcement-case.entity.ts';
import { actorOf } from './next-step.ts';

/** Figures derived from a case's own record. */
@Resolver(() => EnforcementCase)
export class CaseFiguresResolver {
  @DependsOn<EnforcementCase>('recoveredAmount', 'claimAmount')
  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: '执行到位率 recoveredAmount / claimAmount; null where nothing is claimed.',
  })
  recoveryRate(@Root() { recoveredAmount, claimAmount }: EnforcementCase): string | null {
    return rate(recoveredAmount, claimAmount);
  }

  @DependsOn<EnforcementCase>('filedOn', 'concludedOn')
  @FieldResolver(() => Int, {
    description: '办理天数 Days from filing to conclusion, or to today while it is under way.',
  })
  handlingDays(@Root() { filedOn, concludedOn }: EnforcementCase, @Ctx() { now }: RequestContext): number {
    return Math.max(0, daysBetween(filedOn, concludedOn ?? dateInShanghai(now)));
  }

  @DependsOn<EnforcementCase>('dueOn', 'concludedOn')
  @FieldResolver(() => Int, {
    description:
      '超期天数 Days beyond the statutory period at conclusion, or today while it is under way; 0 within it.',
  })
  overdueDays(@Root() { dueOn, concludedOn }: EnforcementCase, @Ctx() { now }: RequestContext): number {
    return Math.max(0, daysBetween(dueOn, concludedOn ?? dateInShanghai(now)));
  }

  @DependsOn<EnforcementCase>('dueOn', 'concludedOn')
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: '法定期限内执结 Whether it was concluded within its statutory period; null while it is under way.',
  })
  inTime(@Root() { dueOn, concludedOn }: EnforcementCase): boolean | null {
    return concludedOn === null ? null : concludedOn <= dueOn;
  }

  @DependsOn<EnforcementCase>('concludedLate', 'dueOn')
  @FieldResolver(() => Timeliness.type, {
    description: '法定期限时效 How it stands today to the end of its statutory period; its last day is in time.',
  })
  timeliness(
    @Root() { concludedLate, dueOn }: EnforcementCase,
    @Ctx() { now }: RequestContext,
  ): MemberOf<typeof Timeliness> {
    return timelinessOf(concludedLate, dueOn, dateInShanghai(now));
  }

  @DependsOn<EnforcementCase>('concludedLate', 'dueOn')
  @FieldResolver(() => String, { description: '法定期限时效中文 The Chinese term of `timeliness`.' })
  timelinessLabel(@Root() { concludedLate, dueOn }: EnforcementCase, @Ctx() { now }: RequestContext): string {
    return Timeliness.labels[timelinessOf(concludedLate, dueOn, dateInShanghai(now))];
  }

  @DependsOn<EnforcementCase>('nextNode')
  @FieldResolver(() => CaseActor.type, {
    nullable: true,
    description: '下一步责任主体 Who at the court has to do the next step; null where there is none.',
  })
  nextActor(@Root() { nextNode }: EnforcementCase): MemberOf<typeof CaseActor> | null {
    return nextNode === null ? null : actorOf(nextNode);
  }

  @DependsOn<EnforcementCase>('nextNode')
  @FieldResolver(() => String, { nullable: true, description: '下一步责任主体中文 The Chinese term of `nextActor`.' })
  nextActorLabel(@Root() { nextNode }: EnforcementCase): string | null {
    return nextNode === null ? null : CaseActor.labels[actorOf(nextNode)];
  }

  @DependsOn<EnforcementCase>('nextNodeDueOn')
  @FieldResolver(() => Int, {
    nullable: true,
    description: '下一节点逾期天数 Days since the next step was due, as of today; 0 in time; null where no day is set.',
  })
  nextNodeLateDays(@Root() { nextNodeDueOn }: EnforcementCase, @Ctx() { now }: RequestContext): number | null {
    return nextNodeDueOn === null ? null : Math.max(0, daysBetween(nextNodeDueOn, dateInShanghai(now)));
  }

  @DependsOn<EnforcementCase>('nextReviewDueOn')
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '终本后查询逾期天数 Days since the next search was due, as of today; 0 in time; null where none is due.',
  })
  reviewLateDays(@Root() { nextReviewDueOn }: EnforcementCase, @Ctx() { now }: RequestContext): number | null {
    return nextReviewDueOn === null ? null : Math.max(0, daysBetween(nextReviewDueOn, dateInShanghai(now)));
  }
}
