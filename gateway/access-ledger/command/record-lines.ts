import type { LedgerRecord } from '../record.ts';

/** What a report shows of a record: all but the hashes, which say nothing to a reader. */
const SHOWN = [
  'time',
  'verdict',
  'audience',
  'subject',
  'row_scope',
  'purpose',
  'classes',
  'fields',
  'row_count',
  'operation',
  'request_id',
  'chain',
  'sequence',
] as const satisfies readonly (keyof LedgerRecord)[];

export function shownRecord(record: LedgerRecord): Partial<LedgerRecord> {
  return Object.fromEntries(SHOWN.map((name) => [name, record[name]]));
}

export function csvHeader(): string {
  return SHOWN.join(',');
}

/** One line of CSV (RFC 4180); what a spreadsheet would take for a formula is kept from being one. */
export function csvLine(record: LedgerRecord): string {
  return SHOWN.map((name) => cell(record[name])).join(',');
}

function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
