import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { pino } from 'pino';
import { connect, type Database, type DatabaseAddress, type DatabaseKind } from '../database/connect.ts';
import type { EntityClass, Row } from '../database/entity-class.ts';
import { migrate } from '../database/migrate.ts';
import { storedBy } from '../database/stored-by.ts';
import type { SubgraphDefinition } from '../server/define-subgraph.ts';
import { openSubgraph, type OpenSubgraph } from '../server/open-subgraph.ts';
import { MYSQL_URL, mysqlVersion } from './mysql-server.ts';

/** A GraphQL answer as a test reads it. */
export interface Answer {
  // A test knows the shape of what it asked for; spelling it out again would only repeat the query.
  data: Record<string, never> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** A subgraph over a database of its own, empty but for what the test puts in. */
export interface Scratch {
  readonly kind: DatabaseKind;
  /** Stores records. */
  insert<E extends object>(entity: EntityClass<E>, ...rows: Row<E>[]): Promise<void>;
  /** Asks the subgraph; answers data and errors. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The statements that the last `ask` sent. */
  statements(): readonly string[];
  readonly database: Database;
}

export interface ScratchOptions {
  /** The clock, where what is tested depends on today. */
  now?: () => Date;
}

const version = await mysqlVersion();

/**
 * Runs one test body on every database there is: SQLite always, and the server at `MYSQL_URL` if it answers. Where it
 * does not, says so.
 */
export function describeOnEachDatabase(
  definition: SubgraphDefinition,
  name: string,
  body: (scratch: Scratch) => void,
  options: ScratchOptions = {},
): void {
  const kinds: readonly DatabaseKind[] = version === null ? ['sqlite'] : ['sqlite', 'mysql'];
  if (version === null) process.stderr.write(`not run on MySQL, no server answers at MYSQL_URL: ${name}\n`);
  describe.each(kinds)(`${name} on %s`, (kind) => {
    const scratch = new ScratchSubgraph(definition, kind, options);
    beforeAll(() => scratch.open());
    afterAll(() => scratch.close());
    body(scratch);
  });
}

class ScratchSubgraph implements Scratch {
  readonly #definition: SubgraphDefinition;
  readonly kind: DatabaseKind;
  readonly #options: ScratchOptions;
  #folder = '';
  #databaseName = '';
  #writer: Database | undefined;
  #subgraph: OpenSubgraph | undefined;
  #statements: string[] = [];

  constructor(definition: SubgraphDefinition, kind: DatabaseKind, options: ScratchOptions) {
    this.#definition = definition;
    this.kind = kind;
    this.#options = options;
  }

  get database(): Database {
    return opened(this.#subgraph).database;
  }

  async open(): Promise<void> {
    const address = await this.#address();
    await migrate(this.#definition, address);
    this.#writer = await connect(address, { entities: storedBy(this.#definition), writable: true });
    this.#subgraph = await openSubgraph(this.#definition, {
      database: address,
      cursorKey: 'a key for tests',
      logger: pino({ level: 'silent' }),
      onStatement: (sql) => this.#statements.push(sql),
      ...this.#options,
    });
  }

  async insert<E extends object>(entity: EntityClass<E>, ...rows: Row<E>[]): Promise<void> {
    await opened(this.#writer)
      .em.fork()
      .insertMany(entity, rows as never[]);
  }

  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    this.#statements = [];
    const reply = await opened(this.#subgraph).handler({
      body: JSON.stringify({ query, variables }),
      headers: {},
      signal: new AbortController().signal,
    });
    return JSON.parse(reply.body) as Answer;
  }

  statements(): readonly string[] {
    return this.#statements;
  }

  async close(): Promise<void> {
    await this.#subgraph?.close();
    await this.#writer?.close();
    if (this.#folder) await rm(this.#folder, { recursive: true });
    if (!this.#databaseName) return;
    const server = await createConnection(MYSQL_URL);
    await server.query('drop database if exists ??', [this.#databaseName]);
    await server.end();
  }

  async #address(): Promise<DatabaseAddress> {
    if (this.kind === 'sqlite') {
      this.#folder = await mkdtemp(join(tmpdir(), 'lianzhi-'));
      return { kind: 'sqlite', file: join(this.#folder, `${this.#definition.name}.sqlite`) };
    }
    this.#databaseName = `lianzhi_test_${this.#definition.name}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
    return { kind: 'mysql', url: new URL(`/${this.#databaseName}`, MYSQL_URL).toString() };
  }
}

function opened<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The scratch database is open only while tests run.');
  return value;
}
