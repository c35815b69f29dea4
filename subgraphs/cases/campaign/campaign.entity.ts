import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  KeyColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const CircularFrequency = labelledEnum('CircularFrequency', '通报周期 How often a campaign is reported on.', {
  WEEKLY: '每周通报 Every week.',
  HALF_MONTHLY: '半月通报 Twice a month.',
  MONTHLY: '每月通报 Every month.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'campaign' })
@ObjectType({
  simpleResolvers: true,
  description: '专项行动 A special operation of several courts over a span of days, e.g. 百日会战.',
})
@Directive('@key(fields: "id")')
export class Campaign {
  @IdColumn('编号 Opaque id of the campaign.')
  id!: string;

  @TextColumn('名称 What it was called.', { length: 120 })
  name!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @DateColumn('起始日期 First day.')
  fromDate!: string;

  @DateColumn('结束次日 First day after it.')
  toDate!: string;

  @IntColumn('集中行动次数 Sessions held, as the courts reported them.')
  sessions!: number;

  @IntColumn('涉及案件 All cases taken up, against whomever, as the courts that took part reported them.')
  casesTakenUp!: number;

  @IntColumn('执结案件 Of those, concluded otherwise than by terminating the procedure for now, as reported.')
  casesConcluded!: number;

  @IntColumn('合规终本案件 Of those, procedure terminated in compliance with the rules, as reported.')
  casesTerminatedCompliant!: number;

  @DecimalColumn('行动前进度 Share of its cases that was done before it began, as reported; null where not reported.', {
    nullable: true,
    scale: 4,
  })
  progressBefore!: string | null;

  @BooleanColumn('凌晨行动 Whether it acted at dawn.')
  atDawn!: boolean;

  @BooleanColumn('夜间行动 Whether it acted at midnight.')
  atMidnight!: boolean;

  @BooleanColumn('周末行动 Whether it acted at weekends and on holidays.')
  atWeekends!: boolean;

  @BooleanColumn('代表委员见证 Whether deputies and consultative-conference members watched.')
  deputiesWatched!: boolean;

  @EnumColumn(CircularFrequency, '通报周期 How often it was reported on; null where it was not.', { nullable: true })
  circularFrequency!: MemberOf<typeof CircularFrequency> | null;

  @IntColumn('督查组 Groups that inspected the courts; null where not reported.', { nullable: true })
  inspectionGroups!: number | null;

  @IntColumn('督查人员 Officers in those groups; null where not reported.', { nullable: true })
  inspectors!: number | null;

  @IntColumn('一线指挥院长 Presidents of courts who led it in person; null where not reported.', { nullable: true })
  presidentsLeading!: number | null;
}

/** A court that took part in a campaign. */
@Entity({ tableName: 'campaign_court' })
export class CampaignCourt {
  @PrimaryKey({ type: 'string', length: 32 })
  campaignId!: string;

  @PrimaryKey({ type: 'string', length: 32, index: true })
  courtCode!: string;
}
