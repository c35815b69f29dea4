import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { storedValue } from '../../shared/database/stored-record.ts';
import { daysBetween } from '../../shared/date-arithmetic.ts';
import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadMany, loadOne } from '../../shared/loading/load.ts';
import { lookUp } from '../../shared/loading/lookup.ts';
import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.entity.ts';
import { Court } from '../court/court.stub.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';
import { Judgment } from '../judgment/judgment.stub.ts';
import { DutyNode } from '../step-duty/duty-node.ts';
import { StepDuty } from '../step-duty/step-duty.entity.ts';
import { SupervisionAction } from '../supervision-action/supervision-action.entity.ts';

import { faultsOf } from './ledger-faults.ts';
import { LedgerStep, stepsOf } from './ledger-step.ts';
import { LedgerFault } from './supervision-enums.ts';
import { SupervisionLedger } from './supervision-ledger.entity.ts';
import { supervisionLedgerList } from './supervision-ledger.list.ts';

@Resolver(() => SupervisionLedger)
export class SupervisionLedgerResolver {
  @Query(() => SupervisionLedger, {
    nullable: true,
    description: '督促履行台账 One ledger, by exactly one of its keys; null if there is none.',
  })
  supervisionLedger(
    @Arg('id', () => ID, { nullable: true, description: '编号 Its opaque id.' }) id: string | null,
    @Arg('subjectNumber', () => CaseNumberScalar, {
      nullable: true,
      description: '案号 The number of the case or judgment it is about.',
    })
    subjectNumber: string | null,
    @Ctx() context: RequestContext,
  ): Promise<SupervisionLedger | null> {
    return lookUp(context, SupervisionLedger, { id, subjectNumber });
  }

  @Query(() => supervisionLedgerList.Connection, { description: '督促履行台账列表 Supervision ledgers.' })
  supervisionLedgers(
    @Args(() => supervisionLedgerList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<SupervisionLedger>> {
    return supervisionLedgerList.page(context, args);
  }

  @FieldResolver(() => [LedgerStep], {
    description: '督促环节 The five steps in their order, and when each was taken.',
  })
  async steps(@Root() ledger: SupervisionLedger, @Ctx() context: RequestContext): Promise<LedgerStep[]> {
    return stepsOf(ledger, await dutiesOf(context, ledger));
  }

  @FieldResolver(() => [StepDuty], {
    description:
      '流程节点责任 The nodes that apply, in their order: the five steps and two standards (5+2), and performance; who ' +
      'answers for each, by when, and how late it is.',
  })
  duties(@Root() ledger: SupervisionLedger, @Ctx() context: RequestContext): Promise<StepDuty[]> {
    return dutiesOf(context, ledger);
  }

  @FieldResolver(() => StepDuty, {
    nullable: true,
    description: '下一步责任 Who must act next, what, and by when; null once the ledger is closed.',
  })
  async nextActor(@Root() ledger: SupervisionLedger, @Ctx() context: RequestContext): Promise<StepDuty | null> {
    if (ledger.nextStep === null) {
      return null;
    }
    return (await dutiesOf(context, ledger)).find(({ node }) => node === ledger.nextStep) ?? null;
  }

  @FieldResolver(() => [LedgerFault.type], { description: '台账缺陷 What is wrong with how the duty is followed.' })
  faults(@Root() ledger: SupervisionLedger): MemberOf<typeof LedgerFault>[] {
    return faultsOf(ledger);
  }

  @FieldResolver(() => [String], { description: '台账缺陷中文 The Chinese terms of `faults`.' })
  faultLabels(@Root() ledger: SupervisionLedger): string[] {
    return faultsOf(ledger).map((fault) => LedgerFault.labels[fault]);
  }

  @FieldResolver(() => [SupervisionAction], { description: '督促措施 What was done to bring it to an end, by day.' })
  actions(@Root() { id }: SupervisionLedger, @Ctx() context: RequestContext): Promise<SupervisionAction[]> {
    return loadMany(context, SupervisionAction, 'ledgerId', id, ['doneOn', 'id']);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      '逾期天数 Days from the end of the term of performance to performance, to closing, or to today while it is open; ' +
      '0 if in time, null where no term was set.',
  })
  overdueDays(@Root() ledger: SupervisionLedger, @Ctx() { now }: RequestContext): number | null {
    const { performanceDueOn, lateDays } = ledger;
    if (performanceDueOn === null) {
      return null;
    }
    return lateDays ?? Math.max(0, daysBetween(performanceDueOn, dateInShanghai(now)));
  }

  @FieldResolver(() => Agency, { nullable: true, description: '机关单位 The agency that owes the duty.' })
  agency(@Root() { agencyId }: SupervisionLedger, @Ctx() context: RequestContext): Promise<Agency | null> {
    return loadOne(context, Agency, 'id', agencyId);
  }

  @FieldResolver(() => EnforcementCase, {
    nullable: true,
    description: '执行案件 The case by which it is enforced; null while none has been filed.',
  })
  enforcementCase(@Root() { caseId }: SupervisionLedger): EnforcementCase | null {
    return caseId === null ? null : { id: caseId };
  }

  @FieldResolver(() => Judgment, {
    nullable: true,
    description: '裁判 The judgment that ordered the duty; null where the basis is no judgment on record.',
  })
  judgment(@Root() { judgmentId }: SupervisionLedger): Judgment | null {
    return judgmentId === null ? null : { id: judgmentId };
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 The court that keeps the ledger.' })
  court(@Root() { courtCode }: SupervisionLedger): Court {
    return { code: courtCode };
  }
}

const ORDER = Object.keys(DutyNode.type);

async function dutiesOf(context: RequestContext, { id }: SupervisionLedger): Promise<StepDuty[]> {
  const duties = await loadMany(context, StepDuty, 'ledgerId', id, []);
  return duties.toSorted((left, right) => placeOf(left) - placeOf(right));
}

/** A duty whose node cannot be shown comes first. */
function placeOf(duty: StepDuty): number {
  return ORDER.indexOf(String(storedValue(duty, 'node')));
}
