import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  KeyColumn,
  ScalarColumn,
} from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { LedgerResult, LedgerState, SupervisionStep } from './supervision-enums.ts';

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

  @DecimalColumn('应履行金额 Amount owed, yuan; null where the duty is an act.', { nullable: true })
  amountOwed!: string | null;

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
}
