import { labelledEnum } from '../schema/labelled-enum.ts';

export const Dimension = labelledEnum('Dimension', '分组维度 What statistics can be broken down by.', {
  REGION: '行政区划 By region, rolled up to the level asked for.',
  COURT: '法院 By court.',
  PERIOD: '期间 By year, quarter or month.',
  TYPE_CODE: '类型代字 By kind of proceeding.',
  DEBTOR_KIND: '被执行人类型 By what the debtor is in law.',
  CAUSE: '案由 By cause of action.',
});

export const PeriodUnitEnum = labelledEnum('PeriodUnit', '期间单位 How long one period of a breakdown is.', {
  YEAR: '年 A calendar year.',
  QUARTER: '季度 A calendar quarter.',
  MONTH: '月 A calendar month.',
});

/** Levels to which a breakdown by region can be rolled up. */
export const RollUpLevel = labelledEnum('RollUpLevel', '汇总层级 Level to which regions are rolled up.', {
  PROVINCE: '省级 To the province.',
  CITY: '地级 To the prefecture; what belongs to a province as such stays under it.',
  COUNTY: '县级 To the county; what belongs to a prefecture or province as such stays under it.',
});
