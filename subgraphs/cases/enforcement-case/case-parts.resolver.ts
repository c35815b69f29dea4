import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/calendar.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import { CaseNode, CaseSuspension, TerminationCheck } from './case-parts.entity.ts';
import { isCompliant } from './compliance.ts';
import { EnforcementCase } from './enforcement-case.entity.ts';

@Resolver(() => CaseNode)
export class CaseNodeResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '逾期天数 Days from the due day to the day it was done, or to today while it is not; 0 in time; null where no rule sets a day.',
  })
  lateDays(@Root() { dueOn, doneOn }: CaseNode, @Ctx() { now }: RequestContext): number | null {
    return dueOn === null ? null : Math.max(0, daysBetween(dueOn, doneOn ?? dateInShanghai(now)));
  }
}

@Resolver(() => CaseSuspension)
export class CaseSuspensionResolver {
  @FieldResolver(() => Int, { description: '中止天数 Days that do not count towards the statutory period.' })
  days(@Root() { fromDate, toDate }: CaseSuspension): number {
    return daysBetween(fromDate, toDate);
  }
}

@Resolver(() => TerminationCheck)
export class TerminationCheckResolver {
  @FieldResolver(() => Boolean, {
    description: '终本合规 Whether every step has its date and three months have passed since filing.',
  })
  async compliant(@Root() check: TerminationCheck, @Ctx() context: RequestContext): Promise<boolean> {
    const own = await loadOne(context, EnforcementCase, 'id', check.caseId);
    return own !== null && isCompliant(check, own);
  }
}
