import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { IdColumn, IntColumn, KeyColumn } from '../../shared/schema/column.ts';

@Entity({ tableName: 'court_staff' })
@ObjectType({ simpleResolvers: true, description: '法院执行人员 Those who enforced at a court in a year.' })
export class CourtStaff {
  @IdColumn('编号 Opaque id of the record.')
  id!: string;

  @KeyColumn()
  courtCode!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @IntColumn('年度 The calendar year.')
  year!: number;

  @IntColumn('执行干警 Enforcement officers, judges among them.')
  officers!: number;

  @IntColumn('执行法官 Judges who enforce.')
  judges!: number;

  @IntColumn('书记员 Clerks.')
  clerks!: number;
}
