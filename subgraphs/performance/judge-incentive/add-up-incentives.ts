import { badInput } from '../../shared/bad-input.ts';
import { under } from '../../shared/database/under.ts';
import type { Period } from '../../shared/scalars/period.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { visibleCondition } from '../../shared/visibility/visible-condition.ts';

import type { JudgeIncentiveTotal } from './judge-incentive-total.ts';
import { JudgeIncentive } from './judge-incentive.entity.ts';

/** The form in which entries are counted for who may not see them: a committee, for the courts of its region. */
export const ADDED_UP = 'added up';

/** As many groups as one breakdown of statistics has at most. */
const MOST_GROUPS = 10_000;

export interface TotalsWanted {
  readonly by: 'COURT' | 'JUDGE';
  readonly period: Period;
  readonly court: string | null | undefined;
  readonly region: string | null | undefined;
}

interface Sums {
  court_code: string;
  region_code: string;
  judge_name: string | null;
  credits: number | string;
  errors: number | string;
  entries: number | string;
}

/**
 * The entries of a period added up, by court or by judge. By judge only those that the viewer sees one by one are counted;
 * a viewer who sees none is refused, because an empty answer would look like no entries.
 */
export async function addUpIncentives(
  context: RequestContext,
  { by, period, court, region }: TotalsWanted,
): Promise<JudgeIncentiveTotal[]> {
  if (by === 'JUDGE' && context.viewer.audience !== 'court') {
    throw badInput('names judges, which only courts may read', 'COURT', 'by');
  }
  const values: unknown[] = [];
  const bind = (value: unknown) => (values.push(value), '?');
  const judge = by === 'JUDGE' ? 't.judge_name' : 'null';
  const group = by === 'JUDGE' ? 't.court_code, t.region_code, t.judge_name' : 't.court_code, t.region_code';
  const conditions = [
    visibleCondition(context, { entity: JudgeIncentive, alias: 't', bind, form: ADDED_UP }),
    `t.recorded_on >= ${bind(period.from)} and t.recorded_on < ${bind(period.to)}`,
    ...(court ? [under(context.trees, 'court', 't.court_code', court, bind)] : []),
    ...(region ? [under(context.trees, 'region', 't.region_code', region, bind)] : []),
  ];
  const rows = await context.em.execute<Sums[]>(
    `select t.court_code as court_code, t.region_code as region_code, ${judge} as judge_name, count(*) as entries,
      sum(case when t.kind = 'WORKLOAD_CREDIT' then t.counts_as else 0 end) as credits,
      sum(case when t.kind = 'ORDER_TOO_VAGUE' then t.counts_as else 0 end) as errors
    from judge_incentive t where ${conditions.join(' and ')}
    group by ${group} order by ${group} limit ${MOST_GROUPS + 1}`,
    values,
  );
  if (rows.length > MOST_GROUPS) {
    throw badInput(`gives more than ${MOST_GROUPS} groups`, 'a court or a region with fewer', 'by');
  }
  return rows.map((row) => ({
    courtCode: row.court_code,
    regionCode: row.region_code,
    period,
    by,
    judgeName: row.judge_name,
    workloadCredits: Number(row.credits),
    erroneousCases: Number(row.errors),
    entries: Number(row.entries),
  }));
}
