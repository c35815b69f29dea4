import type { SqlEntityManager } from '@mikro-orm/sql';

import { dialectOf } from '../../../subgraphs/shared/measures/dialect.ts';
import { isPersonal, isPrivate, type Source } from '../../../subgraphs/shared/measures/statistics-source.ts';
import type { RequestContext } from '../../../subgraphs/shared/server/request-context.ts';

/** Events of one month that no question tells apart: of equal dimensions. */
export interface Recorded {
  /** e.g. `2021-03`. */
  readonly month: string;
  readonly columns: Readonly<Record<string, string | null>>;
  /** What each flow adds up to, in units or cents. */
  readonly sums: Readonly<Record<string, number>>;
  /** All private persons of the events. */
  readonly persons: ReadonlySet<string>;
  /** For an amount: those private persons alone whose events add to it. */
  readonly adding: Readonly<Record<string, ReadonlySet<string>>>;
}

/** All events of one kind, read from the office's database without the code that counts for viewers. */
export interface RecordedEvents {
  readonly flows: readonly string[];
  readonly amounts: ReadonlySet<string>;
  readonly cells: readonly Recorded[];
}

/** @param further columns of the record that tell parts of an amount from the rest of it, e.g. `t.form` */
export async function readEvents(
  em: SqlEntityManager,
  source: Source,
  today: string,
  further: readonly string[] = [],
): Promise<RecordedEvents[]> {
  const dialect = dialectOf({ em } as RequestContext);
  const { tableName } = em.getMetadata(source.entity);
  const columns = Object.entries(source.columns);
  const personal = isPersonal(source) ? source : null;
  const person = personal && `case when ${isPrivate(personal.person)} then ${personal.person.key} end`;
  const all: RecordedEvents[] = [];
  for (const { on, joins = '', flows } of Object.values(source.events)) {
    const names = Object.keys(flows);
    const statement =
      `select substr(${on}, 1, 7) as month, ${person ?? 'null'} as person, ` +
      [
        ...columns.map(([name, sql]) => `${sql} as c_${name}`),
        ...further.map((sql, at) => `${sql} as c_further${at}`),
        ...names.map((name, at) => `${flows[name]?.sql(dialect)} as f_${at}`),
      ].join(', ') +
      ` from ${tableName} t ${joins} where ${on} is not null group by month, person, ` +
      [...columns.map(([name]) => `c_${name}`), ...further.map((_, at) => `c_further${at}`)].join(', ');
    const rows = await em.execute<Record<string, string | number | null>[]>(
      statement.replaceAll(':today', `'${today}'`),
    );
    const amounts = new Set(names.filter((name) => flows[name]?.standsFor !== undefined));
    const shown = [...columns.map(([name]) => name), ...further.map((_, at) => `further${at}`)];
    const groups = Map.groupBy(rows, (row) => JSON.stringify([row['month'], ...shown.map((name) => row[`c_${name}`])]));
    const sumOf = (row: Record<string, unknown>, flow: string) => Number(row[`f_${names.indexOf(flow)}`] ?? 0);
    const personsOf = (held: typeof rows) =>
      new Set(held.flatMap((row) => (row['person'] === null ? [] : [String(row['person'])])));
    all.push({
      flows: names,
      amounts,
      cells: [...groups.values()].map((held) => ({
        month: String(held[0]?.['month']),
        columns: Object.fromEntries(
          shown.map((name) => [name, held[0]?.[`c_${name}`] == null ? null : String(held[0][`c_${name}`])]),
        ),
        sums: Object.fromEntries(names.map((name) => [name, held.reduce((sum, row) => sum + sumOf(row, name), 0)])),
        persons: personsOf(held),
        adding: Object.fromEntries(
          [...amounts].map((name) => [name, personsOf(held.filter((row) => sumOf(row, name) !== 0))]),
        ),
      })),
    });
  }
  return all;
}
