import { readFile } from 'node:fs/promises';

import type { Dictionary, FilterDef } from '@mikro-orm/core';

import type { Viewer } from '../access/viewer.ts';
import { connect } from '../database/connect.ts';
import type { DatabaseAddress } from '../database/database-address.ts';
import type { EntityClass } from '../database/entity-class.ts';
import { migrate } from '../database/migrate.ts';
import { storedBy } from '../database/stored-by.ts';
import { readTrees } from '../database/trees.ts';
import type { SubgraphDefinition } from '../server/define-subgraph.ts';
import { inForm, readsOf, rowFilter } from '../visibility/row-filter.ts';
import type { RowsOf } from '../visibility/visibility.ts';

import { randomWorld, type TestRow, type World } from './random-world.ts';
import { readReadmeRows, type ReadmeRows } from './readme-rows.ts';
import { scratchAddress } from './scratch-address.ts';

const SEED = 20261126;

/** A subgraph with random records, whose visibility a test can change. */
export interface RowGround {
  readonly definition: SubgraphDefinition;
  readonly address: DatabaseAddress;
  readonly world: World;
  /** The tables of the subgraph's README, and of the README of `cases`, which has the rows of cases. */
  readonly readme: ReadmeRows;
  readonly readmeOfCases: ReadmeRows;
  /** Replaces a record's entry, or removes its filter, until `reset`. */
  replace(rows: RowsOf): void;
  takeOff(entity: EntityClass): void;
  reset(): void;
  /** Keys of what a viewer reads of a record, or in a form of it. */
  read(entity: EntityClass, viewer: Viewer, form?: string): Promise<readonly string[]>;
  keyOf(entity: EntityClass, row: TestRow): string;
  close(): Promise<void>;
}

export async function openRowGround(definition: SubgraphDefinition): Promise<RowGround> {
  const scratch = await scratchAddress('sqlite', `mutants_${definition.name}`);
  await migrate(definition, scratch.address);
  const entities = storedBy(definition);
  const world = await writeWorld(definition, scratch.address);
  const visibility = [...definition.visibility];
  let off: string | undefined;
  const { rows } = rowFilter(visibility) as { readonly rows: FilterDef };
  const database = await connect(scratch.address, {
    entities,
    filters: {
      rows: {
        ...rows,
        cond: (...given: Parameters<Condition>) => (given[4] === off ? {} : (rows.cond as Condition)(...given)),
      },
    },
  });
  const keyOf = (entity: EntityClass, row: TestRow): string => {
    const { primaryKeys } = database.em.getMetadata(entity) as { primaryKeys: string[] };
    return primaryKeys.map((name) => row[name]).join();
  };
  return {
    definition,
    address: scratch.address,
    world,
    readme: await readmeOf(definition.name),
    readmeOfCases: await readmeOf('cases'),
    keyOf,
    replace: (changed) => void (visibility[visibility.findIndex(({ entity }) => entity === changed.entity)] = changed),
    takeOff: ({ name }) => void (off = name),
    reset() {
      visibility.splice(0, visibility.length, ...definition.visibility);
      off = undefined;
    },
    async read(entity, viewer, form) {
      const trees = await readTrees(database.em.fork());
      const em = readsOf(database.em, viewer, trees);
      const records = await em.find(entity, {}, form === undefined ? {} : inForm({ viewer, trees }, form));
      return records.map((row) => keyOf(entity, row as unknown as TestRow)).toSorted();
    },
    async close() {
      await database.close();
      await scratch.remove();
    },
  };
}

type Condition = (
  args: Dictionary,
  type: unknown,
  em: unknown,
  options: unknown,
  entityName: string | undefined,
) => Dictionary;

async function writeWorld(definition: SubgraphDefinition, address: DatabaseAddress): Promise<World> {
  const entities = storedBy(definition);
  const writer = await connect(address, { entities, writable: true });
  const world = randomWorld(writer, SEED);
  const em = writer.em.fork();
  for (const entity of entities) {
    await em.insertMany(entity, (world.rows.get(entity.name) ?? []) as never[]);
  }
  await writer.close();
  return world;
}

async function readmeOf(subgraph: string): Promise<ReadmeRows> {
  return readReadmeRows(await readFile(new URL(`../../${subgraph}/README.md`, import.meta.url), 'utf8'));
}
