import { join } from 'node:path';

import { afterAll, beforeAll, describe } from '@jest/globals';
import { pino } from 'pino';

import type { Viewer } from '../access/viewer.ts';
import { connect, type Database, type DatabaseKind } from '../database/connect.ts';
import type { DatabaseAddress } from '../database/database-address.ts';
import type { EntityClass, Row } from '../database/entity-class.ts';
import { migrate } from '../database/migrate.ts';
import { storedBy } from '../database/stored-by.ts';
import { buildMart } from '../mart/build-mart.ts';
import { martKey } from '../mart/mart-key.ts';
import type { SubgraphDefinition } from '../server/define-subgraph.ts';
import { openSubgraph, type OpenSubgraph } from '../server/open-subgraph.ts';

import { kindsPresent, scratchAddress, type ScratchAddress } from './scratch-address.ts';
import { signedRequest, signedViewer } from './signed-request.ts';

/** A GraphQL answer as a test reads it. */
export interface Answer {
  // A test knows the shape of its result; a type would only repeat the query.
  data: Record<string, never> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** A subgraph over a database of its own, which holds only what the test inserts. */
export interface Scratch {
  readonly kind: DatabaseKind;
  /** Stores records. */
  insert<E extends object>(entity: EntityClass<E>, ...rows: Row<E>[]): Promise<void>;
  /** Removes all records of these kinds. */
  empty(...entities: EntityClass[]): Promise<void>;
  /** Sends a request; by default for an officer of the Supreme Court. Returns data and errors. */
  ask(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<Answer>;
  /** Builds the subgraph's mart of what is stored now, and opens it. */
  buildMart(): Promise<void>;
  /** Lets the subgraph look now whether there is a new mart. */
  lookAtMart(): Promise<void>;
  /** The statements that the last `ask` sent. */
  statements(): readonly string[];
  readonly database: Database;
  readonly address: DatabaseAddress;
}

export interface ScratchOptions {
  /** The clock, where what is tested depends on today. */
  now?: () => Date;
  /** A folder in which each kind of database has its mart; without one, the subgraph keeps none. */
  martFolder?: string;
}

/**
 * Runs one test body on every database: SQLite always, and the server at `MYSQL_URL` if it answers; if not, a line on
 * stderr says so.
 */
export function describeOnEachDatabase(
  definition: SubgraphDefinition,
  name: string,
  body: (scratch: Scratch) => void,
  options: ScratchOptions = {},
): void {
  describe.each(kindsPresent(name))(`${name} on %s`, (kind) => {
    const scratch = new ScratchSubgraph(definition, kind, options);
    beforeAll(() => scratch.open());
    afterAll(() => scratch.close());
    body(scratch);
  });
}

const KEY = 'a key for tests';

class ScratchSubgraph implements Scratch {
  readonly #definition: SubgraphDefinition;
  readonly kind: DatabaseKind;
  readonly #options: ScratchOptions;
  #address: ScratchAddress | undefined;
  #writer: Database | undefined;
  #subgraph: OpenSubgraph | undefined;
  #statements: string[] = [];

  constructor(definition: SubgraphDefinition, kind: DatabaseKind, options: ScratchOptions) {
    this.#definition = definition;
    this.kind = kind;
    const { martFolder, ...others } = options;
    this.#options = { ...others, ...(martFolder !== undefined && { martFolder: join(martFolder, kind) }) };
  }

  get address(): DatabaseAddress {
    return opened(this.#address).address;
  }

  get database(): Database {
    return opened(this.#subgraph).database;
  }

  async open(): Promise<void> {
    this.#address = await scratchAddress(this.kind, this.#definition.name);
    const { address } = this.#address;
    const { now, martFolder } = this.#options;
    await migrate(this.#definition, address);
    this.#writer = await connect(address, { entities: storedBy(this.#definition), writable: true });
    this.#subgraph = await openSubgraph(this.#definition, {
      database: address,
      cursorKey: KEY,
      logger: pino({ level: 'silent' }),
      onStatement: (sql) => this.#statements.push(sql),
      viewerOf: signedViewer(),
      // A test may store regions and courts at any time.
      keepTreesMs: 0,
      ...(now && { now }),
      ...(martFolder !== undefined && { mart: { folder: martFolder, memory: '512MB', byDefault: 'LIVE' } }),
    });
  }

  async insert<E extends object>(entity: EntityClass<E>, ...rows: Row<E>[]): Promise<void> {
    await opened(this.#writer)
      .em.fork()
      .insertMany(entity, rows as never[]);
  }

  async empty(...entities: EntityClass[]): Promise<void> {
    for (const entity of entities) {
      await opened(this.#writer).em.fork().nativeDelete(entity, {});
    }
  }

  async ask(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<Answer> {
    this.#statements = [];
    const reply = await opened(this.#subgraph).handler(signedRequest(query, variables, viewer));
    return JSON.parse(reply.body) as Answer;
  }

  async buildMart(): Promise<void> {
    const { martFolder, now = () => new Date() } = this.#options;
    await buildMart(this.#definition, {
      database: opened(this.#address).address,
      folder: opened(martFolder),
      key: martKey(KEY, this.#definition.name),
      now,
      // Few as the rows of a test are, they have parts.
      monthlyFrom: 1,
    });
    await this.lookAtMart();
  }

  async lookAtMart(): Promise<void> {
    await this.#subgraph?.mart?.look();
  }

  statements(): readonly string[] {
    return this.#statements;
  }

  async close(): Promise<void> {
    await this.#subgraph?.close();
    await this.#writer?.close();
    await this.#address?.remove();
  }
}

function opened<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('The scratch database is open only while tests run.');
  }
  return value;
}
