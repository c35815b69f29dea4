import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { cases } from './cases/subgraph.ts';
import { SUBGRAPHS } from './definitions.ts';
import { connect } from './shared/database/connect.ts';
import { migrate } from './shared/database/migrate.ts';
import { DEFAULT_LIMITS, OfficeSessions } from './shared/database/office-sessions.ts';
import { storedBy } from './shared/database/stored-by.ts';
import type { SubgraphDefinition } from './shared/server/define-subgraph.ts';
import { openSubgraph, type OpenSubgraph } from './shared/server/open-subgraph.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';
import { EngineSession, type Engine, type Refused } from './shared/testing/engine-session.ts';
import { DORIS, DORIS_2_0, STARROCKS, TIDB } from './shared/testing/engines.ts';
import { fillTables } from './shared/testing/filled-tables.ts';
import { MysqlProxy } from './shared/testing/mysql-proxy.ts';
import { hasMariadb, OwnMariadb } from './shared/testing/own-mariadb.ts';
import { nextPage, readPaths, type ReadPath } from './shared/testing/read-paths.ts';
import { ROW_VIEWERS } from './shared/testing/row-viewers.ts';
import { signedRequest, signedViewer } from './shared/testing/signed-request.ts';

/**
 * Every way to read each subgraph is answered through a proxy that refuses what an engine refuses, before MariaDB. That TiDB takes
 * every statement and that the answers are the same is proved as far as TiDB's documentation goes; what TiDB itself answers is not.
 */
const ROWS = 60;
const VIEWERS = ROW_VIEWERS.filter(([name]) =>
  ['the supreme court', 'the committee of a county', 'an analyst of a province', 'a unit'].includes(name),
);
const DEFINITIONS = Object.values(SUBGRAPHS);

/** What does not hold where utf8mb4 becomes utf8. */
const UTF8_FAULTS = [
  ...['client', 'connection', 'results'].map((of) => `character_set_${of} is utf8, not utf8mb4`),
  'collation_connection is utf8_general_ci, not utf8mb4_bin',
];

const databaseOf = (name: string): string => `office_${name}`;

if (await hasMariadb('every way to read, through what other engines refuse')) {
  let server: OwnMariadb;
  const proxies: MysqlProxy[] = [];
  const subgraphs: OpenSubgraph[] = [];

  beforeAll(async () => {
    server = await OwnMariadb.make();
    await server.start();
    for (const definition of DEFINITIONS) {
      await fill(server, definition);
    }
    await server.execute(
      "create user reader@'%'",
      "grant select on `office\\_%`.* to reader@'%'",
      "create user writer@'%'",
      "grant select, insert on `office\\_%`.* to writer@'%'",
      'create role clerk',
      "create user in_role@'%'",
      "grant select on `office\\_%`.* to in_role@'%'",
      "grant clerk to in_role@'%'",
    );
  });
  afterEach(async () => {
    await Promise.all(subgraphs.splice(0).map((subgraph) => subgraph.close()));
    await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
  });
  afterAll(() => server?.remove());

  /** The port of an engine that refuses, or only notes, what it does not take. */
  async function before(engine: Engine, refused: Refused[], refuses = true): Promise<number> {
    const newJudge = () => new EngineSession(engine, (one) => refused.push(one), refuses).judge;
    const proxy = await MysqlProxy.open({ host: '127.0.0.1', port: server.port }, newJudge);
    proxies.push(proxy);
    return proxy.port;
  }

  async function open(definition: SubgraphDefinition, port: number, account = 'reader'): Promise<OpenSubgraph> {
    const subgraph = await openSubgraph(definition, {
      database: { kind: 'mysql', url: `mysql://${account}@127.0.0.1:${port}/${databaseOf(definition.name)}` },
      cursorKey: 'a key for tests',
      logger: pino({ level: 'silent' }),
      now: () => new Date('2022-12-31T12:00:00+08:00'),
      viewerOf: signedViewer(),
    });
    subgraphs.push(subgraph);
    return subgraph;
  }

  describe('TiDB', () => {
    it.each(DEFINITIONS)(
      'takes every statement of $name, and the answers are those of MariaDB itself',
      async (definition) => {
        const refused: Refused[] = [];
        const straight = await open(definition, server.port);
        const throughTidb = await open(definition, await before(TIDB, refused));
        let asked = 0;
        const different: string[] = [];
        const failed: string[] = [];
        for (const [who, viewer] of VIEWERS) {
          await eachPath(definition, async ({ name, query, variables }) => {
            asked += 1;
            const [expected, answer] = await Promise.all(
              [straight, throughTidb].map(
                async ({ handler }) => (await handler(signedRequest(query, variables, viewer))).body,
              ),
            );
            if (answer !== expected) {
              different.push(`${name} for ${who}: ${answer}, not ${expected}`);
            }
            if (/"code":"(INTERNAL_SERVER_ERROR|SUBGRAPH_\w+|GRAPHQL_\w+)"/.test(answer as string)) {
              failed.push(`${name} for ${who}: ${answer}`);
            }
            return answer as string;
          });
        }
        process.stderr.write(`through what TiDB refuses: ${definition.name}, ${asked} requests\n`);
        expect(asked).toBeGreaterThan(500);
        expect({ refused, different, failed }).toEqual({ refused: [], different: [], failed: [] });
      },
    );

    it('is read in a transaction that sees one state', async () => {
      const refused: Refused[] = [];
      const sessions = sessionsAt(await before(TIDB, refused));
      const transaction = await sessions.begin();
      const count = () => transaction.run({ sql: 'select count(*) as n from agency_directory', parameters: [] });
      const first = await count();
      await server.execute(`insert into office_cases.agency_directory values ('later', 'later', '350100')`);
      expect(await count()).toEqual(first);
      await transaction.end();
      await sessions.close();
      expect(refused).toEqual([]);
    });

    it('ends a statement at the limit of its time, in milliseconds', async () => {
      const sessions = sessionsAt(await before(TIDB, []), { ...DEFAULT_LIMITS, statementMs: 500 });
      await expect(sessions.run({ sql: 'select sleep(?)', parameters: [30] })).rejects.toMatchObject({ errno: 1969 });
      await sessions.close();
    });

    const statements = async (): Promise<number> => {
      const [row] = await server.execute(
        "select count(*) as n from information_schema.processlist where user = 'reader' and info like '%sleep%'",
      );
      return Number(row?.['n']);
    };

    it('ends a statement that its caller left', async () => {
      const sessions = sessionsAt(await before(TIDB, []));
      const caller = new AbortController();
      const running = sessions.run({ sql: 'select sleep(?) as slept', parameters: [30] }, caller.signal);
      const left = expect(running).rejects.toThrow('left');
      while ((await statements()) === 0) {
        await Promise.race([sleep(20), left]);
      }
      caller.abort(new Error('left'));
      await left;
      while ((await statements()) > 0) {
        await sleep(20);
      }
      await sessions.close();
    });

    it.each([
      ['that may write', 'writer', 'INSERT'],
      ['with a role, whose rights are not listed', 'in_role', 'a role'],
    ])('is not read by an account %s: its sessions cannot be made read-only', async (_, account, right) => {
      const refused = open(cases, await before(TIDB, []), account);
      await expect(refused).rejects.toThrow(`the account may hold SELECT only, not ${right}`);
      await expect(refused).rejects.toThrow('会话的设置没有生效');
    });

    it('is not believed where it says that a session is read-only', async () => {
      const lying: Engine = {
        ...TIDB,
        variables: {
          ...TIDB.variables,
          tidb_enable_noop_functions: 'ON',
          transaction_read_only: 'ON',
          tx_read_only: 'ON',
        },
        differences: [],
      };
      await expect(open(cases, await before(lying, []), 'writer')).rejects.toThrow('the account may hold SELECT only');
      await open(cases, await before(lying, []));
    });
  });

  describe('an engine that cannot prepare statements', () => {
    it('is refused at start, whatever its character set: values are never written into statements', async () => {
      const opened = open(cases, await before(DORIS_2_0, []));
      await expect(opened).rejects.toThrow('statements cannot be prepared');
      await expect(opened).rejects.toThrow('会话的设置没有生效');
    });
  });

  describe.each([
    [
      STARROCKS,
      [...UTF8_FAULTS, 'tx_read_only is OFF, not ON', 'max_statement_time or max_execution_time is not known'],
    ],
    [DORIS, [...UTF8_FAULTS, 'tx_read_only is OFF, not ON']],
  ] as const)('engine %# for statistics', (engine, faults) => {
    it(`${engine.name}: its sessions are refused, and each setting is named`, async () => {
      const message = await open(cases, await before(engine, [])).then(String, (error: Error) => error.message);
      expect(faults.filter((fault) => !message.includes(fault))).toEqual([]);
    });

    it(`${engine.name}: the statements that it would refuse are those that the README lists`, async () => {
      const refused: Refused[] = [];
      const port = await before(engine, refused, false);
      for (const definition of DEFINITIONS) {
        const { handler } = await open(definition, port);
        await eachPath(
          definition,
          async ({ query, variables }) => (await handler(signedRequest(query, variables))).body,
        );
      }
      const sessions = sessionsAt(port);
      const transaction = await sessions.begin();
      await transaction.run({ sql: 'select 1 as one', parameters: [] });
      await transaction.end();
      await sessions.close();
      const statements = new Map<string, Set<string>>();
      for (const { what, sql } of refused) {
        statements.set(what, (statements.get(what) ?? new Set()).add(sql));
      }
      const found = [...statements].map(([what, those]) => `${what}: ${those.size}`).toSorted();
      process.stderr.write(`${engine.name} would refuse: ${found.join('; ')}\n`);
      expect([...statements.keys()].toSorted()).toEqual(await listedFor(engine));
    });
  });

  function sessionsAt(port: number, limits = DEFAULT_LIMITS): OfficeSessions {
    return new OfficeSessions({ host: '127.0.0.1', port, user: 'reader', database: databaseOf('cases') }, limits);
  }
}

/** What the README says that an engine would refuse, of all that its profile refuses. */
async function listedFor({ differences }: Engine): Promise<string[]> {
  const readme = (await readFile(new URL('./README.md', import.meta.url), 'utf8')).replaceAll('`', '');
  const known = [...differences.map(({ what }) => what), 'the variable max_statement_time'];
  return known.filter((what) => readme.includes(what)).toSorted();
}

/** Asks each path of a subgraph, and the next page of those that have one. */
async function eachPath(definition: SubgraphDefinition, ask: (path: ReadPath) => Promise<string>): Promise<void> {
  for (const path of readPaths(subgraphSchema(definition).executable, Object.keys(definition.references))) {
    const next = nextPage(path, await ask(path));
    if (next) {
      await ask(next);
    }
  }
}

async function fill(server: OwnMariadb, definition: SubgraphDefinition): Promise<void> {
  const name = databaseOf(definition.name);
  await server.execute(`create database ${name} character set utf8mb4 collate utf8mb4_bin`);
  const address = { kind: 'mysql', url: server.url(name) } as const;
  await migrate(definition, address);
  const writer = await connect(address, { entities: storedBy(definition), writable: true });
  await fillTables(writer, address.url, subgraphSchema(definition).executable, ROWS);
  await writer.close();
}
