import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, TextColumn } from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { standing } from '../subject/standing.ts';
import { SubjectBound } from '../subject/subject-bound.ts';

import { LiftReason } from './consumption-limits.ts';

@Entity({ tableName: 'consumption_restriction' })
@ObjectType({
  simpleResolvers: true,
  description:
    '限制消费令 An order that limits what a debtor may buy; of a unit it also limits those who answer for the unit.',
})
@Directive('@key(fields: "id")')
export class ConsumptionRestriction extends SubjectBound {
  @IdColumn('编号 Opaque id of the order.')
  id!: string;

  @DateColumn('限制日期 Day on which it was imposed.')
  imposedOn!: string;

  @TextColumn('限制事由 Why it was imposed, in words.')
  reason!: string;

  @EnumColumn(LiftReason, '解除事由 Why it was lifted; null while it is in force.', { nullable: true })
  liftReason!: MemberOf<typeof LiftReason> | null;

  @DateColumn('解除日期 Day on which it was lifted; null while it is in force.', { nullable: true })
  liftedOn!: string | null;
}

/** In force from the day on which it is imposed until it is lifted. */
export const consumptionStanding = standing('imposedOn', ['liftedOn']);
