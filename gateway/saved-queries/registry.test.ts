import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';
import { committedChecks } from '../verification/support/committed-checks.ts';

import { replaced, SCORES, writeDefinition } from './definition/definition-fixture.ts';
import { makeRegistry, readDefinitions, stampOf, type Registry } from './registry.ts';

const root = await mkdtemp(join(tmpdir(), 'lianzhi-registry-'));
const checks = await committedChecks();

afterAll(() => rm(root, { recursive: true }));

function scores(version: number, status: string, name = 'scores'): string {
  const yaml = replaced(SCORES.yaml, 'name: scores', `name: ${name}`);
  return replaced(replaced(yaml, 'version: 1', `version: ${version}`), 'status: active', `status: ${status}`);
}

/** A folder with these definitions, by the names of their folders. */
async function folderOf(name: string, definitions: Readonly<Record<string, string>>): Promise<string> {
  for (const [own, yaml] of Object.entries(definitions)) {
    await writeDefinition(join(root, name), own, { ...SCORES, yaml });
  }
  return join(root, name);
}

async function registryOf(folders: readonly string[], now?: Date): Promise<Registry> {
  return makeRegistry(await readDefinitions(folders), checks, now && (() => now));
}

function versionOf(
  registry: Registry,
  name: string,
  version?: number,
  audience: Audience = 'court',
): number | undefined {
  return registry.find(name, version, audience)?.query.version;
}

describe('the registry', () => {
  it('serves the latest version by name alone, and each version by number', async () => {
    const folder = await folderOf('versions', {
      'scores/v1': scores(1, 'active'),
      'scores/v10': scores(10, 'active'),
      'scores/v2': scores(2, 'deprecated'),
    });
    const registry = await registryOf([folder]);
    expect([undefined, 1, 2, 10, 3].map((version) => versionOf(registry, 'scores', version))).toEqual([
      10,
      1,
      2,
      10,
      undefined,
    ]);
    expect(registry.list('court').map((versions) => versions.map(({ query }) => query.version))).toEqual([[10, 2, 1]]);
  });

  it('serves no draft and nothing retired, and the latest of the others by name', async () => {
    const folder = await folderOf('states', {
      one: scores(1, 'active'),
      two: scores(2, 'retired'),
      three: scores(3, 'draft'),
      other: scores(1, 'draft', 'unfinished'),
    });
    const registry = await registryOf([folder]);
    expect(versionOf(registry, 'scores')).toBe(1);
    expect([2, 3].map((version) => versionOf(registry, 'scores', version))).toEqual([undefined, undefined]);
    expect(versionOf(registry, 'unfinished')).toBeUndefined();
    expect(registry.list('court')).toHaveLength(1);
  });

  it('serves a deprecated version to the end of its last day in China', async () => {
    const folder = await folderOf('sunset', {
      one: replaced(scores(1, 'deprecated'), 'version: 1', "version: 1\nsunset: '2027-01-31'"),
    });
    expect(versionOf(await registryOf([folder], new Date('2027-01-31T15:59:59Z')), 'scores')).toBe(1);
    expect(versionOf(await registryOf([folder], new Date('2027-01-31T16:00:00Z')), 'scores')).toBeUndefined();
  });

  it('shows a query to the audiences that it names, and to no others', async () => {
    const registry = await registryOf([await folderOf('audiences', { one: scores(1, 'active') })]);
    const finding = AUDIENCES.filter((audience) => versionOf(registry, 'scores', undefined, audience) !== undefined);
    const listing = AUDIENCES.filter((audience) => registry.list(audience).length > 0);
    expect({ finding, listing }).toEqual({ finding: ['court', 'assessment'], listing: ['court', 'assessment'] });
  });

  it('leaves out what has faults, and serves the rest', async () => {
    const folder = await folderOf('faults', {
      broken: '{',
      good: scores(1, 'active'),
      unfit: replaced(scores(1, 'active', 'unfit'), 'type: decimal', 'type: text'),
    });
    const registry = await registryOf([folder, join(root, 'no-such-folder')]);
    expect(registry.list('court').map(([latest]) => latest?.query.name)).toEqual(['scores']);
    expect(registry.faults.map(({ file, line }) => [file, line])).toEqual([
      [join(root, 'no-such-folder'), 1],
      [join(folder, 'broken', 'query.yaml'), 1],
      [join(folder, 'unfit', 'query.yaml'), 32],
    ]);
  });

  it('serves the first of two definitions of one version, and names the other', async () => {
    const first = await folderOf('first', { one: scores(1, 'active') });
    const second = await folderOf('second', { one: replaced(scores(1, 'active'), 'title: 得分与扣分', 'title: 冒名') });
    const registry = await registryOf([first, second]);
    expect(registry.find('scores', 1, 'court')?.query.title).toBe('得分与扣分');
    expect(registry.faults).toEqual([
      { file: join(second, 'one', 'query.yaml'), line: 2, message: 'Another folder defines scores version 1.' },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', ''])('finds nothing by the name %j', async (name) => {
    expect(
      (await registryOf([await folderOf('names', { one: scores(1, 'active') })])).find(name, undefined, 'court'),
    ).toBeUndefined();
  });

  it('notices a file that was added, changed or removed', async () => {
    const folder = await folderOf('stamps', { one: scores(1, 'active') });
    const stamps = [await stampOf([folder])];
    await writeDefinition(folder, 'two', { ...SCORES, yaml: scores(2, 'active') });
    stamps.push(await stampOf([folder]));
    await utimes(join(folder, 'two', 'query.graphql'), new Date(), new Date(Date.now() + 5_000));
    stamps.push(await stampOf([folder]));
    await rm(join(folder, 'two', 'query.graphql'));
    stamps.push(await stampOf([folder]));
    await rm(join(folder, 'two'), { recursive: true });
    stamps.push(await stampOf([folder]));
    expect(new Set(stamps).size).toBe(4);
    expect(stamps[4]).toBe(stamps[0]);
  });
});
