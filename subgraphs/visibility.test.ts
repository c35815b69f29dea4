import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { pino } from 'pino';

import { SUBGRAPHS } from './definitions.ts';
import type { Viewer } from './shared/access/viewer.ts';
import { connect, type Database, type DatabaseKind } from './shared/database/connect.ts';
import type { EntityClass } from './shared/database/entity-class.ts';
import { migrate } from './shared/database/migrate.ts';
import { storedBy } from './shared/database/stored-by.ts';
import type { SubgraphDefinition } from './shared/server/define-subgraph.ts';
import { openSubgraph, type OpenSubgraph } from './shared/server/open-subgraph.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';
import { entities, rootLists, statistics, type Question } from './shared/testing/all-questions.ts';
import { randomWorld, type TestRow, type World } from './shared/testing/random-world.ts';
import { readReadmeRows, seenRows, README_AUDIENCES, type ReadmeRows } from './shared/testing/readme-rows.ts';
import { ROW_VIEWERS } from './shared/testing/row-viewers.ts';
import { kindsPresent, scratchAddress, type ScratchAddress } from './shared/testing/scratch-address.ts';
import { signedRequest, signedViewer } from './shared/testing/signed-request.ts';
import { SUPREME_COURT_VIEWER } from './shared/testing/viewers.ts';
import { readsOf, rowFilter } from './shared/visibility/row-filter.ts';
import { everyone } from './shared/visibility/rules.ts';
import { checkVisibility, rowsOf } from './shared/visibility/visibility.ts';

/**
 * What a viewer gets must be what it would get if the rows that it may not see did not exist. So each question is
 * asked twice: of a database with all rows, as the viewer; and of one with only the rows that the README's table gives
 * the viewer, as somebody who sees all of those. The answers must be the same to the byte: lists, totals, cursors, pages
 * by parent, links, `_entities` and statistics.
 */
const SEED = 20261122;

describe.each(kindsPresent('who sees which rows'))('who sees which rows, on %s', (kind) => {
  describe.each(Object.values(SUBGRAPHS))('in $name', (definition) => onRandomRows(kind, definition));
});

describe.each(Object.values(SUBGRAPHS))('the visibility of $name', ({ name, entities: stored, visibility }) => {
  it('has one entry for each record, in the code and in the README', async () => {
    expect(() => checkVisibility(name, stored, visibility)).not.toThrow();
    const readme = await readmeOf(name);
    expect([...readme.keys()].toSorted()).toEqual(stored.map((entity) => entity.name).toSorted());
    for (const byAudience of readme.values()) {
      expect([...byAudience.keys()].toSorted()).toEqual(README_AUDIENCES.toSorted());
    }
  });

  it.each(stored)('is missed, by name, where $name has none', (entity) => {
    const without = visibility.filter((rows) => rows.entity !== entity);
    expect(() => checkVisibility(name, stored, without)).toThrow(`${entity.name} has no entry`);
  });
});

function onRandomRows(kind: DatabaseKind, definition: SubgraphDefinition): void {
  const schema = subgraphSchema(definition).executable;
  let readme: ReadmeRows;
  let world: World;
  let whole: Side;
  let cut: Side;

  beforeAll(async () => {
    readme = await readmeOf(definition.name);
    [whole, cut] = [await openSide(kind, definition), await openSide(kind, definition)];
    world = randomWorld(whole.writer, schema, SEED);
    await whole.hold((record) => world.rows.get(record) ?? []);
  });
  afterAll(async () => {
    await whole?.close();
    await cut?.close();
  });

  it.each(ROW_VIEWERS)('%s reads, counts and groups exactly the rows of the README', async (_, who) => {
    const em = readsOf(whole.subgraph.database.em, who);
    for (const entity of definition.entities) {
      const expected = keysOf(em, entity, seenRows(readme, world, entity.name, who));
      expect([entity.name, keysOf(em, entity, await em.find(entity, {}))]).toEqual([entity.name, expected]);
      expect([entity.name, await em.count(entity)]).toEqual([entity.name, expected.length]);
      const counts = await em.countBy(entity, em.getMetadata(entity).primaryKeys[0] as never);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(expected.length);
    }
  });

  // The rules are the same text on every database: half of the viewers do there.
  const asking = kind === 'sqlite' ? ROW_VIEWERS : ROW_VIEWERS.filter((_, at) => at % 2 === 0);
  it.each(asking)('%s gets what it would get if nothing else existed', async (_, who) => {
    await cut.hold((record) =>
      readme.has(record) ? seenRows(readme, world, record, who) : (world.rows.get(record) ?? []),
    );
    const all = seesAll(who);
    const same = async ({ name, query }: Question) => {
      const [answer, expected] = [await whole.ask(query, who), await cut.ask(query, all)];
      expect([name, JSON.parse(answer)]).toEqual([name, JSON.parse(expected)]);
      expect(answer).toBe(expected);
      const { data, errors } = JSON.parse(answer) as Answer;
      expect([name, errors]).toEqual([name, undefined]);
      return data;
    };
    const after: Record<string, string | null> = {};
    do {
      const lists = (await same(rootLists(schema, after))) as Lists;
      for (const list of Object.keys(after)) {
        after[list] = null;
      }
      for (const [list, { pageInfo }] of Object.entries(lists)) {
        after[list] = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      }
    } while (Object.values(after).some((cursor) => cursor !== null));
    for (const typeName of Object.keys(definition.references)) {
      await same(entities(schema, typeName, keysAskedFor(typeName, world)));
    }
    for (const question of statistics(schema)) {
      await same(question);
    }
  });

  if (kind === 'sqlite') {
    const ruled = definition.visibility.filter(({ rules }) => rules !== everyone);
    it.each(ruled.map(({ entity }) => entity))('an open door to $name would be noticed', async (entity) => {
      const opened = definition.visibility.map((rows) => (rows.entity === entity ? rowsOf(entity, everyone) : rows));
      const { address } = whole.place;
      const database = await connect(address, { entities: storedBy(definition), filters: rowFilter(opened) });
      const noticed = await Promise.all(
        ROW_VIEWERS.map(async ([, who]) => {
          const em = readsOf(database.em, who);
          return (await em.count(entity)) !== seenRows(readme, world, entity.name, who).length;
        }),
      );
      await database.close();
      expect(noticed.filter(Boolean).length).toBeGreaterThan(2);
    });
  }

  it('is closed to an entity manager that has no viewer', async () => {
    const { em } = whole.subgraph.database;
    for (const entity of definition.entities) {
      await expect(em.fork().find(entity, {})).rejects.toThrow("No arguments provided for filter 'rows'");
      await expect(em.fork().count(entity)).rejects.toThrow("No arguments provided for filter 'rows'");
    }
  });
}

interface Answer {
  readonly data: object;
  readonly errors?: readonly object[];
}

type Lists = Record<string, { pageInfo: { hasNextPage: boolean; endCursor: string | null } }>;

/** A subgraph over a database of its own that can be given other rows. */
interface Side {
  readonly place: ScratchAddress;
  readonly writer: Database;
  readonly subgraph: OpenSubgraph;
  hold(rowsOf: (record: string) => readonly TestRow[]): Promise<void>;
  ask(query: string, who: Viewer): Promise<string>;
  close(): Promise<void>;
}

async function openSide(kind: DatabaseKind, definition: SubgraphDefinition): Promise<Side> {
  const place = await scratchAddress(kind, `rows_${definition.name}`);
  await migrate(definition, place.address);
  const writer = await connect(place.address, { entities: storedBy(definition), writable: true });
  const subgraph = await openSubgraph(definition, {
    database: place.address,
    cursorKey: 'a key for tests',
    logger: pino({ level: 'silent' }),
    now: () => new Date('2022-01-10T00:00:00+08:00'),
    viewerOf: signedViewer(),
  });
  return {
    place,
    writer,
    subgraph,
    async hold(rowsOf) {
      const em = writer.em.fork();
      for (const entity of storedBy(definition)) {
        await em.nativeDelete(entity, {});
        const rows = rowsOf(entity.name);
        if (rows.length > 0) {
          await em.insertMany(entity, rows as never[]);
        }
      }
    },
    async ask(query, who) {
      return (await subgraph.handler(signedRequest(query, {}, who))).body;
    },
    async close() {
      await subgraph.close();
      await writer.close();
      await place.remove();
    },
  };
}

/** Somebody who sees every row that is there; small cells are held back from analysts, so the same analyst for one. */
function seesAll(who: Viewer): Viewer {
  return who.audience === 'analyst' ? who : SUPREME_COURT_VIEWER;
}

function keysOf(em: SqlEntityManager, entity: EntityClass, rows: readonly object[]): string[] {
  const { primaryKeys } = em.getMetadata(entity) as { primaryKeys: string[] };
  return rows.map((row) => primaryKeys.map((name) => (row as TestRow)[name]).join()).toSorted();
}

/** Of a record of ours, every key there is; of another office's, those that ours refer to. */
function keysAskedFor(typeName: string, { regions, courts, agencies }: World): string[] {
  if (typeName === 'Region') {
    return [...regions.keys()];
  }
  return typeName === 'Court' ? [...courts.keys()] : [...agencies.keys()];
}

async function readmeOf(subgraph: string): Promise<ReadmeRows> {
  return readReadmeRows(await readFile(new URL(`${subgraph}/README.md`, import.meta.url), 'utf8'));
}
