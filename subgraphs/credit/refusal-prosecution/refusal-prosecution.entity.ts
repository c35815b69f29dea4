import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { BooleanColumn, DateColumn, EnumColumn, IdColumn, IntColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { SubjectBound } from '../subject/subject-bound.ts';

export const ProsecutionRoute = labelledEnum('ProsecutionRoute', '追诉途径 How a refusal crime is prosecuted.', {
  PUBLIC: '公诉 By the procuratorate, after the police investigated.',
  PRIVATE: '自诉 By the applicant, where police or procuratorate did not.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

/** In order; a private prosecution skips the stages of police and procuratorate. */
export const RefusalStage = labelledEnum('RefusalStage', '追诉阶段 How far a refusal prosecution has come.', {
  CLUE: '线索 The court noted the clue.',
  REFERRED: '移送公安 Referred to the police.',
  FILED: '立案侦查 The police filed it.',
  REVIEWED: '审查起诉 Under review by the procuratorate.',
  PROSECUTED: '提起公诉或自诉受理 Charged, or the private prosecution accepted.',
  JUDGED: '判决 Judged.',
  DECLINED: '不予追诉 Not taken further, for a reason.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const DeclineGround = labelledEnum('DeclineGround', '不予追诉事由 Why a refusal prosecution went no further.', {
  EVIDENCE: '证据不足 The evidence that the debtor could perform and did not is too weak.',
  PERFORMED: '已经履行 The duty was performed meanwhile.',
  MINOR_OFFENCE: '情节显著轻微 The offence is slight.',
  POLICE_DID_NOT_FILE: '公安机关不予立案 The police did not file it; the applicant may prosecute privately.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const HoldUpCause = labelledEnum('HoldUpCause', '办理迟滞原因 Why a refusal prosecution was held up.', {
  FIRE_FLOOD_DUTY: '防火防汛值守 Its officers were on duty against fires and floods.',
  EVIDENCE: '取证困难 Evidence was hard to get.',
  PERSON_MISSING: '人员下落不明 The accused person could not be found.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const HoldUpPlace = labelledEnum(
  'HoldUpPlace',
  '迟滞环节 With which office a refusal prosecution was held up.',
  {
    POLICE: '公安机关 With the police, between referral and filing.',
    PROCURATORATE: '检察机关 With the procuratorate, between review and charge.',
    COURT: '人民法院 With the court, between charge and judgment.',
    OTHER: '其他 Anything else; the field of the label has the office’s own term.',
  },
);

/** 刑法 art. 313 with its stages: each has a date once it is reached. One record per accused person. */
@Entity({ tableName: 'refusal_prosecution' })
@ObjectType({
  simpleResolvers: true,
  description: '拒执罪追诉 The prosecution of somebody for refusing to perform a judgment or ruling.',
})
@Directive('@key(fields: "id")')
export class RefusalProsecution extends SubjectBound {
  @IdColumn('编号 Opaque id of the prosecution.')
  id!: string;

  @EnumColumn(ProsecutionRoute, '追诉途径 How it is prosecuted.')
  route!: MemberOf<typeof ProsecutionRoute>;

  @EnumColumn(RefusalStage, '追诉阶段 How far it has come.')
  stage!: MemberOf<typeof RefusalStage>;

  @DateColumn('线索日期 Day on which the court noted the clue.')
  clueOn!: string;

  @DateColumn('移送公安日期 Day of referral to the police; null if not referred.', { nullable: true })
  referredOn!: string | null;

  @DateColumn('立案侦查日期 Day on which the police filed it; null if not filed.', { nullable: true })
  filedOn!: string | null;

  @DateColumn('审查起诉日期 Day on which the procuratorate took it up; null if not.', { nullable: true })
  reviewedOn!: string | null;

  @DateColumn('提起公诉或自诉受理日期 Day of the charge, or of accepting the private prosecution; null if none.', {
    nullable: true,
  })
  prosecutedOn!: string | null;

  @DateColumn('判决日期 Day of the judgment; null if not judged.', { nullable: true })
  judgedOn!: string | null;

  @BooleanColumn('判处有罪 Whether the judgment convicted; null before it.', { nullable: true })
  convicted!: boolean | null;

  @IntColumn('刑期月数 Months of the sentence; null without one.', { nullable: true })
  termMonths!: number | null;

  @IntColumn('缓刑月数 Months for which the sentence is suspended; null where it is not.', { nullable: true })
  suspensionMonths!: number | null;

  @DateColumn('不予追诉日期 Day on which it was declined; null if not.', { nullable: true })
  declinedOn!: string | null;

  @EnumColumn(DeclineGround, '不予追诉事由 On what ground it was declined; null if not.', { nullable: true })
  declineGround!: MemberOf<typeof DeclineGround> | null;

  @TextColumn('不予追诉理由 Why it was declined; null if not.', { nullable: true })
  declineReason!: string | null;

  @EnumColumn(
    HoldUpCause,
    '办理迟滞原因 Why it was held up longest; null where it was not, or no reason is on record.',
    {
      nullable: true,
    },
  )
  heldUpBy!: MemberOf<typeof HoldUpCause> | null;

  @EnumColumn(HoldUpPlace, '迟滞环节 With which office it was held up; null where it was not, or none is on record.', {
    nullable: true,
  })
  heldUpAt!: MemberOf<typeof HoldUpPlace> | null;
}
