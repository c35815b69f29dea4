import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { SUBGRAPHS } from '../definitions.ts';
import { connect, type Database } from '../shared/database/connect.ts';
import { storedBy } from '../shared/database/stored-by.ts';

import { linkOf, NO_LINKS } from './links.ts';
import { storedTables } from './office.ts';

describe.each(Object.values(SUBGRAPHS))('columns of $name', (definition) => {
  let database: Database;

  beforeAll(async () => {
    database = await connect({ kind: 'sqlite', file: ':memory:' }, { entities: storedBy(definition), writable: true });
  });
  afterAll(() => database.close());

  it('that hold keys of other records say of which', () => {
    const tables = storedTables(database);
    const names = new Set(tables.map(({ name }) => name));
    const unknown = tables.flatMap(({ name: table, columns }) =>
      columns
        .filter(({ name, kind, primary, unique }) => kind === 'key' && /_(id|code)$/.test(name) && !primary && !unique)
        .filter(({ name }) => !NO_LINKS.has(name) && linkOf(definition.name, table, name, names) === null)
        .map(({ name }) => `${table}.${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('refer to columns that exist', () => {
    const tables = storedTables(database);
    const columns = new Set(tables.flatMap(({ name, columns: own }) => own.map((column) => `${name}.${column.name}`)));
    const names = new Set(tables.map(({ name }) => name));
    const targets = tables.flatMap(({ name: table, columns: own }) =>
      own.flatMap(({ name }) => linkOf(definition.name, table, name, names)?.own ?? []),
    );
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter(({ table, column }) => !columns.has(`${table}.${column}`))).toEqual([]);
  });
});
