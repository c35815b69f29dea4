import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Entity } from '@mikro-orm/decorators/legacy';
import { createConnection, type Connection } from 'mysql2/promise';
import { ObjectType } from 'type-graphql';

import { parcel, Parcel } from '../lists/parcel.fixture.ts';
import { DateTimeColumn, IdColumn, IntColumn } from '../schema/column.ts';
import { mysqlVersion } from '../testing/mysql-server.ts';
import { scratchAddress, type ScratchAddress } from '../testing/scratch-address.ts';

import { connect, type Database } from './connect.ts';
import { describeFault, tableFaults } from './expected-tables.ts';
import { readRecords } from './read-records.ts';
import { countFaults, looseKeys, rowChecks } from './row-checks.ts';
import { storedValue } from './stored-record.ts';

/** The kinds of column that a parcel lacks. */
@Entity({ tableName: 'stamp' })
@ObjectType({ description: '戳记 A record for tests.' })
class Stamp {
  @IdColumn('编号 Id.')
  id!: string;

  @IntColumn('次数 How many.', { nullable: true })
  times!: number | null;

  @DateTimeColumn('时间 When.', { nullable: true })
  at!: string | null;
}

/** Types that read as something else, what is stored in them, what to write in the view, and what is shown then. */
const LIES: readonly (readonly [
  table: string,
  column: string,
  type: string,
  value: string,
  write: string,
  shown: unknown,
])[] = [
  ['parcel', 'fragile', 'bit(1)', "b'0'", 'fragile + 0', false],
  ['parcel', 'fragile', 'char(1)', "'0'", "case fragile when '1' then 1 when '0' then 0 end", false],
  ['parcel', 'fragile', 'decimal(1,0)', '1', 'cast(fragile as signed)', true],
  ['parcel', 'sent_on', 'datetime', "'2020-04-03 09:30:00'", 'cast(sent_on as date)', '2020-04-03'],
  ['parcel', 'sent_on', 'varchar(20)', "'2020-04-03'", "str_to_date(nullif(sent_on, ''), '%Y-%m-%d')", '2020-04-03'],
  ['parcel', 'sent_on', 'char(10)', "''", "str_to_date(nullif(sent_on, ''), '%Y-%m-%d')", null],
  ['parcel', 'sent_on', 'int', '20200403', "str_to_date(nullif(sent_on, 0), '%Y%m%d')", '2020-04-03'],
  ['parcel', 'sent_on', 'int', '0', "str_to_date(nullif(sent_on, 0), '%Y%m%d')", null],
  [
    'parcel',
    'value',
    'varchar(20)',
    "'202,701.80'",
    "cast(nullif(replace(value, ',', ''), '') as decimal(18, 2))",
    '202701.80',
  ],
  ['parcel', 'value', 'double', '0.1', 'cast(value as decimal(18, 2))', '0.10'],
  ['parcel', 'value', 'decimal(20,8)', '1.50000000', 'cast(value as decimal(18, 2))', '1.50'],
  ['parcel', 'region_code', 'int', '350902', 'cast(region_code as char)', '350902'],
  ['parcel', 'region_code', 'varbinary(12)', "'350902'", 'convert(region_code using utf8mb4)', '350902'],
  ['parcel', 'kind', "set('PERSON','AGENCY')", "'PERSON'", 'cast(kind as char)', 'PERSON'],
  ['parcel', 'label', 'datetime', "'2020-04-03 09:30:00'", 'cast(label as char)', '2020-04-03 09:30:00'],
  ['stamp', 'times', 'varchar(5)', "'12'", 'cast(times as signed)', 12],
  ['stamp', 'times', 'bit(8)', "b'11'", 'times + 0', 3],
  ['stamp', 'times', 'double', '3', 'cast(times as signed)', 3],
  ['stamp', 'at', 'date', "'2020-04-03'", 'cast(at as datetime)', '2020-04-03 00:00:00'],
];

/** Types that hold a column's values exactly. */
const EXACT: readonly (readonly [table: string, column: string, type: string])[] = [
  ['parcel', 'fragile', 'tinyint(1)'],
  ['parcel', 'fragile', 'int'],
  ['parcel', 'value', 'bigint'],
  ['parcel', 'value', 'decimal(18,6)'],
  ['parcel', 'kind', "enum('PERSON','AGENCY')"],
  ['parcel', 'kind', 'char(40)'],
  ['stamp', 'times', 'year'],
  ['stamp', 'at', 'datetime(3)'],
];

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run, no server answers at MYSQL_URL: the columns of an office’s database\n');
}

// A suite must hold a test, with and without a server.
it('columns of an office are tested on a server', () => {
  expect(version === null || typeof version === 'string').toBe(true);
});

(version === null ? describe.skip : describe)('a column of an office', () => {
  let scratch: ScratchAddress;
  let database: Database;
  let office: Connection;
  const entities = { parcel: Parcel, stamp: Stamp };

  beforeAll(async () => {
    scratch = await scratchAddress('mysql', 'columns');
    database = await connect(scratch.address, { entities: [Parcel, Stamp], writable: true });
    office = await createConnection({ uri: (scratch.address as { url: string }).url, charset: 'utf8mb4' });
    await office.query("set sql_mode = ''");
  });
  afterAll(async () => {
    await office.end();
    await database.close();
    await scratch.remove();
  });
  beforeEach(async () => {
    for (const table of ['parcel', 'stamp', 'parcel_old', 'stamp_old']) {
      await office.query(`drop view if exists ${table}`).catch(() => undefined);
      await office.query(`drop table if exists ${table}`);
    }
    await database.orm.schema.create();
    await database.em.fork().insert(Parcel, parcel('p1') as never);
    await database.em.fork().insert(Stamp, { id: 's1', times: null, at: null } as never);
  });

  const retype = async (table: string, column: string, type: string) => {
    const id = table === 'parcel' ? 'p1' : 's1';
    await office.query(`alter table ${table} drop column \`${column}\``);
    await office.query(`alter table ${table} add \`${column}\` ${type}`);
    return id;
  };

  it.each(LIES)(
    '%s.%s that is %s (%s) is refused, and right as told: %s',
    async (table, column, type, value, write, shown) => {
      const id = await retype(table, column, type);
      await office.query(`update ${table} set \`${column}\` = ${value} where id = '${id}'`);
      const faults = await tableFaults(database);
      expect(faults.map((fault) => [fault.table, fault.column, fault.conversion])).toEqual([[table, column, write]]);
      expect(describeFault(faults[0]!)).toContain(`; write ${write}`);
      const [columns] = await office.query(`show columns from ${table}`);
      const others = (columns as { Field: string }[])
        .map(({ Field }) => `\`${Field}\``)
        .filter((name) => name !== `\`${column}\``);
      await office.query(`rename table ${table} to ${table}_old`);
      await office.query(
        `create view ${table} as select ${others.join()}, ${write} as \`${column}\` from ${table}_old`,
      );
      expect(await tableFaults(database)).toEqual([]);
      const [record] = await readRecords<object>(database.em.fork(), entities[table as 'parcel'], {});
      const property = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect((record as Record<string, unknown>)[property]).toEqual(shown);
    },
  );

  it('that is a timestamp is refused, and shows the moment of Asia/Shanghai as told, in a session like ours', async () => {
    await retype('parcel', 'sent_on', 'timestamp null');
    await office.query("set time_zone = '+00:00'");
    await office.query("update parcel set sent_on = '2019-12-31 17:00:00'");
    await retype('stamp', 'at', 'timestamp null');
    await office.query("update stamp set `at` = '2019-12-31 17:00:00'");
    const shown = { sent_on: '2020-01-01', at: '2020-01-01 01:00:00' };
    const faults = await tableFaults(database);
    expect(faults.map(({ column }) => column).toSorted()).toEqual(Object.keys(shown).toSorted());
    for (const { table, column, conversion } of faults) {
      // A view may not name the zone of its session (MariaDB 1351), and ours is pinned, whatever the server's is.
      await office.query("set time_zone = '+08:00'");
      const [rows] = await office.query(`select cast(${conversion} as char) as shown from ${table}`);
      expect(rows).toEqual([{ shown: shown[column as keyof typeof shown] }]);
    }
  });

  it.each(EXACT)('%s.%s may be %s', async (table, column, type) => {
    await retype(table, column, type);
    expect(await tableFaults(database)).toEqual([]);
  });

  it('may be an empty one of a view, and labels of its own may be left out', async () => {
    await office.query('rename table stamp to stamp_old');
    await office.query('create view stamp as select id, null as times, null as `at` from stamp_old');
    await office.query('alter table parcel drop column kind_label');
    expect(await tableFaults(database)).toEqual([]);
    expect((await readRecords(database.em.fork(), Parcel, {}))[0]).toMatchObject({
      kind: 'PERSON',
      kindLabel: '自然人',
    });
  });

  it('is counted with its bad rows, by a statement that shows their keys and nothing else', async () => {
    await office.query('alter table parcel drop primary key, modify kind varchar(40) null, modify fragile int null');
    await office.query("insert into parcel select * from parcel where id = 'p1'");
    const bad: Readonly<Record<string, string>> = {
      k: 'kind = null',
      l: "kind = 'person'",
      z: "sent_on = '0000-00-00'",
      m: "sent_on = '2021-05-00'",
      n: "sent_on = '1900-01-01'",
      b: "owner_id = 'o1 '",
      f: 'fragile = 2',
    };
    for (const [id, set] of Object.entries(bad)) {
      await database.em.fork().insert(Parcel, parcel(id, { sentOn: '2021-02-28' }) as never);
      await office.query(`update parcel set ${set} where id = '${id}'`);
    }
    const found = await countFaults(database, rowChecks(database));
    expect(found.map(({ check, rows }) => [check.column, check.fault, rows])).toEqual(
      [
        ['id', 'duplicate key', 2],
        ['kind', 'null', 1],
        ['kind', 'unknown member', 1],
        ['sent_on', 'zero date', 2],
        ['sent_on', 'date that may mean none', 1],
        ['owner_id', 'blanks around a key', 1],
        ['fragile', 'neither true nor false', 1],
      ].toSorted((left, right) => order(left) - order(right)),
    );
    for (const { check } of found) {
      const [rows] = await office.query(check.shows);
      expect((rows as object[]).map((row) => Object.keys(row))).toEqual((rows as object[]).map(() => ['id']));
      expect((rows as object[]).length).toBeGreaterThan(0);
    }
    // The same rows are told when they are read, where the value cannot be shown.
    const records = await readRecords(database.em.fork(), Parcel, { id: { $in: ['k', 'l', 'z', 'm', 'f'] } } as never);
    for (const record of records) {
      expect(() => [record.kind, record.sentOn, record.fragile]).toThrow('parcel.');
      expect(storedValue(record, 'id')).toBe(record.id);
    }
  });

  it('that is a key is told where its collation holds equal what differs', async () => {
    expect((await looseKeys(database)).filter(({ table }) => table === 'parcel')).toEqual([]);
    await office.query(
      'alter table parcel modify owner_id varchar(32) character set utf8mb4 collate utf8mb4_general_ci',
    );
    expect((await looseKeys(database)).filter(({ table }) => table === 'parcel')).toEqual([
      { table: 'parcel', column: 'owner_id', collation: 'utf8mb4_general_ci' },
    ]);
  });
});

/** In the order of the entity's columns, keys of several rows last. */
function order([column, fault]: readonly unknown[]): number {
  const columns = ['id', 'owner_id', 'region_code', 'court_code', 'kind', 'label', 'sent_on', 'value', 'fragile'];
  return fault === 'duplicate key' ? columns.length : columns.indexOf(column as string);
}
