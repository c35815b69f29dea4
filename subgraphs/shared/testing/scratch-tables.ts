import { afterAll, beforeAll, describe } from '@jest/globals';

import { CourtClosure, RegionClosure } from '../database/closure.entity.ts';
import { connect, type Database, type DatabaseKind } from '../database/connect.ts';
import { CourtDirectory } from '../database/directory.entity.ts';
import type { EntityClass, Row } from '../database/entity-class.ts';
import { makeTrees, type TreeRows } from '../database/trees.ts';
import { LARGEST_PAGE } from '../lists/page.ts';
import type { RequestContext } from '../server/request-context.ts';

import { kindsPresent, scratchAddress, type ScratchAddress } from './scratch-address.ts';
import { SUPREME_COURT_VIEWER } from './viewers.ts';

/** Tables of a test's own, for testing what all subgraphs share without one of them. */
export interface ScratchTables {
  readonly kind: DatabaseKind;
  readonly database: Database;
  /** A request of its own, with its own loaders. */
  context(): RequestContext;
  /** Makes these the only records of their kind. */
  fill<E extends object>(entity: EntityClass<E>, rows: readonly Row<E>[]): Promise<void>;
  /** The statements sent since the last call of `context`. */
  statements(): readonly string[];
}

/** What a request knows of, where a test fills it. */
const TREE_TABLES = new Map<EntityClass, keyof TreeRows>([
  [RegionClosure, 'regions'],
  [CourtClosure, 'courts'],
  [CourtDirectory, 'directory'],
]);

/** Runs one test body over tables made from the entities, on every database there is. */
export function describeTablesOnEachDatabase(
  entities: readonly EntityClass[],
  name: string,
  body: (tables: ScratchTables) => void,
): void {
  describe.each(kindsPresent(name))(`${name} on %s`, (kind) => {
    let scratch: ScratchAddress | undefined;
    let database: Database | undefined;
    let statements: string[] = [];
    let trees: TreeRows = { regions: [], courts: [], directory: [] };
    const opened = (): Database => {
      if (database === undefined) {
        throw new Error('Scratch tables are there only while tests run.');
      }
      return database;
    };
    beforeAll(async () => {
      scratch = await scratchAddress(kind, 'tables');
      const onStatement = (sql: string) => statements.push(sql);
      database = await connect(scratch.address, { entities, writable: true, onStatement });
      await database.orm.schema.create();
    });
    afterAll(async () => {
      await database?.close();
      await scratch?.remove();
    });
    body({
      kind,
      get database() {
        return opened();
      },
      context() {
        statements = [];
        const now = new Date('2022-01-10T00:00:00+08:00');
        const em = opened().em.fork();
        const viewer = SUPREME_COURT_VIEWER;
        return {
          em,
          loaders: new Map(),
          cursorKey: 'a key for tests',
          now,
          requestId: 'test',
          viewer,
          visibility: [],
          trees: makeTrees(trees),
          properties: null,
          absentColumns: new Set(),
          rowCounts: null,
          statistics: { byDefault: 'LIVE', mart: null },
          largestPage: LARGEST_PAGE,
          ahead: null,
        };
      },
      async fill(entity, rows) {
        const em = opened().em.fork();
        await em.nativeDelete(entity, {});
        const kind = TREE_TABLES.get(entity);
        if (kind !== undefined) {
          trees = { ...trees, [kind]: rows };
        }
        if (rows.length > 0) {
          await em.insertMany(entity, rows as never[]);
        }
      },
      statements: () => statements,
    });
  });
}
