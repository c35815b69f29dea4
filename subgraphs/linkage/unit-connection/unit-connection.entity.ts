import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const ConnectedService = labelledEnum('ConnectedService', '联通事项 What a unit can offer courts.', {
  ASSISTANCE_WINDOW: '协助执行窗口 A window for courts, so that nobody queues.',
  INQUIRY: '网络查询 Answers by the network inquiry system (网络查控).',
  FREEZE: '网络冻结 Freezing by that system.',
  TRANSFER: '网络扣划 Transferring money by that system.',
  SEALING: '线上查封登记 Sealing real estate or vehicles by that system.',
  OWNERSHIP_TRANSFER: '线上过户登记 Transferring ownership by that system.',
  PERSON_LOCATION: '人员查找 Data by which people who hide are found.',
  LIST_EMBEDDED: '失信名单嵌入 The dishonest-debtor list inside its own system, compared automatically.',
  CREDIT_PLATFORM: '信用平台对接 Connection to the credit platform and 互联网+监管.',
  CALL_TONE: '失信彩铃 A call tone that tells callers of a listing.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const ConnectionState = labelledEnum('ConnectionState', '联通状态 How far a service is in place.', {
  IN_PLACE: '已开通 It is in place.',
  PARTLY: '部分开通 It is in place in part: not everywhere, or slow and incomplete.',
  SOFT_ONLY: '仅软查封 Only recorded at the registry (档案查封); the thing itself is not held.',
  MISSING: '未开通 It is not in place.',
  REFUSED: '拒绝提供 The unit refuses it.',
});

@Entity({ tableName: 'unit_connection' })
@ObjectType({
  simpleResolvers: true,
  description:
    '单位联通情况 Whether a unit offers courts one service, as last recorded: one record for a unit and service.',
})
@Directive('@key(fields: "id")')
export class UnitConnection {
  @IdColumn('编号 Opaque id of the record.')
  id!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @EnumColumn(AgencyKind, '单位类型 What kind of unit it is.')
  agencyKind!: MemberOf<typeof AgencyKind>;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @EnumColumn(ConnectedService, '联通事项 What it is about.')
  service!: MemberOf<typeof ConnectedService>;

  @EnumColumn(ConnectionState, '联通状态 How far it is in place.')
  state!: MemberOf<typeof ConnectionState>;

  @DateColumn('开通日期 Day since which it works, if in part; null where it does not.', { nullable: true })
  since!: string | null;

  @TextColumn('存在问题 What does not work; null where nothing is wrong.', { nullable: true })
  limitation!: string | null;

  @DateColumn('核查日期 Day on which this was last checked.')
  checkedOn!: string;
}
