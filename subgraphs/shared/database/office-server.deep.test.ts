import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { pino } from 'pino';

import { cases } from '../../cases/subgraph.ts';
import type { ReadRun } from '../envelope/envelope.ts';
import { openSubgraph, type OpenOptions, type OpenSubgraph } from '../server/open-subgraph.ts';
import { subgraphSchema } from '../server/subgraph-schema.ts';
import { makeCertificates } from '../testing/certificates.ts';
import { fillTables } from '../testing/filled-tables.ts';
import { hasMariadb, OwnMariadb } from '../testing/own-mariadb.ts';
import { signedRequest, signedViewer } from '../testing/signed-request.ts';
import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';

import { connect } from './connect.ts';
import { migrate } from './migrate.ts';
import { DEFAULT_LIMITS, OfficeSessions } from './office-sessions.ts';
import { storedBy } from './stored-by.ts';

const LIST = '{ enforcementCases { totalCount } }';
const OTHER_LIST = '{ courts { edges { node { code } } } }';
/** A table whose every read takes 20 seconds. */
const SLOW_LIST = '{ campaigns { edges { node { id } } } }';

if (await hasMariadb('sessions, encryption and cancelled statements on a server of their own')) {
  let server: OwnMariadb;
  let opened: OpenSubgraph[] = [];

  beforeAll(async () => {
    server = await OwnMariadb.make();
    await makeCertificates(server.folder);
    await server.start(
      `--ssl-ca=${join(server.folder, 'ca.pem')}`,
      `--ssl-cert=${join(server.folder, 'server.pem')}`,
      `--ssl-key=${join(server.folder, 'server.key')}`,
      '--max-connections=200',
    );
    await server.execute(
      'create database office character set utf8mb4 collate utf8mb4_bin',
      "create user reader@'%' identified by 'secret'",
      "create user encrypted@'%' require ssl",
      "create user few@'%' with max_user_connections 2",
      "grant select on office.* to reader@'%'",
      "grant select on office.* to encrypted@'%'",
      "grant select on office.* to few@'%'",
    );
    const address = { kind: 'mysql', url: server.url('office') } as const;
    await migrate(cases, address);
    const writer = await connect(address, { entities: storedBy(cases), writable: true });
    await fillTables(writer, address.url, subgraphSchema(cases).executable, 30);
    await writer.close();
    await server.execute(
      'use office',
      'rename table campaign to campaign_stored',
      'create view campaign as select * from campaign_stored where sleep(20) = 0',
    );
  });
  afterEach(async () => {
    await Promise.all(opened.map((subgraph) => subgraph.close()));
    opened = [];
  });
  afterAll(() => server?.remove());

  const open = async (account: string, options: Partial<OpenOptions> = {}, parameters = ''): Promise<OpenSubgraph> => {
    const subgraph = await openSubgraph(cases, {
      database: {
        kind: 'mysql',
        url: server.url('office', account, parameters, parameters === '' ? undefined : 'localhost'),
      },
      cursorKey: 'a key for tests',
      logger: pino({ level: 'silent' }),
      viewerOf: signedViewer(),
      ...options,
    });
    opened.push(subgraph);
    return subgraph;
  };
  /** Statements of ours that the server is at work on. */
  const statements = async (): Promise<number> => {
    const [row] = await server.execute(
      `select count(*) as running from information_schema.processlist
       where user in ('reader', 'few') and command in ('Query', 'Execute', 'Prepare')`,
    );
    return Number(row?.['running']);
  };
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) {
      await sleep(20);
    }
  };

  describe('a session', () => {
    it('is set and read back, reads only, and has a time limit, whatever the account may do', async () => {
      const sessions = new OfficeSessions({ host: '127.0.0.1', port: server.port, user: 'root' }, DEFAULT_LIMITS);
      const [row] = await sessions.run({
        sql: `select @@character_set_client as client, @@collation_connection as collation, @@time_zone as zone,
          @@sql_mode as mode, @@max_statement_time as seconds, @@tx_read_only as readOnly`,
        parameters: [],
      });
      expect(row).toEqual({
        client: 'utf8mb4',
        collation: 'utf8mb4_bin',
        zone: '+08:00',
        mode: 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
        seconds: 30,
        readOnly: 1,
      });
      const write = sessions.run({ sql: 'insert into office.campaign_stored (id) values (?)', parameters: ['x'] });
      await expect(write).rejects.toMatchObject({ code: 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION' });
      await sessions.close();
    });

    it('of a transaction writes nothing either, whatever its account may', async () => {
      const sessions = new OfficeSessions(
        { host: '127.0.0.1', port: server.port, user: 'root', database: 'office' },
        DEFAULT_LIMITS,
      );
      const insert = { sql: 'insert into agency_directory values (?, ?, ?)', parameters: ['a', 'a', 'a'] };
      const transaction = await sessions.begin();
      await expect(transaction.run(insert)).rejects.toMatchObject({ code: 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION' });
      await transaction.end();
      await expect(sessions.run(insert)).rejects.toMatchObject({ code: 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION' });
      await sessions.close();
    });

    it('keeps no statement prepared', async () => {
      const limits = { ...DEFAULT_LIMITS, sessions: 1 };
      const sessions = new OfficeSessions({ host: '127.0.0.1', port: server.port, user: 'root' }, limits);
      for (let at = 0; at < 50; at += 1) {
        await sessions.run({ sql: `select ? as answer${at}`, parameters: ['text'] });
      }
      await until(async () => {
        const [row] = await server.execute("show global status like 'Prepared_stmt_count'");
        return Number(row?.['Value']) === 0;
      });
      await sessions.close();
    });

    it('counts by an index again and again, whatever was read before', async () => {
      const sessions = new OfficeSessions(
        { host: '127.0.0.1', port: server.port, user: 'root', database: 'office' },
        { ...DEFAULT_LIMITS, sessions: 1 },
      );
      const types: unknown[] = [];
      for (let at = 0; at < 3; at += 1) {
        const [plan] = await sessions.run({ sql: 'explain select count(*) from court where 1 = ?', parameters: [1] });
        types.push(plan?.['type']);
        await sessions.run({ sql: 'select * from court', parameters: [] });
      }
      expect(types).toEqual(['index', 'index', 'index']);
      await sessions.close();
    });
  });

  describe('the connection', () => {
    it('is encrypted for an account that requires it, and refused without', async () => {
      await expect(open('encrypted')).rejects.toThrow('必须加密连接');
      expect(await answerOf(await open('encrypted', { ssl: { mode: 'REQUIRED' } }), OTHER_LIST)).toBe('answered');
      expect(await answerOf(await open('encrypted', {}, '?ssl-mode=REQUIRED'), OTHER_LIST)).toBe('answered');
    });

    it('verifies the authority, and the host’s name where it is told to', async () => {
      const [ca, other] = [join(server.folder, 'ca.pem'), join(server.folder, 'other.pem')];
      await open('encrypted', { ssl: { ca } });
      await open('encrypted', {}, `?ssl-ca=${ca}&ssl-mode=VERIFY_IDENTITY`);
      await expect(open('encrypted', { ssl: { ca: other } })).rejects.toThrow('证书未通过验证');
      await expect(open('encrypted', { ssl: { mode: 'VERIFY_CA' } })).rejects.toThrow('证书未通过验证');
      // The certificate is for "localhost".
      const database = { kind: 'mysql', url: server.url('office', 'encrypted', `?ssl-ca=${ca}`, 'other.localhost') };
      const verified = open('encrypted', { database: database as never, ssl: { mode: 'VERIFY_IDENTITY' } });
      await expect(verified).rejects.toThrow(/证书未通过验证|主机名无法解析/);
    });

    it.each([
      ['a wrong password', 'reader:wrong', 'office', 'localhost', '账号或密码不对'],
      ['no such database', 'reader:secret', 'offices', 'localhost', '没有这个库'],
      ['a host that is not known', 'reader:secret', 'office', 'db.invalid', '主机名无法解析'],
    ])('that fails for %s is one sentence with host and port', async (_, account, database, host, reason) => {
      const address = { kind: 'mysql', url: server.url(database, account, '', host) } as const;
      const message = await open('', { database: address }).then(String, (error: Error) => error.message);
      expect(message).toContain(`无法打开数据库 ${host}:${server.port}/${database}：${reason}`);
      expect(message).not.toMatch(/\n|secret|reader/);
    });

    it('to a port where nobody listens is one sentence too', async () => {
      const database = { kind: 'mysql', url: 'mysql://reader:secret@127.0.0.1:1/office' } as const;
      await expect(open('', { database })).rejects.toThrow('无法打开数据库 127.0.0.1:1/office：该主机的这个端口没有');
    });
  });

  describe('a run', () => {
    it('whose client leaves is ended at once, whatever it reads ahead', async () => {
      await server.execute(
        'use office',
        'rename table court to court_stored',
        // Everything behind the second page takes 20 seconds a row.
        `create view court as select * from court_stored where code <=
           (select max(code) from (select code from court_stored order by code limit 12) as first_rows)
           or sleep(20) = 0`,
      );
      let run: ReadRun = { id: 'run', pageRows: 5, phase: 'begin' };
      const subgraph = await open('reader:secret', {
        limits: { ...DEFAULT_LIMITS, sessions: 1 },
        viewerOf: () => ({ ...SUPREME_COURT_VIEWER, run }),
      });
      const page = async (after: string | null): Promise<string> => {
        const list = `courts(first: 5, after: ${JSON.stringify(after)}) { pageInfo { endCursor } }`;
        const { body } = await subgraph.handler(signedRequest(`{ ${list} }`));
        return (JSON.parse(body) as { data: { courts: { pageInfo: { endCursor: string } } } }).data.courts.pageInfo
          .endCursor;
      };
      expect(await answerOf(subgraph, '{ __typename }')).toBe('answered');
      run = { ...run, phase: 'read' };
      await page(await page(null));
      await until(async () => (await statements()) > 0);
      const oneSleep = server.execute('select sleep(20)').then(() => 'slept');
      run = { ...run, phase: 'end' };
      expect(await Promise.race([answerOf(subgraph, '{ __typename }'), oneSleep])).toBe('answered');
      expect(await statements()).toBe(0);
      // Its only session is free again.
      run = { id: 'next', pageRows: 5, phase: 'begin' };
      expect(await answerOf(subgraph, '{ __typename }')).toBe('answered');
      await server.execute('use office', 'drop view court', 'rename table court_stored to court');
      await oneSleep;
    });
  });

  describe('a statement', () => {
    it('of 50 that are cancelled leaves none on the server', async () => {
      const subgraph = await open('reader:secret', { limits: { ...DEFAULT_LIMITS, sessions: 60 } });
      const caller = new AbortController();
      const requests = Array.from({ length: 50 }, () => answerOf(subgraph, SLOW_LIST, caller.signal));
      await until(async () => (await statements()) === 50);
      caller.abort();
      const cancelled = Date.now();
      await until(async () => (await statements()) === 0);
      process.stdout.write(`50 cancelled statements had ended on the server after ${Date.now() - cancelled} ms\n`);
      await Promise.all(requests);
      expect(await answerOf(subgraph, LIST)).toBe('answered');
    });

    it('that waits for a table does not keep others from the database', async () => {
      const subgraph = await open('reader:secret');
      const locker = await createConnection(server.url('office'));
      await locker.query('lock tables enforcement_case write');
      const caller = new AbortController();
      const requests = Array.from({ length: 12 }, () => answerOf(subgraph, LIST, caller.signal));
      await until(async () => (await statements()) === DEFAULT_LIMITS.sessions - 2);
      expect(await answerOf(subgraph, OTHER_LIST)).toBe('answered');
      caller.abort();
      await Promise.all(requests);
      await until(async () => (await statements()) === 0);
      await locker.end();
      expect(await Promise.all(Array.from({ length: 12 }, () => answerOf(subgraph, LIST)))).toEqual(
        Array(12).fill('answered'),
      );
    });

    it('ends by the session’s own limit where it cannot be killed', async () => {
      const limits = { ...DEFAULT_LIMITS, sessions: 2, statementMs: 2_000 };
      const subgraph = await open('few', { limits });
      const caller = new AbortController();
      const requests = [1, 2].map(() => answerOf(subgraph, SLOW_LIST, caller.signal));
      await until(async () => (await statements()) > 0);
      caller.abort();
      await Promise.all(requests);
      await until(async () => (await statements()) === 0);
      expect(await answerOf(subgraph, LIST)).toBe('answered');
    });

    it('that takes too long is told as such', async () => {
      const subgraph = await open('reader:secret', { limits: { ...DEFAULT_LIMITS, statementMs: 1_000 } });
      expect(await answerOf(subgraph, SLOW_LIST)).toBe('SUBGRAPH_TIMEOUT');
    });

    it('for which there is no session is told that the database is unavailable', async () => {
      const limits = { sessions: 3, waitMs: 1_000, statementMs: 5_000 };
      const [crowded, waiting] = [
        await open('few', { limits }),
        await open('reader:secret', { limits: { ...limits, sessions: 1 } }),
      ];
      const answers = await Promise.all([
        ...[LIST, OTHER_LIST, SLOW_LIST].map((query) => answerOf(crowded, query)),
        ...[SLOW_LIST, OTHER_LIST].map((query) => answerOf(waiting, query)),
      ]);
      expect(answers).toContain('SUBGRAPH_UNAVAILABLE');
      expect(answers).not.toContain('INTERNAL_SERVER_ERROR');
      expect(answers[4]).toBe('SUBGRAPH_UNAVAILABLE');
    });
  });
}

/** "answered", or the code of the first error. */
async function answerOf(subgraph: OpenSubgraph, query: string, signal?: AbortSignal): Promise<string> {
  const request = signedRequest(query);
  const { body } = await subgraph.handler(signal ? { ...request, signal } : request);
  const { errors } = JSON.parse(body) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code ?? 'answered';
}
