import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { PUBLIC_VIEWER } from '../../../subgraphs/shared/access/viewer.ts';
import { MYSQL_URL, mysqlVersion } from '../../../subgraphs/shared/testing/mysql-server.ts';

import { OwnQueryError } from './own-errors.ts';
import { asSavedQuery, MAX_OWN_QUERIES, type OwnQueryContent } from './own-query.ts';
import { openOwnStore, type OwnStore, type OwnStoreAddress } from './own-store.ts';

const COURT: Viewer = {
  ...PUBLIC_VIEWER,
  audience: 'court',
  subject: 'officer-1',
  court: '闽0902',
  scopes: ['case:read'],
};
const COLLEAGUE: Viewer = { ...COURT, subject: 'officer-2' };
const CONTENT: OwnQueryContent = {
  title: '本院案件',
  description: '',
  shared: 'private',
  document: '{ enforcementCases { edges { node { cause } } } }',
  definition: { parameters: [], rowPath: ['enforcementCases', 'edges', 'node'], columns: [] },
};

const server = await mysqlVersion();
if (server === null) {
  process.stderr.write('not run on MySQL, no server answers at MYSQL_URL: the store of own queries\n');
}
const DATABASE = `lianzhi_own_queries_test_${process.pid}`;

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => new Error('It was not refused.'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OwnQueryError);
  return (error as OwnQueryError).code;
}

describe.each(server === null ? (['sqlite'] as const) : (['sqlite', 'mysql'] as const))('a store on %s', (kind) => {
  let address: OwnStoreAddress;
  let folder: string;
  const open: OwnStore[] = [];

  const opened = async (): Promise<OwnStore> => {
    const store = await openOwnStore(address);
    open.push(store);
    return store;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianzhi-own-'));
    if (kind === 'mysql') {
      await onServer('create database ?? character set utf8mb4');
    }
    address =
      kind === 'sqlite'
        ? { kind, file: join(folder, 'store', 'own.sqlite') }
        : { kind, url: new URL(`/${DATABASE}`, MYSQL_URL).toString() };
  });
  afterEach(() => Promise.all(open.splice(0).map((store) => store.close())));
  afterAll(async () => {
    await rm(folder, { recursive: true });
    if (kind === 'mysql') {
      await onServer('drop database if exists ??');
    }
  });

  /** A viewer of a court that no other test uses. */
  let courts = 0;
  const viewers = (): { owner: Viewer; colleague: Viewer } => {
    courts += 1;
    const [court, subject] = [`闽${courts}`, `officer-${courts}`];
    return { owner: { ...COURT, court, subject }, colleague: { ...COURT, court, subject: `${subject}-colleague` } };
  };

  it('gives back what was saved, also after it was opened again', async () => {
    const { owner } = viewers();
    const content: OwnQueryContent = {
      ...CONTENT,
      title: '𠮷案件 \\ \' " %',
      definition: {
        parameters: [
          {
            name: 'court',
            type: 'CourtCode',
            title: '法院',
            description: '',
            isRequired: false,
            fallback: '闽09',
            allowed: undefined,
            listedBy: undefined,
            example: '闽09',
            isPersonal: false,
          },
        ],
        rowPath: ['a', 'b'],
        columns: [{ key: 'x', path: ['x'], from: 'row', header: '头', type: 'decimal', unit: '元', description: '' }],
      },
    };
    const saved = await (await opened()).create(owner, 'cases', content);
    const found = await (await opened()).find(owner, 'cases');
    expect(found).toEqual(saved);
    expect(found).toEqual(expect.objectContaining({ ...content, name: 'cases', owner: owner.subject, version: 1 }));
    expect(found.office).toEqual({ audience: 'court', region: null, court: owner.court, unit: null });
    expect(asSavedQuery(found)).toMatchObject({
      name: 'cases',
      version: 1,
      status: 'active',
      owner: owner.subject,
      audiences: ['court'],
      rowPath: ['a', 'b'],
      document: content.document,
    });
  });

  it('shows a private query to nobody else, and to the same office once it is shared', async () => {
    const { owner, colleague } = viewers();
    const store = await opened();
    const { id } = await store.create(owner, 'mine', CONTENT);
    expect(await codeOf(store.find(colleague, id))).toBe('OWN_QUERY_NOT_FOUND');
    expect(await codeOf(store.findToRun(colleague, id))).toBe('OWN_QUERY_NOT_FOUND');
    expect((await store.list(colleague)).queries).toEqual([]);

    await store.update(owner, 'mine', 1, { shared: 'office' });
    expect(await store.findToRun(colleague, id)).toMatchObject({ name: 'mine', version: 2 });
    expect((await store.list(colleague)).queries.map((own) => own.id)).toEqual([id]);
    expect((await store.list(owner)).queries.map((own) => own.id)).toEqual([id]);
    // Names are the owner's: a colleague's does not answer to them.
    expect(await codeOf(store.find(colleague, 'mine'))).toBe('OWN_QUERY_NOT_FOUND');

    for (const other of [
      { ...colleague, court: '闽0999' },
      { ...colleague, court: `${colleague.court} ` },
      { ...colleague, court: null },
      { ...colleague, audience: 'analyst' as const },
      { ...colleague, region: '350900' },
      { ...colleague, unit: 'u' },
      { ...PUBLIC_VIEWER, court: colleague.court },
    ]) {
      expect(await codeOf(store.find(other, id))).toBe('OWN_QUERY_NOT_FOUND');
      expect(await codeOf(store.update(other, id, 2, { title: 'x' }))).toBe('OWN_QUERY_NOT_FOUND');
      expect(await codeOf(store.remove(other, id))).toBe('OWN_QUERY_NOT_FOUND');
      expect((await store.list(other)).queries).toEqual([]);
    }
  });

  it('lets only the owner change and remove', async () => {
    const { owner, colleague } = viewers();
    const store = await opened();
    const { id } = await store.create(owner, 'mine', { ...CONTENT, shared: 'office' });
    expect(await codeOf(store.update(colleague, id, 1, { title: 'x' }))).toBe('OWN_QUERY_FORBIDDEN');
    expect(await codeOf(store.remove(colleague, id))).toBe('OWN_QUERY_FORBIDDEN');
    await store.remove(owner, id);
    expect(await codeOf(store.find(owner, 'mine'))).toBe('OWN_QUERY_NOT_FOUND');
    expect(await codeOf(store.remove(owner, 'mine'))).toBe('OWN_QUERY_NOT_FOUND');
  });

  it('keeps apart owners whose names a database holds equal', async () => {
    const { owner } = viewers();
    const store = await opened();
    const alike = [
      owner.subject!,
      `${owner.subject} `,
      owner.subject!.toUpperCase(),
      owner.subject!.replace('r', 'ｒ'),
    ];
    for (const subject of alike) {
      await store.create({ ...owner, subject }, 'cases', CONTENT);
    }
    for (const subject of alike) {
      const { queries } = await store.list({ ...owner, subject });
      expect(queries.map((own) => own.owner)).toEqual([subject]);
    }
  });

  it('refuses the public, a long title, a long document', async () => {
    const { owner } = viewers();
    const store = await opened();
    expect(await codeOf(store.create(PUBLIC_VIEWER, 'a', CONTENT))).toBe('UNAUTHENTICATED');
    expect(await codeOf(store.create({ ...PUBLIC_VIEWER, subject: 'somebody' }, 'a', CONTENT))).toBe('UNAUTHENTICATED');
    expect(await codeOf(store.create(owner, 'a', { ...CONTENT, title: '长'.repeat(101) }))).toBe('OWN_QUERY_TOO_LARGE');
    const document = `#${'长'.repeat(22_000)}`;
    expect(await codeOf(store.create(owner, 'a', { ...CONTENT, document }))).toBe('OWN_QUERY_TOO_LARGE');
    const { title } = await store.create(owner, 'a', { ...CONTENT, title: '长'.repeat(100) });
    expect(title).toHaveLength(100);
    expect(await codeOf(store.update(owner, 'a', 1, { document }))).toBe('OWN_QUERY_TOO_LARGE');
  });

  it.each(['', '../cases', 'cases ', 'CASES', "x' or '1'='1", '__proto__', '案', 'x'.repeat(1000)])(
    'has no query %p',
    async (name) => {
      const { owner } = viewers();
      const store = await opened();
      await store.create(owner, 'cases', CONTENT);
      expect(await codeOf(store.find(owner, name))).toBe('OWN_QUERY_NOT_FOUND');
    },
  );

  it('saves a name once, from two gateways at the same time', async () => {
    const { owner } = viewers();
    const [first, second] = [await opened(), await opened()];
    const names = Array.from({ length: 12 }, (_, at) => `query-${at}`);
    const results = await Promise.allSettled(
      names.flatMap((name) => [first, second].map((store) => store.create(owner, name, CONTENT))),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as OwnQueryError).code)).toEqual(
      names.map(() => 'OWN_QUERY_NAME_TAKEN'),
    );
    const { queries } = await first.list(owner);
    expect(queries.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  it('loses no change made through two gateways at the same time', async () => {
    const { owner } = viewers();
    const stores = [await opened(), await opened()];
    await stores[0]!.create(owner, 'counter', { ...CONTENT, description: '' });
    const add = async (store: OwnStore, letter: string): Promise<void> => {
      for (;;) {
        const { version, description } = await store.find(owner, 'counter');
        try {
          await store.update(owner, 'counter', version, { description: `${description}${letter}` });
          return;
        } catch (error) {
          expect((error as OwnQueryError).code).toBe('OWN_QUERY_VERSION_CONFLICT');
        }
      }
    };
    const letters = [...'abcdefghijkl'];
    await Promise.all(letters.map((letter, at) => add(stores[at % 2]!, letter)));
    const { description, version } = await stores[1]!.find(owner, 'counter');
    expect([...description].toSorted()).toEqual(letters);
    expect(version).toBe(letters.length + 1);
  });

  it('says at a conflict which version there is now, and changes nothing', async () => {
    const { owner } = viewers();
    const store = await opened();
    await store.create(owner, 'mine', CONTENT);
    await store.update(owner, 'mine', 1, { title: '新' });
    await expect(store.update(owner, 'mine', 1, { title: '旧' })).rejects.toThrow('第 2 版');
    expect(await store.find(owner, 'mine')).toMatchObject({ title: '新', version: 2 });
  });

  it(`keeps at most ${MAX_OWN_QUERIES} of one owner, also through two gateways at the same time`, async () => {
    const { owner, colleague } = viewers();
    const stores = [await opened(), await opened()];
    for (let at = 0; at < MAX_OWN_QUERIES - 3; at += 1) {
      await stores[at % 2]!.create(owner, `query-${at}`, CONTENT);
    }
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => stores[at % 2]!.create(owner, `more-${at}`, CONTENT)),
    );
    const codes = results.map((result) =>
      result.status === 'fulfilled' ? 'saved' : (result.reason as OwnQueryError).code,
    );
    expect(codes.toSorted()).toEqual([...Array(5).fill('OWN_QUERY_LIMIT_REACHED'), ...Array(3).fill('saved')]);
    expect((await stores[0]!.list(owner)).queries).toHaveLength(MAX_OWN_QUERIES);
    await stores[1]!.create(colleague, 'mine', CONTENT);
    await stores[1]!.remove(owner, 'query-0');
    await stores[0]!.create(owner, 'again', CONTENT);
  });

  it('saves all that one owner sends at the same time through several gateways', async () => {
    const { owner } = viewers();
    const stores = await Promise.all([opened(), opened(), opened(), opened()]);
    const names = Array.from({ length: 80 }, (_, at) => `together-${at}`);
    await Promise.all(names.map((name, at) => (stores[at % stores.length] as OwnStore).create(owner, name, CONTENT)));
    const { queries } = await (stores[0] as OwnStore).list(owner);
    expect(queries.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  it('neither loses nor doubles a query of two processes', async () => {
    const { owner } = viewers();
    const store = await opened();
    const module = fileURLToPath(new URL('own-store.ts', import.meta.url));
    // Both save the same twenty names; each says which of them it saved.
    const program = `
      const { openOwnStore } = await import(${JSON.stringify(module)});
      const store = await openOwnStore(${JSON.stringify(address)});
      const saved = [];
      for (let at = 0; at < 20; at += 1) {
        try {
          saved.push((await store.create(${JSON.stringify(owner)}, 'query-' + at, ${JSON.stringify(CONTENT)})).name);
        } catch (error) {
          if (error.code !== 'OWN_QUERY_NAME_TAKEN') throw error;
        }
      }
      await store.close();
      console.log(JSON.stringify(saved));
    `;
    const saved = await Promise.all([run(program), run(program)]);
    const { queries } = await store.list(owner);
    expect(saved.flat().toSorted()).toEqual(queries.map(({ name }) => name).toSorted());
    expect(queries).toHaveLength(20);
  });

  it('lists one’s own first, then the office’s, the latest change first', async () => {
    const { owner, colleague } = viewers();
    let second = 0;
    const store = await openOwnStore(address, () => new Date(Date.UTC(2026, 0, 1, 0, 0, (second += 1))));
    open.push(store);
    await store.create(owner, 'first', CONTENT);
    await store.create(owner, 'second', CONTENT);
    await store.create(colleague, 'shared', { ...CONTENT, shared: 'office' });
    await store.update(owner, 'first', 1, { title: '改' });
    const { queries, isComplete } = await store.list(owner);
    expect(queries.map(({ name }) => name)).toEqual(['first', 'second', 'shared']);
    expect(isComplete).toBe(true);
  });
});

describe('a store in memory', () => {
  it('works without a file', async () => {
    const store = await openOwnStore({ kind: 'memory' });
    await store.create(COURT, 'mine', { ...CONTENT, shared: 'office' });
    expect((await store.list(COLLEAGUE)).queries).toHaveLength(1);
    await store.close();
  });
});

async function run(program: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(0);
  return JSON.parse(text) as string[];
}

async function onServer(statement: string): Promise<void> {
  const connection = await createConnection(MYSQL_URL);
  await connection.query(statement, [DATABASE]);
  await connection.end();
}
