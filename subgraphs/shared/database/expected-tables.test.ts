import { beforeEach, expect, it } from '@jest/globals';

import { Parcel } from '../lists/parcel.fixture.ts';
import { describeTablesOnEachDatabase } from '../testing/scratch-tables.ts';

import { RegionClosure } from './closure.entity.ts';
import type { UnexpectedTables } from './expected-tables.ts';
import { checkExpectedTables } from './expected-tables.ts';

const COLUMNS = {
  id: 'varchar(32)',
  owner_id: 'varchar(32)',
  region_code: 'varchar(32)',
  court_code: 'varchar(32)',
  kind: 'varchar(40)',
  label: 'varchar(200)',
  label_initials: 'varchar(200)',
  sent_on: 'date',
  value: 'decimal(18,2)',
  fragile: 'tinyint(1)',
};

describeTablesOnEachDatabase([Parcel, RegionClosure], 'expected tables', (tables) => {
  const run = (...statements: string[]) =>
    statements.reduce<Promise<unknown>>(
      (before, statement) => before.then(() => tables.database.em.execute(statement)),
      Promise.resolve(),
    );
  const remake = (columns: Record<string, string>) => {
    const written = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    return run('drop table parcel', `create table parcel (${written.join()})`);
  };
  const faults = () =>
    checkExpectedTables(tables.database, 'cases').then(
      () => [],
      (error: UnexpectedTables) => error.faults,
    );

  beforeEach(async () => {
    await run('drop table if exists parcel', 'drop table if exists region_closure');
    await tables.database.orm.schema.update();
  });

  it('are found where they are as the records need them', async () => {
    expect(await faults()).toEqual([]);
  });

  it('may be views over tables of other names', async () => {
    await run(
      'alter table parcel rename to parcel_old',
      `create view parcel as select ${Object.keys(COLUMNS).join()} from parcel_old`,
    );
    const found = await faults();
    await run('drop view parcel', 'drop table parcel_old');
    expect(found).toEqual([]);
  });

  it('may hold more than is read', async () => {
    await run('alter table parcel add column remark varchar(20)');
    expect(await faults()).toEqual([]);
  });

  it('may give an amount as a whole number', async () => {
    await remake({ ...COLUMNS, value: 'int' });
    expect(await faults()).toEqual([]);
  });

  it('are named with their columns and types, every one that is missing', async () => {
    await run('drop table parcel', 'drop table region_closure');
    expect(await faults()).toEqual([
      expect.stringMatching(/^parcel: no such table or view; expected \(id \S+ not null, .*sent_on date, .*\)$/),
      expect.stringMatching(/^region_closure: no such table or view; expected \(ancestor \S+ not null, .*\)$/),
    ]);
  });

  it('are named, every column that is missing or of another type', async () => {
    const columns = Object.entries(COLUMNS).filter(([name]) => name !== 'label');
    await remake({ ...Object.fromEntries(columns), sent_on: 'int' });
    await run('drop table region_closure', 'create table region_closure (ancestor varchar(6), descendant varchar(6))');
    expect(await faults()).toEqual([
      expect.stringMatching(/^parcel\.label: no such column; expected (text|varchar\(200\))$/),
      expect.stringMatching(
        /^parcel\.sent_on: is int(\(\d+\))?; expected date; write str_to_date\(nullif\(sent_on, 0\), '%Y%m%d'\)$/i,
      ),
      expect.stringMatching(/^region_closure\.ancestor_level: no such column; expected (text|varchar\(16\))$/),
    ]);
  });

  it('are told with what to do about it', async () => {
    await run('drop table parcel');
    await expect(checkExpectedTables(tables.database, 'cases')).rejects.toThrow(
      /subgraph "cases"[^]*parcel: no such table or view[^]*npm run migrate -- cases/,
    );
  });
});
