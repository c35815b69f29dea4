import type { NoData } from './digest-line.ts';

/** What 得荣县人民法院 tells and no office records. */
export const notOfGanzi: readonly NoData[] = [
  {
    line: '民族地区警力兼顾防火防汛 Police, procurators and courts in ethnic areas are on duty for fire and flood.',
    reason: '执勤安排不属于执行数据；其后果（拒执犯罪办理用时）见 refusal-slow。',
  },
  {
    line: '法官到执行岗位锻炼一年 Judges to have a year in enforcement.',
    reason: '人事建议，没有来源数据；执行人员进出见 turnover。',
  },
];

/** What 人民法院报 tells and no office records. */
export const notOfTheCountry: readonly NoData[] = [
  {
    line: '新闻监督 Supervision by the press.',
    reason: '没有关于报道的数据；代表与检察监督见 external-supervision。',
  },
];
