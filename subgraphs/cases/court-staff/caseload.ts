import { batched } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { visibleCondition } from '../../shared/visibility/visible-condition.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';

import type { CourtStaff } from './court-staff.entity.ts';

/** Visible cases that a court handled in a year: filed before its end, not concluded before its start. Batched. */
export function caseload(context: RequestContext, { courtCode, year }: CourtStaff): Promise<number> {
  return batched<number>(context, 'caseload', (keys) => caseloads(context, keys)).load(`${year} ${courtCode}`);
}

async function caseloads(context: RequestContext, keys: readonly string[]): Promise<number[]> {
  const requests = keys.map((key) => ({ year: key.slice(0, 4), court: key.slice(5) }));
  const parameters: string[] = [];
  const bind = (value: unknown): string => {
    parameters.push(String(value));
    return '?';
  };
  const buckets = [...new Set(requests.map(({ year }) => year))]
    .map(
      (year) =>
        `select ${bind(year)} as year, ${bind(`${year}-01-01`)} as since, ${bind(`${Number(year) + 1}-01-01`)} as until`,
    )
    .join(' union all ');
  const courts = [...new Set(requests.map(({ court }) => court))].map(bind).join(', ');
  const visible = visibleCondition(context, { entity: EnforcementCase, alias: 't', bind });
  const rows = await context.em.execute<{ year: string; court: string; handled: number | string }[]>(
    `select b.year as year, t.court_code as court, count(*) as handled from enforcement_case t join (${buckets}) b ` +
      `where t.court_code in (${courts}) and ${visible} ` +
      'and t.filed_on < b.until and (t.concluded_on is null or t.concluded_on >= b.since) group by b.year, t.court_code',
    parameters,
  );
  const handled = new Map(rows.map((row) => [`${row.year} ${row.court}`, Number(row.handled)]));
  return keys.map((key) => handled.get(key) ?? 0);
}
