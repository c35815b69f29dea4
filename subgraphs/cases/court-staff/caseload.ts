import { batched } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import type { CourtStaff } from './court-staff.entity.ts';

/** Cases that a court handled in a year: filed before its end and not concluded before its start. Batched. */
export function caseload(context: RequestContext, { courtCode, year }: CourtStaff): Promise<number> {
  return batched<number>(context, 'caseload', (keys) => caseloads(context, keys)).load(`${year} ${courtCode}`);
}

async function caseloads({ em }: RequestContext, keys: readonly string[]): Promise<number[]> {
  const asked = keys.map((key) => ({ year: key.slice(0, 4), court: key.slice(5) }));
  const years = [...new Set(asked.map(({ year }) => year))];
  const courts = [...new Set(asked.map(({ court }) => court))];
  const buckets = years.map(() => 'select ? as year, ? as since, ? as until').join(' union all ');
  const rows = await em.execute<{ year: string; court: string; handled: number | string }[]>(
    `select b.year as year, t.court_code as court, count(*) as handled from enforcement_case t join (${buckets}) b ` +
      `where t.court_code in (${courts.map(() => '?').join(', ')}) ` +
      'and t.filed_on < b.until and (t.concluded_on is null or t.concluded_on >= b.since) group by b.year, t.court_code',
    [...years.flatMap((year) => [year, `${year}-01-01`, `${Number(year) + 1}-01-01`]), ...courts],
  );
  const handled = new Map(rows.map((row) => [`${row.year} ${row.court}`, Number(row.handled)]));
  return keys.map((key) => handled.get(key) ?? 0);
}
