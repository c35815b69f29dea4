import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { DecimalColumn, IdColumn, KeyColumn } from '../../shared/schema/column.ts';

@Entity({ tableName: 'indicator_value' })
@ObjectType({ simpleResolvers: true, description: '指标值 What an indicator was for an agency in a period.' })
export class IndicatorValue {
  @IdColumn('编号 Opaque id of the value.')
  id!: string;

  @KeyColumn()
  performanceId!: string;

  @KeyColumn({ indexed: false })
  indicatorCode!: string;

  @DecimalColumn('指标值 The value, in the unit of the indicator; null where it is a rate over nothing.', {
    nullable: true,
    scale: 6,
  })
  value!: string | null;
}
