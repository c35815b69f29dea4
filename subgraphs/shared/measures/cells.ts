import { addMonths } from '../calendar.ts';
import type { RequestContext } from '../server/request-context.ts';

import { FEWEST_PERSONS, type Cell } from './blocks.ts';
import type { Counting } from './counting.ts';
import { dialectOf } from './dialect.ts';
import { COLUMN_OF, type ColumnName } from './dimensions.ts';
import { scan, type Grain, type Scan, type Scanned } from './event-scan.ts';
import type { Dimensions } from './group.ts';
import type { Places } from './places.ts';
import {
  ALL,
  count,
  isPrivate,
  type Event,
  type Flow,
  type Part,
  type PersonalSource,
  type Source,
  type Value,
} from './statistics-source.ts';
import type { StatisticsArgs } from './statistics-types.ts';

/** Where the records lie that a viewer of a region is told of, and which of them are asked for. */
export interface Region {
  readonly places: Places;
  /** The viewer's region: what is told lies in it. */
  readonly own: string;
  /** The region that is read: a province, since blocks are formed within provinces, or the country. */
  readonly read: string;
  /** The courts asked for; null for all. */
  readonly courts: ReadonlySet<string> | null;
}

/** A cell with what it adds to its group. */
export interface CountedCell extends Cell {
  /** The first day of its year or month. */
  readonly from: string;
  /** Its group without a period; null where it is not asked for. */
  readonly dimensions: Dimensions | null;
  /** What tells it from other cells. */
  readonly key: string;
  readonly sums: readonly bigint[];
}

/** Which events are divided into cells together. */
export interface Divided {
  readonly event: Event;
  readonly flows: Readonly<Record<string, Flow>>;
  /** SQL conditions under each of which those told together must stand for enough persons; all events where empty. */
  readonly standFor: readonly string[];
  /** Whether those of all years before the period are needed, too. */
  readonly withPast: boolean;
}

/** Reads the cells of a source's events that a request needs. */
export interface CellReader {
  /** The cells of private persons, and those of agencies and enterprises, with the sums of the flows in their order. */
  cells(divided: Divided): Promise<{ readonly personal: CountedCell[]; readonly others: CountedCell[] }>;
  /** The values of an event that a median is taken of, by the cells' keys. */
  values(event: Event, value: Value): Promise<ReadonlyMap<string, readonly CellValue[]>>;
}

export interface CellValue {
  readonly value: number;
  readonly records: bigint;
}

export function cellReader(
  context: RequestContext,
  source: PersonalSource,
  { args }: Counting,
  region: Region,
): CellReader {
  const shape = shapeOf(source, args);
  const ofPrivate = isPrivate(source.person);
  // A block may hold any part of a year, so whole years are read.
  const since = `${args.period.from.slice(0, 4)}-01-01`;
  const read = (wanted: Pick<Scan, 'event' | 'flows' | 'when' | 'extra' | 'since'>, by: Scan['by']) =>
    scan(context, {
      ...wanted,
      source,
      withPast: false,
      until: endOfYear(args.period.to),
      grain: shape.grain,
      by: { ...columnsOf(source, shape), ofPrivate: `case when ${ofPrivate} then 1 else 0 end`, ...by },
      scope: { region: region.read },
    });
  return {
    async cells({ event, flows, standFor, withPast }) {
      const person = personOf(source);
      const extra = Object.fromEntries(
        (standFor.length > 0 ? standFor : [ALL]).map((condition, kind) => {
          const key = `case when ${ofPrivate} and ${condition} then ${person} end`;
          const few = `count(distinct ${key}) < ${FEWEST_PERSONS}`;
          return [`persons${kind}`, `case when ${few} then coalesce(group_concat(distinct ${key}), '') end`];
        }),
      );
      const when = standFor.length > 0 ? standFor.map((condition) => `(${condition})`).join(' or ') : undefined;
      const joins = `${event.joins ?? ''} ${source.person.joins ?? ''}`;
      const wanted = {
        event: { ...event, joins },
        flows: { ...flows, size: count() },
        extra,
        when,
        since: withPast ? null : since,
      };
      const cells = (await read(wanted, {})).map((row) => ({
        isPersonal: row.columns['ofPrivate'] === '1',
        cell: cellOf(row, source, shape, args, region),
      }));
      return {
        personal: cells.filter(({ isPersonal }) => isPersonal).map(({ cell }) => cell),
        others: cells.filter(({ isPersonal }) => !isPersonal).map(({ cell }) => cell),
      };
    },
    async values(event, value) {
      const each = value(dialectOf(context));
      const rows = await read(
        { event, flows: { records: count() }, when: `${each} is not null`, since },
        { value: each },
      );
      return Map.groupBy(
        rows.map((row) => ({ key: keyOfCell(row), value: Number(row.columns['value']), records: row.sums[0] ?? 0n })),
        ({ key }) => key,
      );
    },
  };
}

/** The levels of the tree that a request needs below prefecture and year, and how finely its time is told apart. */
interface Shape {
  readonly parts: readonly Part[];
  readonly grain: Exclude<Grain, 'NONE'>;
}

function shapeOf(source: Source, args: StatisticsArgs): Shape {
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

function columnsOf({ columns, person }: PersonalSource, { parts }: Shape): Record<string, string> {
  const names: ColumnName[] = ['region', ...parts.filter((part) => part !== 'time')];
  return Object.fromEntries(
    names.flatMap((name) => {
      const column = columns[name];
      if (column === undefined) {
        return [];
      }
      // The group of an agency is told exactly: what is of a private person is never in it.
      return [[name, name === 'agency' ? `case when not (${isPrivate(person)}) then ${column} end` : column]];
    }),
  );
}

function cellOf(row: Scanned, source: Source, shape: Shape, args: StatisticsArgs, region: Region): CountedCell {
  const { columns, time, sums } = row;
  const from = firstDay(time);
  const month = Number(from.slice(5, 7));
  const [province = '-', city = '-', county = '-'] = region.places
    .pathOf(columns['region'] ?? null)
    .map((place) => place ?? '-');
  const below = shape.parts.flatMap((part) => {
    if (part === 'time') {
      return [String(Math.ceil(month / 6)), String(Math.ceil(month / 3)), from.slice(0, 7)];
    }
    return part === 'court' ? [county, columns['court'] ?? '-'] : [columns[part] ?? '-'];
  });
  return {
    path: [from.slice(0, 4), province, city, ...below],
    size: Number(sums.at(-1) ?? 0n),
    persons: personsIn(columns),
    from,
    dimensions: dimensionsOf(columns, source, args, region),
    key: keyOfCell(row),
    sums,
  };
}

function keyOfCell({ time, columns }: Scanned): string {
  const own = Object.entries(columns).filter(([name]) => name !== 'value' && !name.startsWith('persons'));
  return JSON.stringify([time, ...own.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** SQL of what names a person, so that one written in two ways counts once, and none holds the separator of a list. */
function personOf({ person }: PersonalSource): string {
  return `replace(upper(trim(${person.key})), ',', ' ')`;
}

/** The persons of a cell, for each of the conditions under which they must be enough. */
function personsIn(columns: Scanned['columns']): Cell['persons'] {
  return Object.keys(columns)
    .filter((name) => name.startsWith('persons'))
    .sort()
    .map((name) => columns[name]?.split(',').filter((person) => person !== '') ?? 'MANY');
}

/** The group of a cell, without its period; null where it is outside the viewer's region or the filter. */
function dimensionsOf(
  columns: Readonly<Record<string, string | null>>,
  { columns: has }: Source,
  { groupBy, filter, regionLevel }: StatisticsArgs,
  { places, own, courts }: Region,
): Dimensions | null {
  const place = columns['region'] ?? null;
  const isAsked =
    places.isWithin(place, own) &&
    (!filter?.region || places.isWithin(place, filter.region)) &&
    (courts === null || (has.court !== undefined && courts.has(columns['court'] ?? ''))) &&
    (!filter?.typeCode || filter.typeCode.includes(columns['typeCode'] ?? '')) &&
    (!filter?.debtorKind || filter.debtorKind.includes(columns['debtorKind'] ?? '')) &&
    (!filter?.cause || filter.cause === columns['cause']);
  if (!isAsked) {
    return null;
  }
  return Object.fromEntries(
    groupBy.flatMap((dimension) => {
      if (dimension === 'PERIOD') {
        return [];
      }
      const name = COLUMN_OF[dimension];
      return [[name, dimension === 'REGION' ? places.rollUp(place, regionLevel) : (columns[name] ?? null)]];
    }),
  );
}

/** The first day of a year or month. */
function firstDay(time: string): string {
  return time.length === 4 ? `${time}-01-01` : `${time}-01`;
}

/** The first day after the year in which a period ends. */
function endOfYear(until: string): string {
  return until.endsWith('-01-01') ? until : `${addMonths(until, 12).slice(0, 4)}-01-01`;
}
