import { breather } from '../breather.ts';
import { addMonths } from '../date-arithmetic.ts';
import type { RequestContext } from '../server/request-context.ts';

import type { Cell } from './blocks.ts';
import { columnsOf, shapeOf, type Shape } from './cell-shape.ts';
import type { Counting } from './counting.ts';
import { COLUMN_OF } from './dimensions.ts';
import { scan, TIME, type Scan, type Scanned } from './event-scan.ts';
import type { Dimensions } from './group.ts';
import { keyOfCell, PersonsFound, type Divided } from './persons-found.ts';
import type { Places } from './places.ts';
import {
  ALL,
  count,
  isPrivate,
  type Event,
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

/** The cells of private persons, and those of agencies and enterprises, with the sums of the flows in their order. */
export interface Cells {
  readonly personal: readonly CountedCell[];
  readonly others: readonly CountedCell[];
}

/** Reads the cells of a source's events that a request needs. */
export interface CellReader {
  /** The cells of one event, for each of its divisions: one statement, and one for the persons of the small ones. */
  cells(event: Event, divided: readonly Divided[]): Promise<readonly Cells[]>;
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
  { args, store }: Counting,
  region: Region,
): CellReader {
  const shape = shapeOf(source, args);
  const { dialect } = store;
  const person = dialect.person(source.person);
  const ofPrivate = isPrivate(person);
  // A block may hold any part of a year, so whole years are read.
  const beginning = `${args.period.from.slice(0, 4)}-01-01`;
  const read = (wanted: Pick<Scan, 'event' | 'flows' | 'when' | 'extra' | 'since' | 'among'>, by: Scan['by']) =>
    scan(context, store, {
      ...wanted,
      source,
      withPast: false,
      until: endOfYear(args.period.to),
      grain: shape.grain,
      by: { ...columnsOf(source, shape, dialect), ofPrivate: `case when ${ofPrivate} then 1 else 0 end`, ...by },
      scope: { region: region.read },
    });
  const personIf = (condition: string) => `case when ${ofPrivate} and ${condition} then ${person.key} end`;

  /** The persons of some cells, for each condition, by the cells' keys: of all their events, or of one in so many. */
  const personsIn = async (
    cells: readonly Scanned[],
    event: Event,
    conditions: readonly string[],
    { since, oneIn }: { readonly since: string | null; readonly oneIn: string | null },
  ): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> => {
    const extra = conditions.map((condition, kind) => [`persons${kind}`, dialect.distinctList(personIf(condition))]);
    const rows = await read(
      {
        event,
        flows: {},
        extra: Object.fromEntries(extra),
        when: oneIn === null ? ofPrivate : `${ofPrivate} and ${oneIn}`,
        since,
        among: commonTo(cells),
      },
      {},
    );
    return new Map(
      rows.map((row) => [
        keyOfCell(row),
        conditions.map((_, kind) => (row.columns[`persons${kind}`] ?? '').split(',').filter((person) => person !== '')),
      ]),
    );
  };

  return {
    async cells(event, divided) {
      const since = divided.some(({ withPast }) => withPast) ? null : beginning;
      const sizes = divided.map(({ standFor }, at) => [
        `size${at}`,
        count(standFor.length > 0 ? anyOf(standFor) : ALL),
      ]);
      const rows = await read(
        {
          event,
          flows: Object.assign({}, ...divided.map(({ flows }) => flows), Object.fromEntries(sizes)) as Scan['flows'],
          since,
        },
        {},
      );
      const personal = rows.filter(({ columns }) => columns['ofPrivate'] === '1');
      const sizeOf = ({ sums }: Scanned, at: number) => Number(sums.at(at - divided.length) ?? 0n);
      const persons = new PersonsFound(divided, personal, sizeOf);
      for (let undecided = persons.undecided(); undecided.length > 0; undecided = persons.undecided()) {
        const many = persons.sampleOf(undecided);
        const oneIn = many > 1 ? dialect.oneIn(many, keyColumn(context, source)) : null;
        persons.note(await personsIn(undecided, event, persons.conditions, { since, oneIn }), oneIn === null);
      }
      const rest = breather();
      const found: Cells[] = [];
      let first = 0;
      for (const [at, { flows, withPast }] of divided.entries()) {
        const width = Object.keys(flows).length;
        const cells = { personal: [] as CountedCell[], others: [] as CountedCell[] };
        for (const row of rows) {
          await rest();
          if (sizeOf(row, at) > 0 && (withPast || firstDay(row.time) >= beginning)) {
            cells[row.columns['ofPrivate'] === '1' ? 'personal' : 'others'].push({
              ...cellOf(row, source, shape, args, region),
              size: sizeOf(row, at),
              persons: persons.of(row, at),
              sums: row.sums.slice(first, first + width),
            });
          }
        }
        first += width;
        found.push(cells);
      }
      return found;
    },
    async values(event, value) {
      const each = value(dialect);
      const rows = await read(
        { event, flows: { records: count() }, when: `${each} is not null`, since: beginning },
        { value: each },
      );
      return Map.groupBy(
        rows.map((row) => ({ key: keyOfCell(row), value: Number(row.columns['value']), records: row.sums[0] ?? 0n })),
        ({ key }) => key,
      );
    },
  };
}

function anyOf(conditions: readonly string[]): string {
  return conditions.map((condition) => `(${condition})`).join(' or ');
}

/** The column of a record's key, as the statements call it. */
function keyColumn({ em }: RequestContext, { entity }: Source): string {
  const { primaryKeys, properties } = em.getMetadata(entity) as {
    primaryKeys: readonly string[];
    properties: Readonly<Record<string, { fieldNames: readonly string[] }>>;
  };
  return `t.${properties[primaryKeys[0] ?? '']?.fieldNames[0] ?? 'id'}`;
}

/** Longer lists of values are no condition: they would hardly leave anything out. */
const MOST_AMONG = 300;

/** The values that some cells have of their time and of each column: where they lie, and perhaps others with them. */
function commonTo(cells: readonly Scanned[]): NonNullable<Scan['among']> {
  const names = Object.keys(cells[0]?.columns ?? {}).filter((name) => name !== 'ofPrivate');
  const values: [string, readonly (string | null)[]][] = [
    [TIME, [...new Set(cells.map(({ time }) => time))]],
    ...names.map((name): [string, (string | null)[]] => [
      name,
      [...new Set(cells.map(({ columns }) => columns[name] ?? null))],
    ]),
  ];
  return Object.fromEntries(values.filter(([, own]) => own.length <= MOST_AMONG));
}

/** Where a cell lies, and what it is called. */
function cellOf(row: Scanned, source: Source, shape: Shape, args: StatisticsArgs, region: Region) {
  const { columns, time } = row;
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
    from,
    dimensions: dimensionsOf(columns, source, args, region),
    key: keyOfCell(row),
  };
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
