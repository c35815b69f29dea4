import type { SqlEntityManager } from '@mikro-orm/sql';

import { dialectOf } from '../../../subgraphs/shared/measures/dialect.ts';
import { furtherRows } from '../../../subgraphs/shared/measures/event-scan.ts';
import { isPersonal, isPrivate, type Source } from '../../../subgraphs/shared/measures/statistics-source.ts';

/** All events of one kind, an entry for each record and month, read without the code that counts for viewers. */
export interface RecordedEvents {
  readonly source: Source;
  /** Whether its records may be of private persons. */
  readonly isPersonal: boolean;
  readonly length: number;
  /** Months since the year 0. */
  readonly months: Int32Array;
  readonly columns: Readonly<Record<string, readonly (string | null)[]>>;
  /** The private person of each, by a number of the office; -1 where it is none. */
  readonly persons: Int32Array;
  /** What each adds to each flow, in units or cents. */
  readonly flows: Readonly<Record<string, Float64Array>>;
  /** The flows that are amounts: told of those alone that add to them. */
  readonly amounts: ReadonlySet<string>;
  /** The values of which medians are told; NaN where there is none. */
  readonly values: Readonly<Record<string, Float64Array>>;
}

/** Reads all events of a source, by its own declaration of what an event is. `numberOf` numbers the office's persons. */
export async function readEvents(
  em: SqlEntityManager,
  source: Source,
  today: string,
  numberOf: (person: string) => number,
): Promise<RecordedEvents[]> {
  const dialect = dialectOf({ em });
  const { tableName, primaryKeys, properties } = em.getMetadata(source.entity);
  const keys = primaryKeys.flatMap((name) => properties[name as never]?.['fieldNames'] ?? []);
  const columns = Object.entries(source.columns);
  const who = isPersonal(source) ? source.person : null;
  const all: RecordedEvents[] = [];
  for (const event of Object.values(source.events)) {
    const { on, flows, values = {} } = event;
    const statement =
      `select substr(${on}, 1, 7) as month, ` +
      [
        `${who === null ? 'null' : `case when ${isPrivate(who)} then ${who.key} end`} as person`,
        ...columns.map(([name, sql]) => `${sql} as c_${name}`),
        ...Object.entries(flows).map(([name, { sql }]) => `${sql(dialect)} as f_${name}`),
        ...Object.entries(values).map(([name, sql]) => `${sql(dialect)} as v_${name}`),
      ].join(', ') +
      ` from ${tableName} t ${furtherRows({ em }, dialect, event)} where ${on} is not null ` +
      `group by month, ${keys.map((key) => `t.${key}`).join(', ')}`;
    const rows = await em.execute<Record<string, string | number | null>[]>(
      statement.replaceAll(':today', `'${today}'`),
    );
    const numbers = (name: string, none: number) => Float64Array.from(rows, (row) => Number(row[name] ?? none));
    all.push({
      source,
      isPersonal: who !== null,
      length: rows.length,
      months: Int32Array.from(rows, ({ month }) => monthOf(String(month))),
      columns: Object.fromEntries(
        columns.map(([name]) => [
          name,
          rows.map((row) => (row[`c_${name}`] == null ? null : String(row[`c_${name}`]))),
        ]),
      ),
      persons: Int32Array.from(rows, ({ person }) =>
        person === null ? -1 : numberOf(String(person).trim().toUpperCase()),
      ),
      flows: Object.fromEntries(Object.keys(flows).map((name) => [name, numbers(`f_${name}`, 0)])),
      amounts: new Set(Object.keys(flows).filter((name) => flows[name]?.standsFor !== undefined)),
      values: Object.fromEntries(Object.keys(values).map((name) => [name, numbers(`v_${name}`, NaN)])),
    });
  }
  return all;
}

/** The month of a day or month in text: months since the year 0. */
export function monthOf(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}
