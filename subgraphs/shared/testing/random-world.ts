import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import { columnOf } from '../database/column-kind.ts';
import type { Database } from '../database/connect.ts';
import type { EntityClass } from '../database/entity-class.ts';

/** Two provinces and the regions in them, and their courts: code → the code above it. */
const REGIONS = treeOf('000000 350000 350100 350900 350902 350921 510000 513300 513338', {
  '350000': '000000',
  '510000': '000000',
  '350100': '350000',
  '350900': '350000',
  '350902': '350900',
  '350921': '350900',
  '513300': '510000',
  '513338': '513300',
});
const COURTS = treeOf('最高法 闽 闽01 闽09 闽0902 闽0921 川 川33 川3338', {
  闽: '最高法',
  川: '最高法',
  闽01: '闽',
  闽09: '闽',
  闽0902: '闽09',
  闽0921: '闽09',
  川33: '川',
  川3338: '川33',
});

/** Records of every kind, so many of each, that refer to each other by the keys `k0` to `k29`. */
const EACH = 30;

/** A record as a test holds it, by its properties. */
export type TestRow = Readonly<Record<string, unknown>>;

export interface World {
  readonly regions: ReadonlyMap<string, string | null>;
  readonly courts: ReadonlyMap<string, string | null>;
  readonly regionOfCourt: ReadonlyMap<string, string>;
  /** By id. */
  readonly agencies: ReadonlyMap<string, { readonly creditCode: string; readonly regionCode: string }>;
  /** By the name of the record's class; the closures and directories among them. */
  readonly rows: ReadonlyMap<string, readonly TestRow[]>;
}

/** A world in which everything that decides who sees what is drawn by lot, the same for the same seed. */
export function randomWorld(database: Database, seed: number): World {
  const random = randomOf(seed);
  const regions = [...REGIONS.keys()];
  const regionOfCourt = new Map([...COURTS.keys()].map((court, at) => [court, regions[at] as string]));
  const agencies = new Map(
    Array.from({ length: EACH }, (_, at) => [
      `k${at}`,
      { creditCode: `credit k${at}`, regionCode: random.of(regions) },
    ]),
  );
  const rows = new Map<string, readonly TestRow[]>();
  for (const metadata of database.em.getMetadata().getAll().values()) {
    if (!metadata.abstract && metadata.tableName) {
      rows.set(metadata.className, drawn(metadata, random));
    }
  }
  for (const [record, [whole, key]] of Object.entries(PLACED_BY)) {
    const places = new Map(rows.get(whole)?.map((row) => [row['id'], placeOf(row)]));
    const placed = rows.get(record)?.map((row) => ({ ...row, ...places.get(row[key]) }));
    if (placed !== undefined && places.size > 0) {
      rows.set(record, placed);
    }
  }
  rows.set('RegionClosure', closureOf(REGIONS));
  rows.set('CourtClosure', closureOf(COURTS));
  rows.set(
    'AgencyDirectory',
    [...agencies].map(([agencyId, agency]) => ({ agencyId, ...agency })),
  );
  rows.set(
    'CourtDirectory',
    [...regionOfCourt].map(([courtCode, regionCode]) => ({ courtCode, regionCode })),
  );
  return { regions: REGIONS, courts: COURTS, regionOfCourt, agencies, rows };
}

/** Records that lie where another one lies, and the key of that one: statistics take their place from either. */
const PLACED_BY: Readonly<Record<string, readonly [whole: string, key: string]>> = {
  CaseNode: ['EnforcementCase', 'caseId'],
  Petition: ['EnforcementCase', 'caseId'],
  CreditRepair: ['DishonestListing', 'listingId'],
  Interception: ['DishonestListing', 'listingId'],
};

/** Whose a record is. What is about a listing is of the listing's case. */
function placeOf({ caseId, courtCode, regionCode }: TestRow): TestRow {
  return { ...(caseId !== undefined && { caseId }), courtCode, regionCode };
}

interface Random {
  of<T>(values: readonly T[]): T;
  chance(share: number): boolean;
}

function drawn(metadata: EntityMetadata, random: Random): TestRow[] {
  const stored = metadata.props.filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length > 0);
  const codes = { Region: [...REGIONS.keys()], Court: [...COURTS.keys()] }[metadata.className];
  const rows = Array.from({ length: codes?.length ?? EACH }, (_, at) =>
    Object.fromEntries(
      stored.map((property) => [
        property.name,
        property.primary && codes ? codes[at] : valueOf(property, metadata, random, at),
      ]),
    ),
  );
  const keyOf = (row: TestRow) => metadata.primaryKeys.map((name) => row[name]).join();
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

function valueOf(
  property: EntityProperty,
  { class: entity, className, primaryKeys }: EntityMetadata,
  random: Random,
  at: number,
): unknown {
  const { name, primary, unique, nullable, columnTypes } = property;
  const column = columnTypes[0] ?? '';
  const { kind, members } = columnOf(entity as EntityClass, property);
  if (name === 'creditCode') {
    return `credit k${at}`;
  }
  if ((primary && primaryKeys.length === 1) || unique) {
    return `k${at}`;
  }
  // A score is replaced by one other: which of several would be shown is not tested here.
  if (name === 'replacesId' || (nullable && random.chance(0.2))) {
    return null;
  }
  if (members) {
    return random.of(Object.keys(members));
  }
  if (/regionCode$/i.test(name) || (className === 'Region' && name === 'parentCode')) {
    return random.of([...REGIONS.keys()]);
  }
  if (/courtCode$/i.test(name) || (className === 'Court' && name === 'parentCode')) {
    return random.of([...COURTS.keys()]);
  }
  if (/^date/.test(column)) {
    return random.of(['2019-03-05', '2020-05-06', '2021-07-08', '2021-12-31']);
  }
  if (/^(numeric|decimal)/.test(column)) {
    return `${random.of([1, 20, 300])}.00`;
  }
  if (kind === 'boolean') {
    return random.chance(0.5);
  }
  if (/int/.test(column)) {
    return random.of([2019, 2020, 2021]);
  }
  if (column === 'varchar(25)') {
    return '2021-03-05T09:00:00+08:00';
  }
  if (/(Id|Code)$/.test(name)) {
    return `k${random.of(Array.from({ length: EACH }, (_, key) => key))}`;
  }
  return random.of(['text1', 'text2', 'text3']);
}

function treeOf(codes: string, parents: Readonly<Record<string, string>>): Map<string, string | null> {
  return new Map(codes.split(' ').map((code) => [code, parents[code] ?? null]));
}

function closureOf(parents: ReadonlyMap<string, string | null>): TestRow[] {
  return [...parents.keys()].flatMap((descendant) => {
    const rows: TestRow[] = [];
    for (let at: string | null = descendant; at !== null; at = parents.get(at) ?? null) {
      rows.push({ ancestor: at, descendant, ancestorLevel: levelOf(at) });
    }
    return rows;
  });
}

function levelOf(code: string): string {
  if (!/^\d/.test(code)) {
    return 'ANY';
  }
  if (code === '000000') {
    return 'NATIONAL';
  }
  return code.endsWith('0000') ? 'PROVINCE' : code.endsWith('00') ? 'CITY' : 'COUNTY';
}

/** Numbers by lot that are the same for the same seed (mulberry32 would do as well; this is a 31-bit Lehmer generator). */
function randomOf(seed: number): Random {
  let state = (seed % 2147483646) + 1;
  const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  return {
    of: (values) => values[Math.floor(next() * values.length)] as never,
    chance: (share) => next() < share,
  };
}
