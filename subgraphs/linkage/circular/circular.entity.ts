import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLString } from 'graphql';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, KeyColumn, ScalarColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const CircularKind = labelledEnum('CircularKind', '通报类型 How a circular came about.', {
  QUARTERLY: '季度通报 About a quarter.',
  HALF_MONTHLY: '半月通报 About half a month.',
  JOINT: '联合通报 Issued by several offices together.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'circular' })
@ObjectType({
  simpleResolvers: true,
  description: '通报 A circular that tells who did and who did not perform or assist.',
})
@Directive('@key(fields: "id")')
export class Circular {
  @IdColumn('编号 Opaque id of the circular.')
  id!: string;

  @ScalarColumn(GraphQLString, '文号 Document number of the circular.', { unique: true })
  documentNumber!: string;

  @TextColumn('标题 Title.')
  title!: string;

  @EnumColumn(CircularKind, '通报类型 Quarterly, half-monthly or joint.')
  kind!: MemberOf<typeof CircularKind>;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ indexed: false })
  issuerAgencyId!: string;

  @DateColumn('发文日期 Day of issue.')
  issuedOn!: string;

  @Property({ type: 'date' })
  periodFrom!: string;

  @Property({ type: 'date' })
  periodUntil!: string;

  @TextColumn('工作进展 How the work goes; null where it does not say.', { nullable: true, length: 1000 })
  progress!: string | null;

  @TextColumn('存在问题 What is wrong; null where it does not say.', { nullable: true, length: 1000 })
  problems!: string | null;

  @TextColumn('下一步工作 What is to be done next; null where it does not say.', { nullable: true, length: 1000 })
  nextSteps!: string | null;
}
