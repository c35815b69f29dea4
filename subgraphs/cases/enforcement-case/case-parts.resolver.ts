import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';

import { caseNodeList } from './case-node.list.ts';
import { CaseNode, CaseSuspension, TerminationCheck } from './case-parts.entity.ts';
import { isCompliant } from './compliance.ts';
import { EnforcementCase } from './enforcement-case.entity.ts';

@Resolver(() => CaseNode)
export class CaseNodeResolver {
  @DependsOn<CaseNode>('dueOn', 'doneOn')
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '逾期天数 Days from the due day to the day it was done, or to today while it is not; 0 in time; null where no rule sets a day.',
  })
  lateDays(@Root() { dueOn, doneOn }: CaseNode, @Ctx() { now }: RequestContext): number | null {
    return dueOn === null ? null : Math.max(0, daysBetween(dueOn, doneOn ?? dateInShanghai(now)));
  }

  @DependsOn()
  @Query(() => caseNodeList.Connection, {
    description: '执行节点列表 Steps between filing and conclusion of all cases: which are due, late or overdue.',
  })
  caseNodes(@Args(() => caseNodeList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<CaseNode>> {
    return caseNodeList.page(context, args);
  }

  @DependsOn<CaseNode>('caseId')
  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case it is a step of.' })
  enforcementCase(@Root() { caseId }: CaseNode, @Ctx() context: RequestContext): Promise<EnforcementCase | null> {
    return loadOne(context, EnforcementCase, 'id', caseId);
  }
}

@Resolver(() => CaseSuspension)
export class CaseSuspensionResolver {
  @DependsOn<CaseSuspension>('fromDate', 'toDate')
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
