import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { CourtClosure } from '../../shared/database/closure.entity.ts';
import type { DatabaseAddress } from '../../shared/database/database-address.ts';
import { MartIsBeingBuilt } from '../../shared/mart/build-lock.ts';
import { buildMart } from '../../shared/mart/build-mart.ts';
import { keepMart } from '../../shared/mart/keep-mart.ts';
import { martKey } from '../../shared/mart/mart-key.ts';
import { martShape } from '../../shared/mart/mart-shape.ts';
import { openSubgraph } from '../../shared/server/open-subgraph.ts';
import { IS_DEEP } from '../../shared/testing/depth.ts';
import { MysqlProxy } from '../../shared/testing/mysql-proxy.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { signedRequest, signedViewer } from '../../shared/testing/signed-request.ts';
import { CaseNode } from '../enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Party } from '../party/party.entity.ts';
import { Petition } from '../petition/petition.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, nodeRow, partyRow, petitionRow } from '../testing/sample-rows.ts';

const FOLDERS = await mkdtemp(join(tmpdir(), 'lianzhi-mart-'));
const SERVED = join(FOLDERS, 'served');
const KEY = 'a key for tests';
/** On each database. */
const KILLS = 10;
const FIRST_BUILD = new Date('2022-01-10T00:00:00+08:00');

let now = FIRST_BUILD;

afterAll(() => rm(FOLDERS, { recursive: true }));

describeOnEachDatabase(
  cases,
  'a mart of cases',
  (scratch) => {
    const FOLDER = join(SERVED, scratch.kind);
    const count = async (freshness: string) => {
      const { data, errors } = await scratch.ask(
        `{ caseStatistics(freshness: ${freshness}, period: "2021") { newCases asOf } }`,
      );
      expect(errors).toBeUndefined();
      return (data?.['caseStatistics'] as unknown as { newCases: number; asOf: string }[])[0];
    };
    const database = (): DatabaseAddress => scratch.address;
    /** Builds in a process of its own, as the command does. */
    const builder = (folder: string) =>
      spawn(process.execPath, ['--import', 'tsx', 'subgraphs/main.ts', 'mart', 'cases'], {
        stdio: 'ignore',
        env: {
          ...environment(),
          CASES_DATABASE_URL: addressText(database()),
          MART_FOLDER: folder,
          CURSOR_KEY: KEY.padEnd(32, '.'),
        },
      });
    /** Opens the subgraph over a mart that `folder` has, as a process that starts does. */
    const numbersOf = async (folder: string, key: string): Promise<string> => {
      const subgraph = await openSubgraph(cases, {
        database: database(),
        cursorKey: key,
        logger: pino({ level: 'silent' }),
        viewerOf: signedViewer(),
        mart: { folder, memory: '512MB', byDefault: 'MART' },
      });
      const { body } = await subgraph.handler(signedRequest('{ caseStatistics(period: "2021") { newCases asOf } }'));
      await subgraph.close();
      return body;
    };

    beforeAll(async () => {
      now = FIRST_BUILD;
      await scratch.insert(EnforcementCase, caseRow('c1'));
      await scratch.insert(CourtClosure, {
        ancestor: '闽09',
        descendant: '闽0921 ',
        ancestorLevel: 'INTERMEDIATE',
      });
    });

    it('is not there before it is built, and nobody is answered from something else in silence', async () => {
      const { errors } = await scratch.ask('{ caseStatistics(freshness: MART, period: "2021") { newCases } }');
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'freshness', expected: 'LIVE' });
    });

    it('answers as of the moment at which it was built, and says it', async () => {
      await scratch.buildMart();
      now = new Date('2022-01-11T09:30:00+08:00');
      await scratch.insert(EnforcementCase, caseRow('c2'));
      expect(await count('MART')).toEqual({ newCases: 1, asOf: '2022-01-10T00:00:00+08:00' });
      expect(await count('LIVE')).toEqual({ newCases: 2, asOf: '2022-01-11T09:30:00+08:00' });
      await scratch.buildMart();
      expect(await count('MART')).toEqual({ newCases: 2, asOf: '2022-01-11T09:30:00+08:00' });
    });

    it('holds nothing for late that fell due after it was built', async () => {
      await scratch.insert(CaseNode, nodeRow('n1', { dueOn: '2022-01-12' }));
      await scratch.buildMart();
      // Done in time, which only the office knows.
      await scratch.empty(CaseNode);
      await scratch.insert(CaseNode, nodeRow('n1', { dueOn: '2022-01-12', doneOn: '2022-01-12', doneLate: false }));
      now = new Date('2022-01-15T09:30:00+08:00');
      const nodes = async (freshness: string) => {
        const { data, errors } = await scratch.ask(
          `{ caseStatistics(freshness: ${freshness}, period: "2022") { nodesDue nodesLate } }`,
        );
        expect(errors).toBeUndefined();
        return data?.['caseStatistics'];
      };
      expect(await nodes('LIVE')).toEqual([{ nodesDue: 1, nodesLate: 0 }]);
      expect(await nodes('MART')).toEqual([{ nodesDue: 0, nodesLate: 0 }]);
      now = new Date('2022-01-11T09:30:00+08:00');
    });

    it('knows a court whose code the office writes with blanks at its end', async () => {
      await scratch.insert(EnforcementCase, caseRow('c3', { courtCode: '闽0921 ', caseNumber: '（2021）闽0921执3号' }));
      await scratch.buildMart();
      const of = async (freshness: string) =>
        (
          await scratch.ask(
            `{ caseStatistics(freshness: ${freshness}, period: "2021", filter: { court: "闽09" }) { newCases } }`,
          )
        ).data?.['caseStatistics'];
      expect(await of('LIVE')).toEqual([{ newCases: 1 }]);
      expect(await of('MART')).toEqual(await of('LIVE'));
    });

    it('holds no name, number or free text', async () => {
      const canaries = [
        '甄隐名',
        '110101199003070011',
        '渝A99999',
        'CANARY-CASE-ID',
        '（2021）闽0902执777号',
        '诉求原文',
      ];
      const [name = '', number = '', plate = '', id = '', caseNumber = '', text = ''] = canaries;
      await scratch.insert(EnforcementCase, caseRow(id, { caseNumber, officerName: name, originCourtCode: plate }));
      await scratch.insert(Party, partyRow(`party of ${id}`, id, { name, idNumber: number }));
      await scratch.insert(Petition, petitionRow(`petition ${text}`, { caseId: id }));
      await scratch.buildMart();
      const parts = await readdir(join(FOLDER, 'parts'));
      expect(parts.length).toBeGreaterThanOrEqual(2);
      const instance = await DuckDBInstance.create(':memory:');
      const duck = await instance.connect();
      let seen = '';
      for (const part of parts) {
        const rows = await duck.runAndReadAll(`select * from read_parquet('${join(FOLDER, 'parts', part)}')`);
        seen += JSON.stringify([rows.columnNames(), rows.getRowsJson()]);
        seen += (await readFile(join(FOLDER, 'parts', part))).toString('utf8');
      }
      duck.closeSync();
      instance.closeSync();
      seen += await readFile(join(FOLDER, 'manifest.json'), 'utf8');
      // What is looked for would be found: a cause is there.
      expect(seen).toContain('买卖合同纠纷');
      expect(canaries.filter((canary) => seen.includes(canary))).toEqual([]);
    });

    it.each(['a part that was changed', 'a part that is gone', 'a manifest that was changed', 'another key'])(
      '%s is refused, and the mart before it serves on',
      async (fault) => {
        await scratch.buildMart();
        const before = await count('MART');
        const [part = ''] = await readdir(join(FOLDER, 'parts'));
        const file = join(FOLDER, 'parts', part);
        const manifest = join(FOLDER, 'manifest.json');
        if (fault === 'a part that was changed') {
          const handle = await open(file, 'r+');
          await handle.write(Buffer.from([1, 2, 3]), 0, 3, 12);
          await handle.close();
        } else if (fault === 'a part that is gone') {
          await rm(file);
        } else if (fault === 'a manifest that was changed') {
          await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('2022', '2023'));
        }
        const answer = await numbersOf(FOLDER, fault === 'another key' ? 'another key for tests' : KEY);
        expect(answer).toContain('统计副本尚未生成');
        // As if a new one had come: the process that serves looks at it.
        const text = await readFile(manifest, 'utf8');
        await rm(manifest);
        await writeFile(manifest, `${text}\n`);
        if (fault !== 'another key') {
          await scratch.lookAtMart();
        }
        expect(await count('MART')).toEqual(before);
      },
    );

    it('a build whose lock somebody else took leaves the mart of the other serving', async () => {
      await scratch.buildMart();
      const manifest = join(FOLDER, 'manifest.json');
      const before = await readFile(manifest, 'utf8');
      const onTable = (): void => writeFileSync(join(FOLDER, 'lock'), 'another machine');
      const options = { database: database(), folder: FOLDER, key: martKey(KEY, 'cases'), now: () => now };
      await expect(buildMart(cases, { ...options, onTable })).rejects.toThrow(MartIsBeingBuilt);
      expect(await readFile(manifest, 'utf8')).toBe(before);
      await rm(join(FOLDER, 'lock'));
    });

    it('a mart that could not be opened for a while is opened when it can be', async () => {
      await scratch.buildMart();
      const limits = { memory: 'no size', threads: 1 };
      const mart = await keepMart({
        ...{ folder: FOLDER, key: martKey(KEY, 'cases'), limits, logger: pino({ level: 'silent' }) },
        shape: martShape(scratch.database.em.fork(), cases),
      });
      expect(mart.current()).toBeNull();
      limits.memory = '512MB';
      await mart.look();
      expect(mart.current()).not.toBeNull();
      await mart.close();
    });

    // Each build is a process of its own, and takes seconds.
    const deepTest = IS_DEEP ? it : undefined;
    deepTest?.(
      `a build that is killed at any moment leaves the old mart as it was: ${KILLS} times`,
      async () => {
        const folder = join(FOLDERS, `killed-${scratch.kind}`);
        const key = KEY.padEnd(32, '.');
        const builtIn = async (): Promise<number> => {
          const started = performance.now();
          const [code] = (await once(builder(folder), 'exit')) as [number];
          expect(code).toBe(0);
          return performance.now() - started;
        };
        const duration = await builtIn();
        for (let kill = 0; kill < KILLS; kill += 1) {
          const before = await numbersOf(join(folder, 'cases'), key);
          expect(before).toContain('newCases');
          await scratch.insert(
            EnforcementCase,
            caseRow(`killed ${kill}`, { caseNumber: `（2021）闽0902执${1000 + kill}号` }),
          );
          const inserted = (await count('LIVE'))?.newCases;
          const child = builder(folder);
          const ended = once(child, 'exit');
          await wait(duration * (0.3 + 0.6 * (kill / KILLS) + 0.1 * Math.random()));
          child.kill('SIGKILL');
          const [code] = (await ended) as [number | null];
          const after = await numbersOf(join(folder, 'cases'), key);
          // It may have been faster than the kill, or killed after the new one stood.
          const isNew = newCasesOf(after) === inserted;
          expect(isNew || (after === before && code !== 0)).toBe(true);
        }
        await builtIn();
        const live = await count('LIVE');
        expect(await numbersOf(join(folder, 'cases'), key)).toContain(`"newCases":${live?.newCases}`);
        expect((await readdir(join(folder, 'cases'))).sort()).toEqual(['manifest.json', 'parts']);
      },
      1_200_000,
    );

    it('a disk without room leaves the old mart serving', async () => {
      const folder = join(FOLDERS, `full-${scratch.kind}`);
      await mkdir(folder);
      const isMounted = await ends('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', folder]);
      if (!isMounted) {
        process.stderr.write('not run, a small disk cannot be mounted here: a disk without room\n');
        return;
      }
      const build = () =>
        buildMart(cases, { database: database(), folder, key: martKey(KEY, 'cases'), now: () => now });
      try {
        await build();
        const before = await numbersOf(folder, KEY);
        expect(before).toContain('newCases');
        await writeFile(join(folder, 'filler'), Buffer.alloc(64_000_000)).catch(() => undefined);
        await expect(build()).rejects.toThrow();
        expect(await numbersOf(folder, KEY)).toBe(before);
        await rm(join(folder, 'filler'));
        await build();
      } finally {
        await ends('umount', [folder]);
      }
    });

    // A file is not lost: on SQLite there is no such test.
    const lostOffice = async (): Promise<void> => {
      const office = database();
      if (office.kind !== 'mysql') {
        throw new Error('Only a server can be lost.');
      }
      await scratch.buildMart();
      const before = await count('MART');
      const url = new URL(office.url);
      for (const table of ['enforcement_case t', 'judgment t', 'case_node t']) {
        // Before the first byte of what is read, and in its middle.
        for (const lostAfter of [0, 20]) {
          let isLost = false;
          const proxy = await MysqlProxy.open(
            { host: url.hostname, port: Number(url.port || 3306) },
            () => (_, sql) => {
              if (sql.includes(`from ${table}`) && !sql.includes('group by')) {
                isLost = true;
                return { sql, lostAfter };
              }
              return { sql };
            },
          );
          const through = new URL(office.url);
          through.hostname = '127.0.0.1';
          through.port = String(proxy.port);
          const built = buildMart(cases, {
            database: { kind: 'mysql', url: through.toString() },
            folder: FOLDER,
            key: martKey(KEY, 'cases'),
            now: () => now,
          });
          await expect(built).rejects.toThrow();
          await proxy.close();
          expect(isLost).toBe(true);
          await scratch.lookAtMart();
          expect(await count('MART')).toEqual(before);
        }
      }
      expect(await numbersOf(FOLDER, KEY)).toContain(`"newCases":${before?.newCases}`);
    };
    if (scratch.kind === 'mysql') {
      it('an office that is lost in mid-read leaves the old mart serving', lostOffice);
    }
  },
  { martFolder: SERVED, now: () => now },
);

function addressText(address: DatabaseAddress): string {
  return address.kind === 'sqlite' ? address.file : address.url;
}

function environment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, LIANZHI_ENV: 'test' };
}

function newCasesOf(body: string): number {
  const { data } = JSON.parse(body) as { data: { caseStatistics: { newCases: number }[] } };
  return data.caseStatistics[0]?.newCases ?? NaN;
}

/** Whether a program ends well. */
async function ends(program: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(program, args, { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
