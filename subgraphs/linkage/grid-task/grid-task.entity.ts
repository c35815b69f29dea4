import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import { DateColumn, EnumColumn, IdColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const GridTaskKind = labelledEnum('GridTaskKind', '网格任务类型 What a grid worker is asked to do.', {
  URGE: '督促履行 Urge the debtor to perform.',
  SERVE: '协助送达 Help to serve documents.',
  FIND_PERSON: '查找人员 Find the debtor (人在格中寻).',
  FIND_PROPERTY: '查找财产 Find property (物在格中找).',
  ENFORCE: '协助执行 Help where an enforcement takes place (案在格中执).',
  EXPOSE: '曝光失信 Make the listing known in the neighbourhood.',
  SETTLE: '促成和解 Bring the sides to settle (事在格中办).',
  REPORT_REFUSAL: '反映拒执线索 Report what points to a crime of refusal.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const GridTaskResult = labelledEnum('GridTaskResult', '网格任务结果 What came of a grid task.', {
  ACHIEVED: '办成 What was asked was achieved.',
  PARTLY: '部分办成 It was achieved in part.',
  FAILED: '未办成 It was not achieved.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'grid_task' })
@ObjectType({
  simpleResolvers: true,
  description: '网格任务 What a court asked the grid worker of a neighbourhood to do for a case.',
})
@Directive('@key(fields: "id")')
export class GridTask extends CaseBound {
  @IdColumn('编号 Opaque id of the task.')
  id!: string;

  @EnumColumn(GridTaskKind, '网格任务类型 What is asked.')
  kind!: MemberOf<typeof GridTaskKind>;

  @TextColumn('网格 The grid that it was given to.', { length: 80 })
  grid!: string;

  @DateColumn('交办日期 Day on which it was given.')
  givenOn!: string;

  @DateColumn('完成日期 Day on which it was done; null while it is not.', { nullable: true })
  doneOn!: string | null;

  @EnumColumn(GridTaskResult, '网格任务结果 What came of it; null while it is not done.', { nullable: true })
  result!: MemberOf<typeof GridTaskResult> | null;
}
