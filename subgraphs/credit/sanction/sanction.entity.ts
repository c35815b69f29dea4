import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DOCUMENT_NUMBER } from '../../shared/identifiers/rules.ts';
import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import {
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  ScalarColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { SubjectBound } from '../subject/subject-bound.ts';

export const SanctionKind = labelledEnum('SanctionKind', '惩戒措施种类 What a court did to somebody.', {
  DETENTION: '拘留 Judicial detention, 15 days at most at a time.',
  FINE: '罚款 A fine: of a person up to 100,000 yuan, of a unit from 50,000 to 1,000,000.',
  COMPELLED_APPEARANCE: '拘传 Brought before the court by force.',
  SEARCH: '搜查 A search of the person, the home or where property is hidden.',
  POLICE_LOOKOUT: '移送公安机关临控 The police look out for the person.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

/** 民事诉讼法 (2021), arts. 114, 117, 248, 255. */
export const SanctionReason = labelledEnum('SanctionReason', '惩戒事由 What a court sanctioned somebody for.', {
  REFUSES_TO_PERFORM: '拒不履行 Refuses to perform.',
  BREAKS_PROPERTY_REPORT: '拒绝报告或者虚假报告财产 Refuses to report property, or reports it falsely.',
  BREAKS_CONSUMPTION_LIMIT: '违反限制消费令 Consumes what an order forbids.',
  HIDES_PROPERTY: '隐藏、转移、变卖、毁损财产 Hides, moves, sells or destroys property.',
  OBSTRUCTS: '妨碍、抗拒执行 Obstructs or resists enforcement.',
  IGNORES_SUMMONS: '经传唤拒不到庭 Does not come when summoned.',
  FAILS_TO_ASSIST: '拒不协助执行 A unit does not assist, or acts against a notice to assist.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

/** Houses of detention take nobody in without these; a decision then waits, or is never carried out. */
export const SanctionObstacle = labelledEnum(
  'SanctionObstacle',
  '未能及时执行原因 Why a decision could not be carried out, or not at once.',
  {
    HAIR_TEST: '毛发检测 The hair test (for drugs) was not done, or its result was awaited.',
    MEDICAL_CHECK: '体检 The medical check was awaited, or found that the person may not be detained.',
    NO_APPOINTMENT: '未预约到收拘 The house of detention gave no appointment in time.',
    WHEREABOUTS_UNKNOWN: '下落不明 The person was not found.',
    PERFORMED_FIRST: '执行前已履行 The duty was performed before it.',
    NO_MEANS: '无力缴纳 The fine could not be paid.',
    OTHER: '其他 Anything else; the field of the label has the office’s own term.',
  },
);

@Entity({ tableName: 'sanction' })
@ObjectType({
  simpleResolvers: true,
  description:
    '司法惩戒 A sanction on a person or a unit; on a unit that failed to assist, it counts against that unit.',
})
@Directive('@key(fields: "id")')
export class Sanction extends SubjectBound {
  @IdColumn('编号 Opaque id of the sanction.')
  id!: string;

  @ScalarColumn(
    CaseNumberScalar,
    '决定书文号 Number of the decision, e.g. （2022）川3301司惩3号; null where none is due.',
    {
      nullable: true,
      unique: true,
      rule: DOCUMENT_NUMBER,
    },
  )
  decisionNumber!: string | null;

  @EnumColumn(SanctionKind, '惩戒措施种类 What was done.')
  kind!: MemberOf<typeof SanctionKind>;

  @EnumColumn(SanctionReason, '惩戒事由 What it was for.')
  reason!: MemberOf<typeof SanctionReason>;

  @DateColumn('决定日期 Day of the decision.')
  decidedOn!: string;

  @DecimalColumn('罚款金额 Amount of the fine, yuan; null for what is not a fine.', { nullable: true })
  amount!: string | null;

  @IntColumn('拘留天数 Days of detention, 1 to 15; null for what is not detention.', { nullable: true })
  days!: number | null;

  @DateColumn('实际执行日期 Day on which it was carried out: taken into custody, paid, searched; null before that.', {
    nullable: true,
  })
  carriedOutOn!: string | null;

  @EnumColumn(
    SanctionObstacle,
    '未能及时执行原因 Why it could not be carried out, or not at once; null where nothing stood in the way.',
    { nullable: true },
  )
  obstacle!: MemberOf<typeof SanctionObstacle> | null;

  @TextColumn('结果 What came of it, in words.', { nullable: true })
  result!: string | null;
}
