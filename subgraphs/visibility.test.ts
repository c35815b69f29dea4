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
import { readTrees } from './shared/database/trees.ts';
import type { SubgraphDefinition } from './shared/server/define-subgraph.ts';
import { openSubgraph, type OpenSubgraph } from './shared/server/open-subgraph.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';
import { entities, rootLists, statistics, type Question } from './shared/testing/all-questions.ts';
import { IS_DEEP } from './shared/testing/depth.ts';
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
 * A viewer's results must be the same as if the hidden rows did not exist (noninterference). So each query runs twice:
 * on a database with all rows, as the viewer; and on one with only the rows that the README's table gives the viewer,
 * as a viewer who sees all rows. The results must be the same bytes: lists, totals, cursors, pages by parent, links,
 * `_entities` and statistics.
 */
const SEED = 20261123;

const kinds: readonly DatabaseKind[] = IS_DEEP ? kindsPresent('who sees which rows') : ['sqlite'];
const sampled = IS_DEEP ? Object.values(SUBGRAPHS) : [SUBGRAPHS.cases];

describe.each(kinds)('who sees which rows, on %s', (kind) => {
  describe.each(sampled)('in $name', (definition) => onRandomRows(kind, definition));
});

describe.each(Object.values(SUBGRAPHS))('the visibility of $name', ({ name, entities: stored, visibility }) => {
  it('is declared for each record once, in the code and in the README', async () => {
    expect(() => checkVisibility(name, stored, visibility)).not.toThrow();
    const declared = await rulesInReadme(name);
    // A form of a record has a line where it is not a part of what the viewer sees anyway.
    const forms = visibility.flatMap(({ entity, forms: own }) =>
      Object.keys(own).map((form) => `${entity.name} ${form}`),
    );
    const records = [...declared.keys()].filter((line) => !forms.includes(line));
    expect(records.toSorted()).toEqual(stored.map((entity) => entity.name).toSorted());
    for (const byAudience of declared.values()) {
      expect([...byAudience.keys()].toSorted()).toEqual(README_AUDIENCES.toSorted());
    }
  });

  it.each(stored)('is reported as missing where $name has none', (entity) => {
    const without = visibility.filter((rows) => rows.entity !== entity);
    expect(() => checkVisibility(name, stored, without)).toThrow(`${entity.name} has no entry`);
  });
});

function onRandomRows(kind: DatabaseKind, definition: SubgraphDefinition): void {
  const schema = subgraphSchema(definition).executable;
  let declared: ReadmeRows;
  let world: World;
  let whole: Side;
  let cut: Side;

  beforeAll(async () => {
    declared = await rulesInReadme(definition.name);
    [whole, cut] = [await openSide(kind, definition), await openSide(kind, definition)];
    world = randomWorld(whole.writer, SEED);
    await whole.replaceRows((record) => world.rows.get(record) ?? []);
  });
  afterAll(async () => {
    await whole?.close();
    await cut?.close();
  });

  it.each(ROW_VIEWERS)('%s reads, counts and groups exactly the rows of the README', async (_, who) => {
    const em = readsOf(whole.subgraph.database.em, who, await readTrees(whole.subgraph.database.em.fork()));
    for (const entity of definition.entities) {
      const expected = keysOf(em, entity, seenRows(declared, world, entity.name, who));
      expect([entity.name, keysOf(em, entity, await em.find(entity, {}))]).toEqual([entity.name, expected]);
      expect([entity.name, await em.count(entity)]).toEqual([entity.name, expected.length]);
      const counts = await em.countBy(entity, em.getMetadata(entity).primaryKeys[0] as never);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(expected.length);
    }
  });

  // The rules are the same SQL on every database: on MySQL half of the viewers suffice.
  const tested = kind === 'sqlite' ? ROW_VIEWERS : ROW_VIEWERS.filter((_, at) => at % 2 === 0);
  it.each(tested)('%s has the same results as if hidden rows did not exist', async (_, who) => {
    await cut.replaceRows((record) =>
      declared.has(record) ? seenRows(declared, world, record, who) : (world.rows.get(record) ?? []),
    );
    const all = seesAll(who);
    const same = async ({ name, query }: Question) => {
      const [result, expected] = [await whole.execute(query, who), told(await cut.execute(query, all), who)];
      expect([name, JSON.parse(result)]).toEqual([name, JSON.parse(expected)]);
      expect(result).toBe(expected);
      const { data, errors } = JSON.parse(result) as Result;
      // A reference that misses is told; the results are equal, so it says the same of hidden and of absent records.
      // Rows drawn by lot may have one key twice, which is told too.
      const unexpected =
        errors?.filter(({ extensions: { code, fault } }) => code !== 'UNKNOWN_RECORD' && fault !== 'duplicate key') ??
        [];
      expect([name, unexpected]).toEqual([name, []]);
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
      await same(entities(schema, typeName, keysOfType(typeName, world)));
    }
    if (toldWholeCounts(who)) {
      await cut.replaceRows((record) => (world.rows.get(record) ?? []).filter((row) => liesInProvinceOf(who, row)));
    }
    for (const { name, query } of statistics(schema)) {
      const [result, expected] = [
        await whole.execute(query, who),
        await cut.execute(query, toldWholeCounts(who) ? who : all),
      ];
      expect([name, result]).toEqual([name, expected]);
    }
  });

  if (kind === 'sqlite') {
    const ruled = definition.visibility.filter(({ rules }) => rules !== everyone);
    it.each(ruled.map(({ entity }) => entity))('missing rules of $name would be detected', async (entity) => {
      const withoutRules = definition.visibility.map((rows) =>
        rows.entity === entity ? rowsOf(entity, everyone) : rows,
      );
      const { address } = whole.scratch;
      const database = await connect(address, { entities: storedBy(definition), filters: rowFilter(withoutRules) });
      const trees = await readTrees(database.em.fork());
      const detected = await Promise.all(
        ROW_VIEWERS.map(async ([, who]) => {
          const em = readsOf(database.em, who, trees);
          return (await em.count(entity)) !== seenRows(declared, world, entity.name, who).length;
        }),
      );
      await database.close();
      expect(detected.filter(Boolean).length).toBeGreaterThan(2);
    });
  }

  it('is closed to an entity manager without a viewer', async () => {
    const { em } = whole.subgraph.database;
    for (const entity of definition.entities) {
      await expect(em.fork().find(entity, {})).rejects.toThrow("No arguments provided for filter 'rows'");
      await expect(em.fork().count(entity)).rejects.toThrow("No arguments provided for filter 'rows'");
    }
  });
}

interface Result {
  readonly data: object;
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}

type Lists = Record<string, { pageInfo: { hasNextPage: boolean; endCursor: string | null } }>;

/** A subgraph over its own database whose rows can be replaced. */
interface Side {
  readonly scratch: ScratchAddress;
  readonly writer: Database;
  readonly subgraph: OpenSubgraph;
  replaceRows(rowsOf: (record: string) => readonly TestRow[]): Promise<void>;
  execute(query: string, who: Viewer): Promise<string>;
  close(): Promise<void>;
}

async function openSide(kind: DatabaseKind, definition: SubgraphDefinition): Promise<Side> {
  const scratch = await scratchAddress(kind, `rows_${definition.name}`);
  await migrate(definition, scratch.address);
  const writer = await connect(scratch.address, { entities: storedBy(definition), writable: true });
  const subgraph = await openSubgraph(definition, {
    database: scratch.address,
    cursorKey: 'a key for tests',
    logger: pino({ level: 'silent' }),
    now: () => new Date('2022-01-10T00:00:00+08:00'),
    // Some tests leave out regions and courts: the places stay those of the first rows, however long the tests take.
    keepTreesMs: Infinity,
    viewerOf: signedViewer(),
  });
  return {
    scratch,
    writer,
    subgraph,
    async replaceRows(rowsOf) {
      // In one step: the subgraph reads its trees again now and then, and must not find them half gone.
      await writer.em.fork().transactional(async (em) => {
        for (const entity of storedBy(definition)) {
          await em.nativeDelete(entity, {});
          const rows = rowsOf(entity.name);
          if (rows.length > 0) {
            await em.insertMany(entity, rows as never[]);
          }
        }
      });
    },
    async execute(query, who) {
      return (await subgraph.handler(signedRequest(query, {}, who))).body;
    },
    async close() {
      await subgraph.close();
      await writer.close();
      await scratch.remove();
    },
  };
}

/** A response without what is told to others only: the summaries of cases are of all units together, and no unit has a number of them. */
function told(response: string, { audience }: Viewer): string {
  return audience === 'member'
    ? response.replace('"assistedCases":{"totalCount":0', '"assistedCases":{"totalCount":null')
    : response;
}

/** Whether statistics are counted over all rows of the viewer's region, seen or not. */
function toldWholeCounts({ audience }: Viewer): boolean {
  return ['committee', 'assessment', 'analyst'].includes(audience);
}

/** Whether a row may count for the viewer's statistics: what is told of a region depends on its province alone. */
function liesInProvinceOf({ region }: Viewer, row: TestRow): boolean {
  const place = (row as { readonly regionCode?: string }).regionCode;
  return region === '000000' || place === undefined || place.slice(0, 2) === region?.slice(0, 2);
}

/** A viewer who sees all rows; for an analyst the same analyst, because small cells are withheld from analysts. */
function seesAll(who: Viewer): Viewer {
  return who.audience === 'analyst' ? who : SUPREME_COURT_VIEWER;
}

function keysOf(em: SqlEntityManager, entity: EntityClass, rows: readonly object[]): string[] {
  const { primaryKeys } = em.getMetadata(entity) as { primaryKeys: string[] };
  return rows.map((row) => primaryKeys.map((name) => (row as TestRow)[name]).join()).toSorted();
}

/** All keys of a type: of our own records, or those of another office's that ours refer to. */
function keysOfType(typeName: string, { regions, courts, agencies }: World): string[] {
  if (typeName === 'Region') {
    return [...regions.keys()];
  }
  return typeName === 'Court' ? [...courts.keys()] : [...agencies.keys()];
}

async function rulesInReadme(subgraph: string): Promise<ReadmeRows> {
  return readReadmeRows(await readFile(new URL(`${subgraph}/README.md`, import.meta.url), 'utf8'));
}
