import { expect, it } from '@jest/globals';

import { linkage } from '../../linkage/subgraph.ts';
import { kindsPresent, scratchAddress } from '../testing/scratch-address.ts';

import { connect } from './connect.ts';
import { checkExpectedTables } from './expected-tables.ts';
import { migrate, migrationFiles } from './migrate.ts';
import { storedBy } from './stored-by.ts';

it.each(kindsPresent('migrate'))('on %s makes the database and its tables, and runs each file once', async (kind) => {
  const scratch = await scratchAddress(kind, 'migrate');
  // The database, or the folder of its file, does not exist yet.
  await scratch.remove();
  const files = await migrationFiles('linkage', kind);
  expect(files).not.toEqual([]);
  expect(await migrate(linkage, scratch.address)).toEqual(files);
  expect(await migrate(linkage, scratch.address)).toEqual([]);
  const database = await connect(scratch.address, { entities: storedBy(linkage) });
  try {
    await checkExpectedTables(database, 'linkage');
    const rows = await database.em.execute<{ name: string }[]>('select name from schema_migration order by name');
    expect(rows.map(({ name }) => name)).toEqual(files);
  } finally {
    await database.close();
    await scratch.remove();
  }
});
