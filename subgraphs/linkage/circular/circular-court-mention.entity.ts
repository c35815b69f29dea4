import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, IntColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { CircularMentionKind } from './circular-parts.entity.ts';

@Entity({ tableName: 'circular_court_mention' })
@ObjectType({
  simpleResolvers: true,
  description: '被通报法院 That a circular praises a court, or names it for working badly, and what for.',
})
@Directive('@key(fields: "id")')
export class CircularCourtMention {
  @IdColumn('编号 Opaque id of the mention.')
  id!: string;

  @KeyColumn()
  circularId!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  /** The region of the circular, not of the court. */
  @KeyColumn({ indexed: false })
  regionCode!: string;

  @EnumColumn(CircularMentionKind, '通报性质 Praised or named.')
  kind!: MemberOf<typeof CircularMentionKind>;

  @TextColumn('事由 What the circular says of it.')
  reason!: string;

  @IntColumn('连续点名次数 How many circulars of the same issuer and kind in a row name it, up to this; 0 if praised.')
  consecutiveTimes!: number;

  @DateColumn('发文日期 Day of issue of the circular.')
  issuedOn!: string;
}
