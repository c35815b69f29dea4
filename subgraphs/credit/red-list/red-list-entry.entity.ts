import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { CreditCodeScalar } from '../../shared/scalars/credit-code.ts';
import { DateColumn, EnumColumn, IdColumn, KeyColumn, ScalarColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { standing } from '../subject/standing.ts';

export const HonouredKind = labelledEnum(
  'HonouredKind',
  '守信主体类型 What a unit on the red list is. Never a person.',
  {
    AGENCY: '党政机关 A party or government organ, or a unit of the state.',
    ENTERPRISE: '企业 A company or other enterprise.',
    OTHER: '其他 Anything else; the field of the label has the office’s own term.',
  },
);

export const RedListReason = labelledEnum('RedListReason', '守信事由 Why a unit is on the red list.', {
  PERFORMED_UNASKED: '主动履行生效法律文书 It performed what a court ordered before enforcement was filed.',
  PERFORMED_AT_ONCE: '立案后自动履行 It performed on its own as soon as enforcement was filed.',
  ASSISTED: '协助执行突出 It assisted enforcement in an outstanding way.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

/**
 * The counterpart of the dishonest list: a court and the civilisation office of its region publish who kept faith. Units
 * only; it has no link to a case, so that an entry never tells who the creditor was.
 */
@Entity({ tableName: 'red_list_entry' })
@ObjectType({
  simpleResolvers: true,
  description:
    '守信红榜 A unit that a court and the civilisation office published as keeping faith; agencies and enterprises only.',
})
export class RedListEntry {
  @IdColumn('编号 Opaque id of the entry.')
  id!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  /** Null for an enterprise. */
  @KeyColumn({ nullable: true })
  agencyId!: string | null;

  @EnumColumn(HonouredKind, '主体类型 What it is.')
  kind!: MemberOf<typeof HonouredKind>;

  @TextColumn('名称 Its name.', { length: 120 })
  name!: string;

  @ScalarColumn(CreditCodeScalar, '统一社会信用代码 Its unified social credit code.')
  creditCode!: string;

  @EnumColumn(RedListReason, '守信事由 Why it is on the red list.')
  reason!: MemberOf<typeof RedListReason>;

  @TextColumn('守信事迹 What it did, in words; names no private party.')
  deed!: string;

  @TextColumn('发布活动 Under which name the list is published, e.g. 共筑诚信，德润陇原; null where it has none.', {
    nullable: true,
  })
  programme!: string | null;

  @TextColumn('联合发布单位 Name of the civilisation office that publishes it with the court.', { length: 120 })
  civilisationOfficeName!: string;

  @Property({ type: 'string', length: 32 })
  civilisationOfficeId!: string;

  @DateColumn('列入日期 Day from which it is on the red list.')
  listedOn!: string;

  @DateColumn('届满日 First day on which it no longer is.')
  listedUntil!: string;

  @DateColumn('撤销日期 Day on which it was taken off early; null where it was not.', { nullable: true })
  withdrawnOn!: string | null;
}

/** On the red list from its first day until its term ends or it is withdrawn. */
export const redListStanding = standing('listedOn', ['listedUntil', 'withdrawnOn']);
