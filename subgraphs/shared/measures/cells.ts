import { addMonths } from '../calendar.ts';
import type { RequestContext } from '../server/request-context.ts';

import { FEWEST_PERSONS, type Cell } from './blocks.ts';
import type { Counting } from './counting.ts';
import { dialectOf } from './dialect.ts';
import { COLUMN_OF, type ColumnName } from './dimensions.ts';
import { scan, TIME, type Grain, type Scan, type Scanned } from './event-scan.ts';
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

/** Which numbers of an event are told by the same blocks. */
export interface Divided {
  readonly flows: Readonly<Record<string, Flow>>;
  /** SQL conditions under each of which those told together must stand for enough persons; all events where empty. */
  readonly standFor: readonly string[];
  /** Whether those of all years before the period are needed, too. */
  readonly withPast: boolean;
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
  { args }: Counting,
  region: Region,
): CellReader {
  const shape = shapeOf(source, args);
  const ofPrivate = isPrivate(source.person);
  // A block may hold any part of a year, so whole years are read.
  const beginning = `${args.period.from.slice(0, 4)}-01-01`;
  const read = (wanted: Pick<Scan, 'event' | 'flows' | 'when' | 'extra' | 'since' | 'among'>, by: Scan['by']) =>
    scan(context, {
      ...wanted,
      source,
      withPast: false,
      until: endOfYear(args.period.to),
      grain: shape.grain,
      by: { ...columnsOf(source, shape), ofPrivate: `case when ${ofPrivate} then 1 else 0 end`, ...by },
      scope: { region: region.read },
    });
  const personIf = (condition: string) => `case when ${ofPrivate} and ${condition} then ${personOf(source)} end`;

  /** The persons of some cells, for each condition, by the cells' keys: of all their events, or of one in so many. */
  const personsIn = async (
    cells: readonly Scanned[],
    event: Event,
    conditions: readonly string[],
    { since, oneIn }: { readonly since: string | null; readonly oneIn: string | null },
  ): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> => {
    const extra = conditions.map((condition, kind) => [
      `persons${kind}`,
      `coalesce(group_concat(distinct ${personIf(condition)}), '')`,
    ]);
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
        const oneIn = many > 1 ? dialectOf(context).oneIn(many, keyColumn(context, source)) : null;
        persons.note(await personsIn(undecided, event, persons.conditions, { since, oneIn }), oneIn === null);
      }
      let first = 0;
      return divided.map(({ flows, withPast }, at): Cells => {
        const width = Object.keys(flows).length;
        const own = rows.filter((row) => sizeOf(row, at) > 0 && (withPast || firstDay(row.time) >= beginning));
        const counted = own.map((row): [Scanned, CountedCell] => [
          row,
          {
            ...cellOf(row, source, shape, args, region),
            size: sizeOf(row, at),
            persons: persons.of(row, at),
            sums: row.sums.slice(first, first + width),
          },
        ]);
        first += width;
        const of = (kind: string) =>
          counted.filter(([{ columns }]) => columns['ofPrivate'] === kind).map(([, cell]) => cell);
        return { personal: of('1'), others: of('0') };
      });
    },
    async values(event, value) {
      const each = value(dialectOf(context));
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

/** So many events of a cell are looked at first: of as many cases hardly ever fewer than ten persons are debtors. */
const SAMPLE = 30;
/** Each round looks at so many times as many events as the last one: a person may have all of a cell. */
const LESS = 6;
/** The persons of so many events are looked up without choosing among them. */
const FEW_EVENTS = 10_000;

/**
 * The persons that cells stand for, found in rounds. Who the first debtor of a case is must be looked up, and most cells have a
 * thousand times the persons that they need: so one in many events is looked at, then more of the cells that this did not
 * decide, and of the rest all. What is decided is exact: ten persons among some are ten among all.
 */
class PersonsFound {
  /** The conditions of all divisions, one after the other. */
  readonly conditions: readonly string[];
  readonly #divided: readonly Divided[];
  readonly #cells: readonly Scanned[];
  readonly #sizeOf: (cell: Scanned, at: number) => number;
  #last = Infinity;
  /** By cell, for each condition. */
  readonly #found = new Map<string, readonly (readonly string[] | 'MANY' | 'UNKNOWN')[]>();

  constructor(divided: readonly Divided[], cells: readonly Scanned[], sizeOf: (cell: Scanned, at: number) => number) {
    this.#divided = divided;
    this.#cells = cells;
    this.#sizeOf = sizeOf;
    this.conditions = divided.flatMap(conditionsOf);
  }

  /** Of how many events one is looked at to decide these cells. */
  sampleOf(cells: readonly Scanned[]): number {
    const sizes = cells.map((cell) => this.#smallest(cell)).sort((a, b) => a - b);
    const all = cells.reduce((sum, cell) => sum + this.#largest(cell), 0);
    const typical = sizes[Math.floor(sizes.length / 2)] ?? 0;
    const few = Math.max(1, Math.floor(Math.min(typical / SAMPLE, this.#last / LESS)));
    this.#last = all <= FEW_EVENTS ? 1 : few;
    return this.#last;
  }

  /** @param all whether these are the persons of all events, and not of some */
  note(read: ReadonlyMap<string, readonly (readonly string[])[]>, all: boolean): void {
    for (const cell of this.undecided()) {
      const key = keyOfCell(cell);
      const known = this.#found.get(key);
      const own = read.get(key);
      this.#found.set(
        key,
        this.conditions.map((_, kind) => {
          const before = known?.[kind] ?? 'UNKNOWN';
          const persons = own?.[kind] ?? [];
          if (before !== 'UNKNOWN') {
            return before;
          }
          return persons.length >= FEWEST_PERSONS ? 'MANY' : all ? persons : 'UNKNOWN';
        }),
      );
    }
  }

  /** The cells of which is not known yet whether they stand for enough persons. */
  undecided(): readonly Scanned[] {
    return this.#cells.filter((cell) => this.#open(cell).length > 0);
  }

  of(cell: Scanned, at: number): Cell['persons'] {
    const found = this.#found.get(keyOfCell(cell));
    return this.#kindsOf(at).map((kind) => {
      const persons = found?.[kind] ?? [];
      return persons === 'UNKNOWN' ? [] : persons;
    });
  }

  /** The divisions of a cell that have events and are not decided. */
  #open(cell: Scanned): number[] {
    const found = this.#found.get(keyOfCell(cell));
    return this.#divided.flatMap((_, at) => {
      const isOpen = this.#kindsOf(at).some((kind) => (found?.[kind] ?? 'UNKNOWN') === 'UNKNOWN');
      return isOpen && this.#sizeOf(cell, at) > 0 ? [at] : [];
    });
  }

  #smallest(cell: Scanned): number {
    return Math.min(...this.#open(cell).map((at) => this.#sizeOf(cell, at)));
  }

  #largest(cell: Scanned): number {
    return Math.max(...this.#open(cell).map((at) => this.#sizeOf(cell, at)));
  }

  #kindsOf(at: number): number[] {
    const first = this.#divided.slice(0, at).flatMap(conditionsOf).length;
    return conditionsOf(this.#divided[at]).map((_, kind) => first + kind);
  }
}

function conditionsOf({ standFor }: Pick<Divided, 'standFor'> = { standFor: [] }): readonly string[] {
  return standFor.length > 0 ? standFor : [ALL];
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

function keyOfCell({ time, columns }: Scanned): string {
  const own = Object.entries(columns).filter(([name]) => name !== 'value' && !/^persons\d/.test(name));
  return JSON.stringify([time, ...own.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** SQL of what names a person, so that one written in two ways counts once, and none holds the separator of a list. */
function personOf({ person }: PersonalSource): string {
  return `replace(upper(trim(${person.key})), ',', ' ')`;
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
