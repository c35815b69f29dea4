import { Entity } from '@mikro-orm/decorators/legacy';
import { GraphQLString } from 'graphql';
import { Directive, ObjectType } from 'type-graphql';

import {
  BooleanColumn,
  CodeKeyColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const IndicatorSubject = labelledEnum('IndicatorSubject', '考评对象 Whose work an indicator measures.', {
  AGENCY: '机关单位 An agency’s.',
  COURT: '法院 A court’s: it is held against a target range, and courts are not ranked by it.',
});

export const IndicatorPhase = labelledEnum('IndicatorPhase', '考核环节 At which end of a duty an indicator looks.', {
  FRONT: '前端考核 At the steps before enforcement, while the agency can still perform in time.',
  BACK: '后端评价 At what happened after it did not perform: filing, naming, sanction.',
});

@Entity({ tableName: 'indicator' })
@ObjectType({ simpleResolvers: true, description: '考评指标 What an assessment looks at.' })
@Directive('@key(fields: "code")')
export class Indicator {
  @CodeKeyColumn(GraphQLString, '指标代码 Code of the indicator, e.g. PERFORMED_IN_TIME.')
  code!: string;

  @TextColumn('名称 Its name.', { length: 80 })
  name!: string;

  @TextColumn('定义 What is counted or divided by what.')
  definition!: string;

  @TextColumn('计量单位 Its unit, e.g. 件, 次, 比率.', { length: 20 })
  unit!: string;

  @BooleanColumn('越高越好 Whether a higher value is better.')
  higherIsBetter!: boolean;

  @EnumColumn(IndicatorSubject, '考评对象 Whose work it measures; null where it is not on record.', { nullable: true })
  subject!: MemberOf<typeof IndicatorSubject> | null;

  @EnumColumn(IndicatorPhase, '考核环节 At which end of a duty it looks; null where that is not its kind.', {
    nullable: true,
  })
  phase!: MemberOf<typeof IndicatorPhase> | null;

  @DecimalColumn('合理区间下限 Lower end of its target range, included; null where there is none.', {
    nullable: true,
    scale: 6,
  })
  targetLow!: string | null;

  @DecimalColumn('合理区间上限 Upper end of its target range, included; null where there is none.', {
    nullable: true,
    scale: 6,
  })
  targetHigh!: string | null;

  @DateColumn('合理区间施行日 First day from which the range is in force; null where it has none.', { nullable: true })
  targetFrom!: string | null;

  @TextColumn('合理区间依据 What the range rests on; null where it has none.', { nullable: true })
  targetSource!: string | null;
}
