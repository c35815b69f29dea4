import { filtersOver, type Filter } from '../../shared/lists/filter.ts';
import { defineList, type List, type ListArgs } from '../../shared/lists/list.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { Programme } from '../scoring-scheme/scoring-scheme.entity.ts';

import { AgencyPerformance, PerformanceState } from './agency-performance.entity.ts';

const filter = filtersOver<AgencyPerformance>();

const inExactly: Filter<Period> = {
  type: () => PeriodScalar,
  description: '考评期间 Of exactly this period.',
  property: 'periodFrom',
  condition: ({ from, to }) => ({ periodFrom: from, periodTo: to }),
};

export const ScoreVersions = labelledEnum('ScoreVersions', '评分版本 Which versions of a score to list.', {
  CURRENT: '现行版本 The version in force: a corrected score once, as corrected.',
  SUPERSEDED: '已被更正的版本 Only versions that a correction has replaced.',
  ALL: '全部版本 Every version, those that were replaced too.',
});
type Versions = MemberOf<typeof ScoreVersions>;

const isCurrent = { CURRENT: [true], SUPERSEDED: [false], ALL: [true, false] } as const;

const ofVersions: Filter<Versions> = {
  type: () => ScoreVersions.type,
  description: '评分版本 Which versions: those in force when left out.',
  property: 'isCurrent',
  // Nearly every list has this condition: what has few distinct values is counted from an index with it.
  indexes: [
    ['programme', 'isCurrent'],
    ['state', 'isCurrent'],
  ],
  condition: (versions) => ({ isCurrent: { $in: [...isCurrent[versions]] } }),
};

const list = defineList<AgencyPerformance>({
  entity: AgencyPerformance,
  name: 'AgencyPerformance',
  zh: '单位考评',
  key: 'id',
  filters: {
    scheme: filter.equals('schemeId', String, '评分方案 Under the scheme of this id.'),
    programme: filter.oneOf('programme', Programme, '考评项目 In these programmes.'),
    period: inExactly,
    region: filter.inRegion('regionCode', '行政区划 Of agencies of this region or below it.'),
    agency: filter.equals('agencyId', String, '机关单位 Of the agency of this id.'),
    peerGroup: filter.equals('peerGroup', String, '同类组 Of exactly this group of peers.'),
    state: filter.oneOf('state', PerformanceState, '评分状态 In one of these states.'),
    versions: ofVersions,
    score: filter.between('score', '得分 With a score in this range.'),
  },
  orderings: {
    SCORE: ['score', '得分 By score.'],
    PERIOD: ['periodFrom', '考评期间 By first day of the period.'],
    SCORED_ON: ['scoredOn', '评定日期 By day on which the score was reached.'],
    DEDUCTED: ['deducted', '扣分合计 By points taken.'],
  },
  defaultOrder: ['periodFrom', 'desc'],
});

/** Lists give the version in force unless asked for others: a score that was withdrawn is not the agency's score. */
export const agencyPerformanceList: List<AgencyPerformance> = {
  ...list,
  page: (context, args) => list.page(context, inForce(args)),
  pageOf: (context, property, key, args) => list.pageOf(context, property, key, inForce(args)),
};

function inForce(args: ListArgs): ListArgs {
  return { ...args, filter: { ...args.filter, versions: args.filter?.['versions'] ?? 'CURRENT' } };
}
