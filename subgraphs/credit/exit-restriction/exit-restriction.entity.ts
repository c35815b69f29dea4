import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { BooleanColumn, DateColumn, EnumColumn, IdColumn, TextColumn } from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { LiftReason } from '../consumption-restriction/consumption-limits.ts';
import { standing } from '../subject/standing.ts';
import { SubjectBound } from '../subject/subject-bound.ts';

/** 民事诉讼法 (2021), art. 262: enforced by the border inspection, one term of control at a time. */
@Entity({ tableName: 'exit_restriction' })
@ObjectType({
  simpleResolvers: true,
  description: '限制出境 A person kept from leaving the country: a debtor, or who answers for a debtor unit.',
})
@Directive('@key(fields: "id")')
export class ExitRestriction extends SubjectBound {
  @IdColumn('编号 Opaque id of the restriction.')
  id!: string;

  @DateColumn('决定日期 Day of the decision.')
  decidedOn!: string;

  @TextColumn('限制事由 Why it was decided, in words.')
  reason!: string;

  @BooleanColumn('扣留出境证件 Whether documents for leaving the country were kept.')
  documentsKept!: boolean;

  @DateColumn('布控届满日 First day on which the border no longer controls, unless it is renewed.')
  controlUntil!: string;

  @EnumColumn(LiftReason, '解除事由 Why it was lifted; null where it was not.', { nullable: true })
  liftReason!: MemberOf<typeof LiftReason> | null;

  @DateColumn('解除日期 Day on which it was lifted; null where it was not.', { nullable: true })
  liftedOn!: string | null;
}

/** In force from the decision until it is lifted or the border's control ends, whichever is earlier. */
export const exitStanding = standing('decidedOn', ['liftedOn', 'controlUntil']);
