import { finished } from 'node:stream/promises';

import { stringify } from 'csv-stringify';
import { createConnection } from 'mysql2';

/** The rows and columns of `case-records`, as a program reads them that knows the office's tables. */
const CASE_RECORDS = `
  select e.id, e.type_code, e.filed_on, c.code, c.name as court_name, r.name as region_name, e.basis_kind, e.cause,
    e.debtor_kind, e.claim_amount, e.recovered_amount, e.status, e.due_on, e.concluded_on, e.conclusion_method,
    e.property_found, datediff(coalesce(e.concluded_on, curdate()), e.filed_on) as handling_days,
    e.concluded_on <= e.due_on as in_time, e.cross_enforcement_kind, e.preserved_on, e.extension_days,
    e.settlement_performed
  from enforcement_case e join court c on c.code = e.court_code join region r on r.code = e.region_code
  where e.filed_on >= ? and e.filed_on < ?
  order by e.filed_on, e.id`;

export interface BareResult {
  readonly bytes: number;
  readonly ms: number;
  readonly firstByteMs: number;
  /** Of this process. */
  readonly cpuMs: number;
}

/** mysql2's stream into csv-stringify's: the least that any export to CSV costs. @param period `2010-01-01/2030-01-01` */
export async function streamBare(casesUrl: string, period: string): Promise<BareResult> {
  const connection = createConnection({ uri: casesUrl, dateStrings: true, charset: 'utf8mb4' });
  try {
    const cpu = process.cpuUsage();
    const started = performance.now();
    let bytes = 0;
    let firstByteMs = 0;
    const rows = connection.query(CASE_RECORDS, period.split('/')).stream({ highWaterMark: 1_000 });
    const csv = rows.on('error', (error) => csv.destroy(error)).pipe(stringify());
    csv.on('data', (chunk: Buffer) => {
      firstByteMs ||= performance.now() - started;
      bytes += chunk.length;
    });
    await finished(csv);
    const ms = performance.now() - started;
    const { user, system } = process.cpuUsage(cpu);
    return { bytes, ms, firstByteMs, cpuMs: (user + system) / 1_000 };
  } finally {
    connection.destroy();
  }
}
