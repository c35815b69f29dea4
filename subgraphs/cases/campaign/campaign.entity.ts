import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, IdColumn, IntColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';

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

  @IntColumn('涉及案件 Cases taken up, as the courts reported them.')
  casesTakenUp!: number;

  @IntColumn('执结案件 Of those, concluded otherwise than by terminating the procedure for now, as reported.')
  casesConcluded!: number;

  @IntColumn('合规终本案件 Of those, procedure terminated in compliance with the rules, as reported.')
  casesTerminatedCompliant!: number;
}

/** A court that took part in a campaign. */
@Entity({ tableName: 'campaign_court' })
export class CampaignCourt {
  @PrimaryKey({ type: 'string', length: 32 })
  campaignId!: string;

  @PrimaryKey({ type: 'string', length: 32, index: true })
  courtCode!: string;
}
