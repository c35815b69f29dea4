import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { DateColumn, IdColumn, TextColumn } from '../../shared/schema/column.ts';

@Entity({ tableName: 'figure_source' })
@ObjectType({ simpleResolvers: true, description: '数据来源 A publication in which figures were reported.' })
export class FigureSource {
  @IdColumn('编号 Id of the publication.')
  id!: string;

  @TextColumn('标题 Its title.')
  title!: string;

  @TextColumn('发布单位 Who published it.', { length: 120 })
  publisher!: string;

  @DateColumn('发布日期 Day of publication; null where it is not known.', { nullable: true })
  publishedOn!: string | null;

  @TextColumn('说明 What has to be known to read it; null where there is nothing.', { nullable: true })
  note!: string | null;
}
