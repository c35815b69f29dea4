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

  @IntColumn('全院在编人员 All staff of the court, those who do not enforce among them; null where not reported.', {
    nullable: true,
  })
  totalStaff!: number | null;

  @IntColumn('新进执行干警 Officers who joined in the year; null where not reported.', { nullable: true })
  joined!: number | null;

  @IntColumn('离任执行干警 Officers who left in the year; null where not reported.', { nullable: true })
  departed!: number | null;

  @IntColumn('一人多岗干警 Officers who hold other posts of the court beside; null where not reported.', {
    nullable: true,
  })
  severalPosts!: number | null;

  @IntColumn('全院法官 Judges of the whole court, those who do not enforce among them; null where not reported.', {
    nullable: true,
  })
  courtJudges!: number | null;

  @IntColumn(
    '具有一年以上执行工作经历的法官 Judges of the whole court who have worked in enforcement for a year or longer, by the end ' +
      'of the year; null where not reported.',
    { nullable: true },
  )
  judgesWithEnforcementYear!: number | null;

  @IntColumn(
    '防火防汛值守人天 Person-days for which enforcement officers were on duty against fires and floods in the year; null where ' +
      'not reported.',
    { nullable: true },
  )
  fireFloodDutyDays!: number | null;
}
