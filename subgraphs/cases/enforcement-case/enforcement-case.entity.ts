import { Entity } from '@mikro-orm/decorators/legacy';
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
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { BasisKind, CaseStatus, ConclusionMethod, CrossEnforcementKind } from './case-enums.ts';

@Entity({ tableName: 'enforcement_case' })
@ObjectType({ simpleResolvers: true, description: '执行案件 One numbered enforcement proceeding of a court.' })
@Directive('@key(fields: "id")')
export class EnforcementCase {
  @IdColumn('编号 Opaque id of the case.')
  id!: string;

  @ScalarColumn(CaseNumberScalar, '案号 Case number, e.g. （2021）闽09执123号.', { unique: true })
  caseNumber!: string;

  @EnumColumn(TypeCode, '类型代字 Kind of proceeding.')
  typeCode!: MemberOf<typeof TypeCode>;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @DateColumn('立案日期 Day of filing.')
  filedOn!: string;

  @TextColumn('承办人 Enforcement officer in charge.', { length: 40 })
  officerName!: string;

  @EnumColumn(BasisKind, '执行依据种类 Kind of the instrument that is enforced.')
  basisKind!: MemberOf<typeof BasisKind>;

  @TextColumn('执行依据文号 Number of the instrument that is enforced.', { length: 80 })
  basisNumber!: string;

  @KeyColumn({ nullable: true })
  judgmentId!: string | null;

  @TextColumn('案由 Cause of action.', { length: 80 })
  cause!: string;

  @DecimalColumn('申请标的 Amount claimed, yuan.')
  claimAmount!: string;

  @DecimalColumn('执行到位金额 Amount recovered so far, yuan.')
  recoveredAmount!: string;

  @EnumColumn(CaseStatus, '案件状态 Where the case stands.')
  status!: MemberOf<typeof CaseStatus>;

  @DateColumn(
    '法定期限届满日 Last day of the statutory period: six months from filing, less suspensions, plus extensions.',
  )
  dueOn!: string;

  @IntColumn('延长天数 Days by which the president of the court extended the period.')
  extensionDays!: number;

  @DateColumn('结案日期 Day of conclusion; null while the case is under way.', { nullable: true })
  concludedOn!: string | null;

  @EnumColumn(ConclusionMethod, '结案方式 How it was concluded; null while it is under way.', { nullable: true })
  conclusionMethod!: MemberOf<typeof ConclusionMethod> | null;

  @BooleanColumn('和解已履行 Whether the settlement that concluded the case has been performed.')
  settlementPerformed!: boolean;

  @BooleanColumn(
    '有财产可供执行 Whether property was found; null where no search belongs to the case or none was made.',
    {
      nullable: true,
    },
  )
  propertyFound!: boolean | null;

  @TextColumn('执行不能原因 Why the debtor is unable to pay; null where no inability was found.', { nullable: true })
  inabilityGround!: string | null;

  @DateColumn('保全日期 Day on which property was preserved before enforcement; null if none was.', { nullable: true })
  preservedOn!: string | null;

  @EnumColumn(CrossEnforcementKind, '交叉执行方式 How the case came from another court; null if it did not.', {
    nullable: true,
  })
  crossEnforcementKind!: MemberOf<typeof CrossEnforcementKind> | null;

  @KeyColumn({ nullable: true, indexed: false })
  originCourtCode!: string | null;

  @KeyColumn({ nullable: true })
  resumedFromId!: string | null;

  @EnumColumn(PartyKind, '被执行人类型 What the first debtor is in law.')
  debtorKind!: MemberOf<typeof PartyKind>;

  @KeyColumn({ nullable: true, indexed: false })
  debtorAgencyId!: string | null;

  @KeyColumn({ nullable: true, indexed: false })
  campaignId!: string | null;
}
