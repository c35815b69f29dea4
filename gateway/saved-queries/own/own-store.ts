import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { sql } from 'kysely';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';

import { notFound, OwnQueryError } from './own-errors.ts';
import {
  MAX_DOCUMENT_BYTES,
  MAX_OWN_QUERIES,
  MAX_TITLE_LENGTH,
  type Office,
  type OwnDefinition,
  type OwnQuery,
  type OwnQueryContent,
  type Shared,
} from './own-query.ts';
import { mayChange, mayCreate, mayRun, maySee } from './own-rights.ts';
import type { OwnDatabase, OwnQueryRow } from './own-tables.ts';

/** Where own queries are stored. */
export type OwnStoreAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'mysql'; readonly url: string }
  | { readonly kind: 'memory' };

export interface OwnQueryList {
  /** The viewer's own first, then those of the same office; of each, the latest change first. */
  readonly queries: readonly OwnQuery[];
  /** False where the office shares more than the list holds. */
  readonly isComplete: boolean;
}

/**
 * The queries that viewers keep, with the rights of each. Several processes may open one store.
 *
 * A query is named by its name among the viewer's own, or by its id.
 */
export interface OwnStore {
  /** @throws OwnQueryError UNAUTHENTICATED, NAME_TAKEN, LIMIT_REACHED, TOO_LARGE */
  create(viewer: Viewer, name: string, content: OwnQueryContent): Promise<OwnQuery>;
  list(viewer: Viewer): Promise<OwnQueryList>;
  /** @throws OwnQueryError NOT_FOUND where there is none that the viewer may see */
  find(viewer: Viewer, nameOrId: string): Promise<OwnQuery>;
  /** @throws OwnQueryError NOT_FOUND where there is none that the viewer may run */
  findToRun(viewer: Viewer, nameOrId: string): Promise<OwnQuery>;
  /**
   * The office becomes the one that its owner has now.
   *
   * @param seenVersion the version that the changes were made to
   * @throws OwnQueryError NOT_FOUND, FORBIDDEN, VERSION_CONFLICT where it was changed since, TOO_LARGE
   */
  update(viewer: Viewer, nameOrId: string, seenVersion: number, changes: Partial<OwnQueryContent>): Promise<OwnQuery>;
  /** @throws OwnQueryError NOT_FOUND, FORBIDDEN */
  remove(viewer: Viewer, nameOrId: string): Promise<void>;
  close(): Promise<void>;
}

const MAX_LISTED = 1_000;
const ATTEMPTS = 10;
/** Before the next attempt; those that met once wait for different times, so that they do not meet again. */
const LONGEST_PAUSE_MS = 20;

/** Opens a store, and makes its table where it is not there. @throws the error of the file system or the database */
export async function openOwnStore(address: OwnStoreAddress, now: () => Date = () => new Date()): Promise<OwnStore> {
  const database = await openDatabase(address);
  const { queries } = database;

  async function find(viewer: Viewer, nameOrId: string, may: typeof maySee): Promise<OwnQuery> {
    if (!mayCreate(viewer)) {
      throw notFound();
    }
    const ownerKey = ownerKeyOf(viewer.audience, viewer.subject);
    const rows = await queries
      .selectFrom('own_queries')
      .selectAll()
      .where((where) =>
        where.or([
          where.and([where('owner_key', '=', ownerKey), where('name', '=', asciiOrNone(nameOrId))]),
          where('id', '=', asciiOrNone(nameOrId)),
        ]),
      )
      .execute();
    const found = rows.map(ownQuery).filter((own) => may(viewer, own));
    const [own] = found.toSorted((left, right) => Number(right.name === nameOrId) - Number(left.name === nameOrId));
    if (own === undefined) {
      throw notFound();
    }
    return own;
  }

  async function findToChange(viewer: Viewer, nameOrId: string): Promise<OwnQuery> {
    const own = await find(viewer, nameOrId, maySee);
    if (!mayChange(viewer, own)) {
      throw new OwnQueryError('OWN_QUERY_FORBIDDEN', '只有保存这个查询的人可以修改或删除它。');
    }
    return own;
  }

  /** Counts and adds in one statement, so that two at the same time cannot pass the limit together. */
  async function insert(row: OwnQueryRow): Promise<boolean> {
    const columns = Object.keys(row).map((column) => sql.ref(column));
    const values = Object.values(row).map((value: string | number) => sql`${value}`);
    const kept = sql`select count(*) from own_queries where owner_key = ${row.owner_key}`;
    const statement = sql`
      insert into own_queries (${sql.join(columns)})
      select ${sql.join(values)} from (select 1 as one) as one_row where (${kept}) < ${MAX_OWN_QUERIES}
    `;
    const { numAffectedRows } = await retried(database, () => statement.execute(queries));
    return numAffectedRows === 1n;
  }

  return {
    async create(viewer, name, content) {
      if (!mayCreate(viewer)) {
        throw new OwnQueryError('UNAUTHENTICATED', '保存查询需要登录；公众不能保存查询。');
      }
      checkSizes(content);
      const time = now().toISOString();
      const owner = { id: randomUUID(), owner: viewer.subject, office: officeOf(viewer), name };
      const own: OwnQuery = { ...owner, ...content, version: 1, createdAt: time, updatedAt: time };
      try {
        if (!(await insert(rowOf(own)))) {
          throw new OwnQueryError(
            'OWN_QUERY_LIMIT_REACHED',
            `每人最多保存 ${MAX_OWN_QUERIES} 个查询；请先删除不用的。`,
          );
        }
      } catch (error) {
        throw database.isDuplicate(error)
          ? new OwnQueryError('OWN_QUERY_NAME_TAKEN', '您已有同名的查询；请换一个名称，或者修改已有的查询。')
          : error;
      }
      return own;
    },
    async list(viewer) {
      if (!mayCreate(viewer)) {
        return { queries: [], isComplete: true };
      }
      const [ownerKey, officeKey] = [ownerKeyOf(viewer.audience, viewer.subject), officeKeyOf(officeOf(viewer))];
      const [mine, offices] = await Promise.all([
        queries.selectFrom('own_queries').selectAll().where('owner_key', '=', ownerKey).execute(),
        queries
          .selectFrom('own_queries')
          .selectAll()
          .where('office_key', '=', officeKey)
          .where('shared', '=', 'office')
          .where('owner_key', '!=', ownerKey)
          .orderBy('updated_at', 'desc')
          .limit(MAX_LISTED + 1)
          .execute(),
      ]);
      const listed = [latestFirst(mine), latestFirst(offices).slice(0, MAX_LISTED)].flat().map(ownQuery);
      return { queries: listed.filter((own) => maySee(viewer, own)), isComplete: offices.length <= MAX_LISTED };
    },
    find: (viewer, nameOrId) => find(viewer, nameOrId, maySee),
    findToRun: (viewer, nameOrId) => find(viewer, nameOrId, mayRun),
    async update(viewer, nameOrId, seenVersion, changes) {
      const own = await findToChange(viewer, nameOrId);
      checkSizes(changes);
      const changed: OwnQuery = {
        ...own,
        ...changes,
        office: officeOf(viewer),
        version: seenVersion + 1,
        updatedAt: now().toISOString(),
      };
      const statement = queries
        .updateTable('own_queries')
        .set(rowOf(changed))
        .where('id', '=', own.id)
        .where('version', '=', seenVersion);
      const { numUpdatedRows } = await retried(database, () => statement.executeTakeFirstOrThrow());
      if (numUpdatedRows !== 1n) {
        throw await conflict(viewer, own);
      }
      return changed;
    },
    async remove(viewer, nameOrId) {
      const { id } = await findToChange(viewer, nameOrId);
      await retried(database, () => queries.deleteFrom('own_queries').where('id', '=', id).execute());
    },
    close: () => database.close(),
  };

  /** Changed by another one, or removed. @throws notFound where it was removed */
  async function conflict(viewer: Viewer, { id }: OwnQuery): Promise<OwnQueryError> {
    const { version } = await find(viewer, id, maySee);
    return new OwnQueryError(
      'OWN_QUERY_VERSION_CONFLICT',
      `这个查询已被修改，现在是第 ${version} 版；请在新的版本上再改。`,
    );
  }
}

async function openDatabase(address: OwnStoreAddress): Promise<OwnDatabase> {
  switch (address.kind) {
    case 'memory':
      return (await import('./sqlite-own-database.ts')).openSqliteOwnDatabase(':memory:');
    case 'sqlite':
      return (await import('./sqlite-own-database.ts')).openSqliteOwnDatabase(address.file);
    case 'mysql':
      return (await import('./mysql-own-database.ts')).openMysqlOwnDatabase(address.url);
  }
}

async function retried<Result>(database: OwnDatabase, send: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (attempt === ATTEMPTS || !database.isRetryable(error)) {
        throw error;
      }
      await sleep(Math.random() * LONGEST_PAUSE_MS * attempt);
    }
  }
}

function checkSizes({ title, document }: Partial<OwnQueryContent>): void {
  if (title !== undefined && title.length > MAX_TITLE_LENGTH) {
    throw new OwnQueryError('OWN_QUERY_TOO_LARGE', `标题最多 ${MAX_TITLE_LENGTH} 个字。`);
  }
  if (document !== undefined && Buffer.byteLength(document) > MAX_DOCUMENT_BYTES) {
    throw new OwnQueryError('OWN_QUERY_TOO_LARGE', `查询文档最多 ${MAX_DOCUMENT_BYTES / 1024} KiB。`);
  }
}

function officeOf({ audience, region, court, unit }: Viewer): Office {
  return { audience, region, court, unit };
}

/** A person of two audiences keeps queries apart: the rights of the one are not those of the other. */
function ownerKeyOf(audience: string, subject: string): string {
  return keyOf(JSON.stringify([audience, subject]));
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function officeKeyOf({ audience, region, court, unit }: Office): string {
  return keyOf(JSON.stringify([audience, region, court, unit]));
}

/** Names and ids are ASCII, and so are their columns; no query is called ''. */
function asciiOrNone(nameOrId: string): string {
  return /^[a-z0-9-]{1,64}$/u.test(nameOrId) ? nameOrId : '';
}

function latestFirst(rows: readonly OwnQueryRow[]): readonly OwnQueryRow[] {
  return rows.toSorted((left, right) => (left.updated_at < right.updated_at ? 1 : -1));
}

function rowOf(own: OwnQuery): OwnQueryRow {
  const { id, owner, office, name, title, description, shared, document, version } = own;
  return {
    id,
    owner_key: ownerKeyOf(office.audience, owner),
    office_key: officeKeyOf(office),
    owner,
    office: JSON.stringify(office),
    name,
    title,
    description,
    shared,
    document,
    definition: JSON.stringify(own.definition),
    version,
    created_at: own.createdAt,
    updated_at: own.updatedAt,
  };
}

function ownQuery(row: OwnQueryRow): OwnQuery {
  const { id, owner, name, title, description, document, version } = row;
  return {
    id,
    owner,
    office: JSON.parse(row.office) as Office,
    name,
    title,
    description,
    shared: row.shared as Shared,
    document,
    definition: JSON.parse(row.definition) as OwnDefinition,
    version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
