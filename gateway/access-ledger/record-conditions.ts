import type { LedgerPlace, RecordFilter } from './ledger-store.ts';

/** A filter as an SQL condition, with the values that its question marks stand for; understood by SQLite and MySQL. */
export function recordConditions({ from, to, subject, verdicts, people }: RecordFilter): {
  readonly where: string;
  readonly values: readonly string[];
} {
  const parts: { readonly sql: string; readonly values: readonly string[] }[] = [{ sql: '1 = 1', values: [] }];
  if (from !== undefined) {
    parts.push({ sql: 'time >= ?', values: [from] });
  }
  if (to !== undefined) {
    parts.push({ sql: 'time < ?', values: [to] });
  }
  if (subject !== undefined) {
    parts.push({ sql: 'subject = ?', values: [subject] });
  }
  if (verdicts !== undefined) {
    const any = ['1 = 0', ...verdicts.map(() => 'verdict = ?')].join(' or ');
    parts.push({ sql: `(${any})`, values: verdicts });
  }
  if (people !== undefined) {
    const any = ['1 = 0', ...people.map(() => 'instr(people, ?) > 0')].join(' or ');
    parts.push({ sql: `(${any})`, values: people });
  }
  return { where: parts.map(({ sql }) => sql).join(' and '), values: parts.flatMap(({ values }) => values) };
}

/** What comes after the conditions for the latest records before a place, and its values. */
export function latestFirst(before: LedgerPlace | undefined): {
  readonly sql: string;
  readonly values: readonly (string | number)[];
} {
  const order = 'order by time desc, chain desc, sequence desc';
  return before === undefined
    ? { sql: order, values: [] }
    : { sql: `and (time, chain, sequence) < (?, ?, ?) ${order}`, values: before };
}
