import { labelledEnum } from '../schema/labelled-enum.ts';

export const Dimension = labelledEnum('Dimension', '分组维度 What statistics can be broken down by.', {
  REGION: '行政区划 By region, rolled up to the level asked for.',
  COURT: '法院 By court.',
  PERIOD: '期间 By year, quarter or month.',
  TYPE_CODE: '类型代字 By kind of proceeding.',
  DEBTOR_KIND: '被执行人类型 By what the debtor is in law.',
  CAUSE: '案由 By cause of action.',
  AGENCY:
    '机关 By the agency that owes, or that is supervised: the records of the courts of the region asked for, also where the ' +
    'agency is of another. What is recorded of a natural person, such as its head, counts for no agency.',
  UNIT: '协助单位 By the unit that assists: that was asked, compared the list, came to the meeting.',
  UNIT_KIND: '单位类型 By kind of that unit.',
  CHANNEL: '查询渠道 By the way in which a unit was asked.',
  ASSET_KIND: '财产类型 By kind of property.',
  NODE: '流程节点 By node of the case timeline.',
  GROUND: '事由 By ground: of a petition, a listing, an inability.',
  KIND: '种类 By kind: of a sanction, an interception, a supervision action.',
  PLATFORM: '拍卖平台 By online auction platform.',
  CAMPAIGN: '专项行动 By special operation.',
});

/** The dimensions that records have columns for, by the name of their column in a source. */
export const COLUMN_OF = {
  REGION: 'region',
  COURT: 'court',
  TYPE_CODE: 'typeCode',
  DEBTOR_KIND: 'debtorKind',
  CAUSE: 'cause',
  AGENCY: 'agency',
  UNIT: 'unit',
  UNIT_KIND: 'unitKind',
  CHANNEL: 'channel',
  ASSET_KIND: 'assetKind',
  NODE: 'node',
  GROUND: 'ground',
  KIND: 'kind',
  PLATFORM: 'platform',
  CAMPAIGN: 'campaign',
} as const;

/** The name of a dimension's column in a source. */
export type ColumnName = (typeof COLUMN_OF)[keyof typeof COLUMN_OF];

export const PeriodUnitEnum = labelledEnum('PeriodUnit', '期间单位 How long one period of a breakdown is.', {
  YEAR: '年 A calendar year.',
  QUARTER: '季度 A calendar quarter.',
  MONTH: '月 A calendar month.',
});

export const Freshness = labelledEnum(
  'Freshness',
  '数据时效 Which of the office’s records statistics are counted from.',
  {
    LIVE: '实时 The office’s database as it is now.',
    MART: '统计副本 The copy that the office keeps for statistics, as it was at asOf: for large questions.',
  },
);

/** Levels to which a breakdown by region can be rolled up. */
export const RollUpLevel = labelledEnum('RollUpLevel', '汇总层级 Level to which regions are rolled up.', {
  PROVINCE: '省级 To the province.',
  CITY: '地级 To the prefecture; what belongs to a province as such stays under it.',
  COUNTY: '县级 To the county; what belongs to a prefecture or province as such stays under it.',
});

export const StatisticsScope = labelledEnum('StatisticsScope', '统计口径 Over which records a row was counted.', {
  JURISDICTION: '本院及下级法院 All records of the viewer’s court and of the courts below it.',
  REGION:
    '本地区全部 All records of the viewer’s region and of those below it, whether or not the viewer may see them one by ' +
    'one; what stands for fewer than ten private persons is held back.',
});
