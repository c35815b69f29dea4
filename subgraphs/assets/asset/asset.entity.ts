import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  KeyColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { AssetKind } from './asset-kind.ts';

@Entity({ tableName: 'asset' })
@ObjectType({ simpleResolvers: true, description: '财产 Property of a party that a court knows of.' })
@Directive('@key(fields: "id")')
export class Asset extends CaseBound {
  @IdColumn('编号 Opaque id of the property.')
  id!: string;

  @KeyColumn()
  holderPartyId!: string;

  @KeyColumn({ nullable: true })
  foundByInquiryId!: string | null;

  @EnumColumn(AssetKind, '财产种类 Kind of property.')
  kind!: MemberOf<typeof AssetKind>;

  @TextColumn('标识 What tells it from others: account number, certificate, plate, policy; null where it has none.', {
    length: 80,
    nullable: true,
  })
  identifier!: string | null;

  @TextColumn('所在地 Where it is, or with whom it is kept.')
  place!: string;

  @DateColumn('查明日期 Day on which the court learned of it.')
  foundOn!: string;

  @DecimalColumn('评估价值 Appraised value, or the balance of an account, yuan; null while it is not known.', {
    nullable: true,
  })
  appraisedValue!: string | null;

  @DateColumn('评估日期 Day of the appraisal, or of the balance; null while its value is not known.', {
    nullable: true,
  })
  appraisedOn!: string | null;

  @BooleanColumn(
    '网络查控覆盖 Whether the courts’ network reaches those who keep it; wallets of Meituan, Taobao or JD are not reached.',
  )
  networkCovered!: boolean;
}
