import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/calendar.ts';
import { rate } from '../../shared/measures/rate.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import { EnforcementCase } from './enforcement-case.entity.ts';

/** Figures derived from a case's own record. */
@Resolver(() => EnforcementCase)
export class CaseFiguresResolver {
  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: '执行到位率 recoveredAmount / claimAmount; null where nothing is claimed.',
  })
  recoveryRate(@Root() { recoveredAmount, claimAmount }: EnforcementCase): string | null {
    return rate(recoveredAmount, claimAmount);
  }

  @FieldResolver(() => Int, {
    description: '办理天数 Days from filing to conclusion, or to today while it is under way.',
  })
  handlingDays(@Root() { filedOn, concludedOn }: EnforcementCase, @Ctx() { now }: RequestContext): number {
    return Math.max(0, daysBetween(filedOn, concludedOn ?? dateInShanghai(now)));
  }

  @FieldResolver(() => Int, {
    description:
      '超期天数 Days beyond the statutory period at conclusion, or today while it is under way; 0 within it.',
  })
  overdueDays(@Root() { dueOn, concludedOn }: EnforcementCase, @Ctx() { now }: RequestContext): number {
    return Math.max(0, daysBetween(dueOn, concludedOn ?? dateInShanghai(now)));
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: '法定期限内执结 Whether it was concluded within its statutory period; null while it is under way.',
  })
  inTime(@Root() { dueOn, concludedOn }: EnforcementCase): boolean | null {
    return concludedOn === null ? null : concludedOn <= dueOn;
  }
}
