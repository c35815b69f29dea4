import type { Dialect } from './dialect.ts';
import { COLUMN_OF, type ColumnName } from './dimensions.ts';
import type { Grain } from './event-scan.ts';
import { groupColumn, type Part, type PersonalSource, type Source } from './statistics-source.ts';
import type { StatisticsArgs } from './statistics-types.ts';

/** The levels of the tree that a request needs below prefecture and year, and how finely its time is told apart. */
export interface Shape {
  readonly parts: readonly Part[];
  readonly grain: Exclude<Grain, 'NONE'>;
}

export function shapeOf(source: Source, args: StatisticsArgs): Shape {
  const asked = new Set<ColumnName>(
    args.groupBy.flatMap((dimension) => (dimension === 'PERIOD' ? [] : [COLUMN_OF[dimension]])),
  );
  for (const name of ['typeCode', 'debtorKind', 'cause'] as const) {
    if (args.filter?.[name]) {
      asked.add(name);
    }
  }
  const isYearly = args.period.from.endsWith('-01-01') && args.period.to.endsWith('-01-01');
  const needsMonths = !isYearly || (args.groupBy.includes('PERIOD') && args.periodUnit !== 'YEAR');
  const division = divisionOf(source);
  const last = division.findLastIndex((part) => (part === 'time' ? needsMonths : part === 'court' || asked.has(part)));
  const parts = division.slice(0, last + 1);
  return { parts, grain: parts.includes('time') ? 'MONTH' : 'YEAR' };
}

/** In which order a source's cells are divided below prefecture and year: as declared, then by all other columns. */
function divisionOf({ division = [], columns }: Source): readonly Part[] {
  const others: Part[] = ['court', 'time', 'debtorKind', 'typeCode', 'cause'];
  for (const name of Object.values(COLUMN_OF)) {
    if (name !== 'region') {
      others.push(name);
    }
  }
  return [...new Set([...division, ...others])].filter(
    (part) => part === 'time' || part === 'court' || columns[part] !== undefined,
  );
}

/** The columns that a source's cells are told apart by, besides time. */
export function columnsOf(source: PersonalSource, { parts }: Shape, dialect: Dialect): Record<string, string> {
  const names: ColumnName[] = ['region', ...parts.filter((part) => part !== 'time')];
  return Object.fromEntries(
    names.flatMap((name) => {
      const column = groupColumn(source, name, dialect);
      return column === undefined ? [] : [[name, column]];
    }),
  );
}
