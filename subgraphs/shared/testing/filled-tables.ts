import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { isEnumType, isObjectType, getNamedType, type GraphQLSchema } from 'graphql';
import { createConnection, type Connection } from 'mysql2/promise';

import type { Database } from '../database/connect.ts';
import { COUNTRY, SUPREME_COURT } from '../database/under.ts';

/** Codes that filled tables spread over: the country, and in it twenty cities of ten codes each. */
const CITIES = Array.from({ length: 20 }, (_, at) => String(350100 + at * 100));
const CODES = CITIES.flatMap((city) => Array.from({ length: 10 }, (_, at) => String(Number(city) + at)));
const ROWS_PER_STATEMENT = 500;
/** How many records share a foreign key. */
const SIBLINGS = 10;

/**
 * Fills every table of a MySQL database with `rows` records that mean nothing but are spread as real ones are: keys
 * shared by ten, enums and codes by their members, days over six years, amounts over a million; and the closures with
 * 200 codes. The record `k0` and the code 350100 (as region and as court) are in every table.
 */
export async function fillTables(database: Database, url: string, schema: GraphQLSchema, rows: number): Promise<void> {
  const connection = await createConnection(url);
  for (const metadata of database.em.getMetadata().getAll().values()) {
    if (metadata.abstract || !metadata.tableName) {
      continue;
    }
    if (metadata.tableName.endsWith('_closure')) {
      await fillClosure(connection, metadata.tableName);
    } else if (metadata.tableName.endsWith('_directory')) {
      await fillDirectory(connection, metadata.tableName);
    } else {
      await fillTable(connection, metadata, schema, rows);
    }
    await connection.query('analyze table ??', [metadata.tableName]);
  }
  await connection.end();
}

async function fillTable(connection: Connection, metadata: EntityMetadata, schema: GraphQLSchema, rows: number) {
  const stored = metadata.props.filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length > 0);
  const columns = stored.map(({ fieldNames }) => fieldNames[0]);
  const makers = stored.map((property) => makerOf(property, metadata, schema));
  for (let from = 0; from < rows; from += ROWS_PER_STATEMENT) {
    const values = Array.from({ length: Math.min(ROWS_PER_STATEMENT, rows - from) }, (_, at) =>
      makers.map((make) => make(from + at)),
    );
    await connection.query('insert ignore into ?? (??) values ?', [metadata.tableName, columns, values]);
  }
}

async function fillClosure(connection: Connection, table: string): Promise<void> {
  const pairs = CITIES.flatMap((city) =>
    CODES.filter((code) => code.slice(0, 4) === city.slice(0, 4)).map((code) => [city, code, 'CITY']),
  );
  const own = CODES.filter((code) => !CITIES.includes(code)).map((code) => [code, code, 'COUNTY']);
  const top = table === 'court_closure' ? SUPREME_COURT : COUNTRY;
  const all = [top, ...CODES].map((code) => [top, code, 'NATIONAL']);
  const rows = [...pairs, ...own, ...all];
  await connection.query('insert into ?? (ancestor, descendant, ancestor_level) values ?', [table, rows]);
}

async function fillDirectory(connection: Connection, table: string): Promise<void> {
  if (table === 'court_directory') {
    const courts = [[SUPREME_COURT, COUNTRY], ...CODES.map((code) => [code, code])];
    await connection.query('insert into court_directory (court_code, region_code) values ?', [courts]);
    return;
  }
  const agencies = Array.from({ length: 300 }, (_, at) => [`k${at}`, `credit code ${at}`, CODES[at % CODES.length]]);
  await connection.query('insert into agency_directory (agency_id, credit_code, region_code) values ?', [agencies]);
}

type Make = (at: number) => string | number | null;

function makerOf(property: EntityProperty, metadata: EntityMetadata, schema: GraphQLSchema): Make {
  const { name, primary, unique, type, columnTypes, length } = property;
  const column = columnTypes[0] ?? '';
  const members = membersOf(schema, metadata.className, name);
  // Many primary keys are written with the others of their record: all unlike.
  if (primary || unique) {
    return (at) => (name.endsWith('Code') || name === 'code' ? codeOrKey(metadata, at) : `k${at}`);
  }
  if (members) {
    return (at) => members[at % members.length] ?? null;
  }
  if (/regionCode|courtCode|parentCode/i.test(name)) {
    return (at) => CODES[at % CODES.length] ?? null;
  }
  if (/^date$|^datetime/.test(column)) {
    return (at) => day(at);
  }
  if (/^(numeric|decimal)/.test(column)) {
    return (at) => ((at * 7919) % 1_000_000) / 1;
  }
  if (/^tinyint/.test(column)) {
    return (at) => (at * 31) % 2;
  }
  if (/int/.test(column)) {
    return (at) => (/year/i.test(name) ? 2017 + (at % 6) : (at * 31) % 100);
  }
  if (type === 'json' || /json/.test(column)) {
    return () => '[]';
  }
  if (column === 'varchar(25)') {
    return (at) => `${day(at)}T09:00:00+08:00`;
  }
  if (/Id$/.test(name)) {
    return (at) => `k${Math.floor(at / SIBLINGS) % 300}`;
  }
  return (at) => `text${at % 50}`.slice(0, length ?? 32);
}

/** A region's code as long as there are some, so that regions and courts can be looked up by code. */
function codeOrKey({ primaryKeys }: EntityMetadata, at: number): string {
  return primaryKeys.length === 1 ? (CODES[at] ?? `k${at}`) : (CODES[at % CODES.length] ?? '');
}

function membersOf(schema: GraphQLSchema, typeName: string, field: string): readonly string[] | null {
  const type = schema.getType(typeName);
  const shown = isObjectType(type) ? type.getFields()[field] : undefined;
  const named = shown && getNamedType(shown.type);
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : null;
}

function day(at: number): string {
  return new Date(Date.UTC(2017, 0, 1 + ((at * 37) % 2190))).toISOString().slice(0, 10);
}
