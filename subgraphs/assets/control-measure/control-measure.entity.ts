import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  KeyColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { AssetKind } from '../asset/asset-kind.ts';
import { InquiryChannel } from '../inquiry-request/inquiry-request.entity.ts';

export const ControlKind = labelledEnum('ControlKind', '控制措施种类 What a court did to hold property.', {
  FREEZE: '冻结 Money or rights were frozen.',
  SEAL: '查封 Land, a building or a thing was sealed where it is.',
  SEIZE: '扣押 A thing was taken into custody.',
  TRANSFER: '划拨 Money was transferred to the court.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const ControlForm = labelledEnum('ControlForm', '控制方式 Whether the thing itself is held.', {
  ACTUAL: '实际控制 The thing itself, or the money, is held.',
  SOFT: '软查封（档案查封） Recorded at the registry only; the thing itself is not held.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'control_measure' })
@ObjectType({ simpleResolvers: true, description: '控制措施 What a court did to hold a piece of property.' })
@Directive('@key(fields: "id")')
export class ControlMeasure extends CaseBound {
  @IdColumn('编号 Opaque id of the measure.')
  id!: string;

  @KeyColumn()
  assetId!: string;

  @EnumColumn(AssetKind, '财产种类 Kind of the property that is held.')
  assetKind!: MemberOf<typeof AssetKind>;

  @EnumColumn(
    InquiryChannel,
    '办理渠道 How the unit was told to carry it out: over the network, at its counter, by letter.',
  )
  channel!: MemberOf<typeof InquiryChannel>;

  @BooleanColumn('委托办理 Whether a court of another place carried it out by delegation.')
  delegated!: boolean;

  @EnumColumn(ControlKind, '控制措施种类 What was done.')
  kind!: MemberOf<typeof ControlKind>;

  @EnumColumn(ControlForm, '控制方式 Whether the thing itself is held or only its record.')
  form!: MemberOf<typeof ControlForm>;

  @BooleanColumn('活封 Whether the debtor may go on using the thing, so that a business keeps running (善意执行).')
  leftInUse!: boolean;

  @IntColumn('查封顺位 Place in the queue of courts that hold it: 1 holds, 2 and later wait (轮候).')
  queueOrder!: number;

  @DecimalColumn('控制金额 Amount held or transferred, yuan; null where a thing is held.', { nullable: true })
  amount!: string | null;

  @DateColumn('起始日期 First day of the measure.')
  fromDate!: string;

  @DateColumn('届满日期 First day on which it no longer holds, renewals included; null for a transfer.', {
    nullable: true,
  })
  untilDate!: string | null;

  @DateColumn('续行日期 Day on which it was last renewed; null if it never was.', { nullable: true })
  renewedOn!: string | null;

  @DateColumn('解除日期 Day on which it was lifted; null if it was not.', { nullable: true })
  liftedOn!: string | null;
}
