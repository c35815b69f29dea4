import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DOCUMENT_NUMBER } from '../../shared/identifiers/rules.ts';
import { CaseNumberScalar } from '../../shared/scalars/case-number.ts';
import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  KeyColumn,
  ScalarColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const DutyKind = labelledEnum('DutyKind', '义务种类 What a judgment orders its defendant to do.', {
  MONEY: '金钱给付 To pay money.',
  CONDUCT: '行为履行 To do something or to refrain from it.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const JudgmentInstance = labelledEnum('JudgmentInstance', '审级 At which instance a judgment was given.', {
  FIRST: '一审 At first instance, and not appealed.',
  FINAL: '终审 On appeal: the final judgment.',
  RETRIAL: '再审 On retrial.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const JudgmentPerformance = labelledEnum('JudgmentPerformance', '履行情况 When a judgment was performed.', {
  BEFORE_ENFORCEMENT: '执行前履行 Performed without its enforcement being applied for.',
  IN_ENFORCEMENT: '进入执行后履行 Performed after its enforcement had been applied for.',
  NOT_PERFORMED: '未履行 Not performed yet.',
});

export const ConductProgress = labelledEnum(
  'ConductProgress',
  '行为义务进度 How far conduct that was ordered has come.',
  {
    NOT_BEGUN: '未开始 Nothing has been done.',
    UNDER_WAY: '办理中 Begun: applied for, or partly done.',
    DONE: '已完成 Done.',
  },
);

@Entity({ tableName: 'judgment' })
@ObjectType({
  simpleResolvers: true,
  description: '生效判决 A judgment in force, whether or not its performance had to be enforced.',
})
@Directive('@key(fields: "id")')
export class Judgment {
  @IdColumn('编号 Opaque id of the judgment.')
  id!: string;

  @ScalarColumn(CaseNumberScalar, '文书案号 Number of the instrument, e.g. （2021）闽0902民初88号.', {
    unique: true,
    rule: DOCUMENT_NUMBER,
  })
  instrumentNumber!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @EnumColumn(JudgmentInstance, '审级 At which instance it was given.')
  instance!: MemberOf<typeof JudgmentInstance>;

  @BooleanColumn('跨行政区划管辖 Whether a court of another region than the defendant’s had jurisdiction.')
  crossRegion!: boolean;

  @KeyColumn({ nullable: true, indexed: false })
  seriesId!: string | null;

  @DateColumn('生效日期 Day on which it took effect.')
  effectiveOn!: string;

  @TextColumn('判项 What was ordered, in the words of the judgment.', { length: 1000 })
  ordered!: string;

  @EnumColumn(DutyKind, '义务种类 What kind of duty was ordered.')
  kind!: MemberOf<typeof DutyKind>;

  @DecimalColumn('判决金额 Amount ordered, yuan; null where conduct was ordered.', { nullable: true })
  amount!: string | null;

  @DateColumn('履行期限届满日 Last day for performing; null where the judgment sets none.', { nullable: true })
  performanceDueOn!: string | null;

  @BooleanColumn('判项明确 First of the two standards: the order is concrete enough to be enforced.')
  orderConcrete!: boolean;

  @BooleanColumn('载明履行期限 Second of the two standards: the order sets a term for its performance.')
  orderHasTerm!: boolean;

  @KeyColumn({ nullable: true, indexed: false })
  defendantAgencyId!: string | null;

  @DateColumn('履行日期 Day on which it was performed; null while it has not been.', { nullable: true })
  performedOn!: string | null;

  @KeyColumn({ nullable: true, indexed: false })
  enforcementCaseId!: string | null;

  @EnumColumn(ConductProgress, '行为义务进度 How far the conduct has come; null where none was ordered.', {
    nullable: true,
  })
  conductProgress!: MemberOf<typeof ConductProgress> | null;

  @TextColumn('行为义务办理情况 What was done of it, in the words of the court; null where nothing is noted.', {
    nullable: true,
  })
  conductNote!: string | null;

  @DateColumn('判后答疑日期 Day on which the judge explained it to the parties; null if not.', { nullable: true })
  explainedOn!: string | null;
}
