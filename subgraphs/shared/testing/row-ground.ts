import { readFile } from 'node:fs/promises';

import type { Dictionary, FilterDef } from '@mikro-orm/core';

import type { Viewer } from '../access/viewer.ts';
import { connect, type DatabaseAddress } from '../database/connect.ts';
import type { EntityClass } from '../database/entity-class.ts';
import { migrate } from '../database/migrate.ts';
import { storedBy } from '../database/stored-by.ts';
import type { SubgraphDefinition } from '../server/define-subgraph.ts';
import { subgraphSchema } from '../server/subgraph-schema.ts';
import { inForm, readsOf, rowFilter } from '../visibility/row-filter.ts';
import type { RowsOf } from '../visibility/visibility.ts';

import { randomWorld, type World } from './random-world.ts';
import { readTold, type TestRow, type Told } from './rows-told.ts';
import { scratchAddress } from './scratch-address.ts';

const SEED = 20261122;

/** A subgraph's random records, read under whatever visibility stands at the moment. */
export interface RowGround {
  readonly definition: SubgraphDefinition;
  readonly address: DatabaseAddress;
  readonly world: World;
  /** What the README says of the subgraph's records; of a case it is said in the README of `cases`. */
  readonly told: Told;
  readonly toldOfCases: Told;
  /** Puts other entries in place of a record's, or takes the filter off it, until `reset`. */
  replace(rows: RowsOf): void;
  takeOff(entity: EntityClass): void;
  reset(): void;
  /** Keys of what a viewer reads of a record, or in a form of it. */
  read(entity: EntityClass, viewer: Viewer, form?: string): Promise<readonly string[]>;
  keyOf(entity: EntityClass, row: TestRow): string;
  close(): Promise<void>;
}

export async function openRowGround(definition: SubgraphDefinition): Promise<RowGround> {
  const place = await scratchAddress('sqlite', `mutants_${definition.name}`);
  await migrate(definition, place.address);
  const entities = storedBy(definition);
  const world = await writeWorld(definition, place.address);
  const visibility = [...definition.visibility];
  let off: string | undefined;
  const { rows } = rowFilter(visibility) as { readonly rows: FilterDef };
  const database = await connect(place.address, {
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
    address: place.address,
    world,
    told: await toldBy(definition.name),
    toldOfCases: await toldBy('cases'),
    keyOf,
    replace: (changed) => void (visibility[visibility.findIndex(({ entity }) => entity === changed.entity)] = changed),
    takeOff: ({ name }) => void (off = name),
    reset() {
      visibility.splice(0, visibility.length, ...definition.visibility);
      off = undefined;
    },
    async read(entity, viewer, form) {
      const em = readsOf(database.em, viewer);
      const found = await em.find(entity, {}, form === undefined ? {} : inForm({ viewer }, form));
      return found.map((row) => keyOf(entity, row as unknown as TestRow)).toSorted();
    },
    async close() {
      await database.close();
      await place.remove();
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
  const world = randomWorld(writer, subgraphSchema(definition).executable, SEED);
  const em = writer.em.fork();
  for (const entity of entities) {
    await em.insertMany(entity, (world.rows.get(entity.name) ?? []) as never[]);
  }
  await writer.close();
  return world;
}

async function toldBy(subgraph: string): Promise<Told> {
  return readTold(await readFile(new URL(`../../${subgraph}/README.md`, import.meta.url), 'utf8'));
}
