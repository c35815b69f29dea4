import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CreditCodeScalar } from '../../shared/scalars/credit-code.ts';
import { EnumColumn, IdColumn, KeyColumn, ScalarColumn, TextColumn } from '../../shared/schema/column.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

@Entity({ tableName: 'agency' })
@ObjectType({
  simpleResolvers: true,
  description: '机关单位 A party or government organ or another unit that is supervised and assessed.',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "creditCode")')
export class Agency {
  @IdColumn('编号 Opaque id of the agency.')
  id!: string;

  @ScalarColumn(CreditCodeScalar, '统一社会信用代码 Unified social credit code.', { unique: true })
  creditCode!: string;

  @TextColumn('名称 Full name.', { length: 120 })
  name!: string;

  @EnumColumn(AgencyKind, '单位类型 What kind of unit it is.')
  kind!: MemberOf<typeof AgencyKind>;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ nullable: true, indexed: false })
  superiorId!: string | null;
}
