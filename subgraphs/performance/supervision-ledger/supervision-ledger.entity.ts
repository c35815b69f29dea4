import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  KeyColumn,
  ScalarColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { DutyNode, DutyOfficeKind } from '../step-duty/duty-node.ts';

import {
  DutyCause,
  LedgerResult,
  LedgerState,
  NonPerformanceReason,
  OrderedDuty,
  SupervisionStep,
} from './supervision-enums.ts';

@Entity({ tableName: 'supervision_ledger' })
@ObjectType({
  simpleResolvers: true,
  description:
    '督促履行台账 The ledger of one duty that an agency owes (一案一台账): one for each case whose debtor is an agency, ' +
    'and for each judgment against one whether it entered enforcement or not.',
})
@Directive('@key(fields: "id")')
export class SupervisionLedger {
  @IdColumn('编号 Opaque id of the ledger; the readable key is the number of what it is about.')
  id!: string;

  @ScalarColumn(
    CaseNumberScalar,
    '案号 Number of the enforcement case, or of the judgment while no enforcement has been filed.',
    { unique: true },
  )
  subjectNumber!: string;

  @KeyColumn({ nullable: true })
  caseId!: string | null;

  @KeyColumn({ nullable: true })
  judgmentId!: string | null;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  /** The agency's region: an assessment office sees the ledgers of its region's agencies at all courts. */
  @KeyColumn({ indexed: false })
  agencyRegionCode!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  /** The court's region. */
  @KeyColumn({ indexed: false })
  regionCode!: string;

  @EnumColumn(DutyCause, '案由 Cause of action; null where it is not on record.', { nullable: true })
  cause!: MemberOf<typeof DutyCause> | null;

  @EnumColumn(OrderedDuty, '判项类别 What kind of duty was ordered; null where it is not on record.', {
    nullable: true,
  })
  orderedDuty!: MemberOf<typeof OrderedDuty> | null;

  @DecimalColumn('应履行金额 Amount owed, yuan; null where the duty is an act.', { nullable: true })
  amountOwed!: string | null;

  @DateColumn('裁判生效日期 Day on which the judgment took effect; null where the basis is no judgment on record.', {
    nullable: true,
  })
  judgmentEffectiveOn!: string | null;

  @DateColumn('执行立案日期 Day on which enforcement was filed; null while it has not been.', { nullable: true })
  enforcementFiledOn!: string | null;

  @DateColumn('履行期限届满日 Last day of the term of performance; null where the judgment set none.', {
    nullable: true,
  })
  performanceDueOn!: string | null;

  @BooleanColumn('判项明确 The first standard: whether what was ordered is concrete enough to be enforced.')
  orderConcrete!: boolean;

  @BooleanColumn('履行期限明确 The second standard: whether the judgment sets a term of performance.')
  orderHasTerm!: boolean;

  @DateColumn('建账日期 Day on which the ledger was opened.')
  openedOn!: string;

  @DateColumn('立案提示日期 Day of the reminder at filing; null if there was none.', { nullable: true })
  filingRemindedOn!: string | null;

  @DateColumn('判前沟通日期 Day of the talk before judgment; null if there was none.', { nullable: true })
  talkedOn!: string | null;

  @DateColumn('判后预警日期 Day of the warning after judgment; null if there was none.', { nullable: true })
  warnedOn!: string | null;

  @DateColumn('执前督促日期 Day of the first urging before enforcement; null if there was none.', { nullable: true })
  urgedOn!: string | null;

  @DateColumn('执后惩戒日期 Day on which enforcement brought the first measure; null if none was taken.', {
    nullable: true,
  })
  disciplinedOn!: string | null;

  @EnumColumn(SupervisionStep, '当前环节 The last step that was reached.')
  currentStep!: MemberOf<typeof SupervisionStep>;

  @EnumColumn(LedgerState, '台账状态 Whether it is still followed.')
  state!: MemberOf<typeof LedgerState>;

  @EnumColumn(LedgerResult, '督促结果 How the duty ended; null while the ledger is open.', { nullable: true })
  result!: MemberOf<typeof LedgerResult> | null;

  @DateColumn('履行日期 Day on which the duty was met; null if it was not.', { nullable: true })
  performedOn!: string | null;

  @DateColumn('销号日期 Day on which the ledger was closed; null while it is open.', { nullable: true })
  closedOn!: string | null;

  @IntColumn(
    '逾期履行天数 Days from the end of the term until the duty was met or the ledger closed; 0 if in time; null while it ' +
      'is open, or where no term was set.',
    { nullable: true },
  )
  lateDays!: number | null;

  /** Sorts by days overdue on any day: see `overdue-key.ts`. */
  @Property({ type: 'integer', nullable: true })
  overdueKey!: number | null;

  @EnumColumn(NonPerformanceReason, '未履行原因 Why the agency has not performed; null where it has or gave none.', {
    nullable: true,
  })
  nonPerformanceReason!: MemberOf<typeof NonPerformanceReason> | null;

  @TextColumn('机关责任部门 Department of the agency that answers for it; null where none was named.', {
    length: 60,
    nullable: true,
  })
  agencyDepartment!: string | null;

  @TextColumn(
    '机关责任人职务 Post in the agency that answers for it; a post, never a name; null where none was named.',
    {
      length: 60,
      nullable: true,
    },
  )
  agencyPost!: string | null;

  @BooleanColumn(
    '仅由外聘律师负责 Whether the agency left it to outside counsel alone; null where it is not on record.',
    { nullable: true },
  )
  outsideCounselOnly!: boolean | null;

  @EnumColumn(DutyNode, '下一环节 The node that must be done next; null once the ledger is closed.', { nullable: true })
  nextStep!: MemberOf<typeof DutyNode> | null;

  /** The place of `nextStep` in the order of the nodes, from 1: enums sort by their names. */
  @Property({ type: 'integer', nullable: true })
  nextStepNumber!: number | null;

  @DateColumn('下一环节应办日 By when the next node must be done; null where there is none, or no day is set.', {
    nullable: true,
  })
  nextDueOn!: string | null;

  @EnumColumn(DutyOfficeKind, '下一步责任单位类别 What kind of office must act next; null once the ledger is closed.', {
    nullable: true,
  })
  nextOfficeKind!: MemberOf<typeof DutyOfficeKind> | null;

  @TextColumn('下一步责任单位 Name of the office that must act next; null once the ledger is closed.', {
    length: 120,
    nullable: true,
  })
  nextOffice!: string | null;

  @TextColumn('下一步责任部门 Department that must act next; null where none was named.', {
    length: 60,
    nullable: true,
  })
  nextDepartment!: string | null;
}
