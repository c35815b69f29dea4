import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { DecimalColumn, IdColumn, KeyColumn } from '../../shared/schema/column.ts';

@Entity({ tableName: 'court_indicator_value' })
@ObjectType({
  simpleResolvers: true,
  description:
    '法院指标值 What an indicator was for a court in a period, to be held against its target range. Since September 2024 the ' +
    'Supreme Court’s quality indicators are mostly ranges, and courts must not be ranked by them: so there is no rank and ' +
    'no order by value.',
})
export class CourtIndicatorValue {
  @IdColumn('编号 Opaque id of the value.')
  id!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  /** The court's region. */
  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ indexed: false })
  indicatorCode!: string;

  @Property({ type: 'date' })
  periodFrom!: string;

  @Property({ type: 'date' })
  periodTo!: string;

  /** For how many private persons the value stands; null where the office does not record it. */
  @Property({ type: 'integer', nullable: true })
  persons!: number | null;

  @DecimalColumn(
    '指标值 The value, in the unit of the indicator; null where it is a rate over nothing, or withheld: see withheldReason.',
    { nullable: true, scale: 6 },
  )
  value!: string | null;
}
