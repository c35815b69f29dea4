import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { startFaultySubgraph, type FaultySubgraph } from '../verification/support/faulty-subgraph.ts';
import { keySetOf, testIssuer, trustIn } from '../verification/support/test-issuer.ts';
import { startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

interface Ready {
  readonly status: string;
  readonly tokenKeys: string;
  readonly ledger: string;
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly missing: readonly { readonly part: string; readonly matters: boolean; readonly effect: string }[];
}

let folder: string;
let office: FaultySubgraph;
let gateway: RunningGateway | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-ready-'));
  office = await startFaultySubgraph(tinyAssets);
});
afterEach(async () => {
  await gateway?.stop();
  await office.goDown();
  await rm(folder, { recursive: true });
});

async function ready(): Promise<Ready> {
  const response = await fetch(`${gateway!.url}/health/ready`);
  expect(response.status).toBe(200);
  return (await response.json()) as Ready;
}

it('readiness names token keys, an office and the ledger while they are missing, and what that does', async () => {
  const [keys, blocked] = [join(folder, 'jwks.json'), join(folder, 'no-folder')];
  const issuer = await testIssuer('key-1');
  const trust = await trustIn(keys, issuer);
  await rm(keys);
  // A file where the ledger's folder should be: it cannot be opened.
  await writeFile(blocked, '');
  const env = {
    ...trust,
    JWKS_REFRESH_MS: '100',
    ACCESS_LEDGER: join(blocked, 'ledger.sqlite'),
    LEDGER_HEADS_FILE: join(folder, 'heads'),
    LEDGER_SIGNING_KEY_FILE: join(folder, 'key'),
    SUBGRAPH_ASSETS_URL: office.url,
  };
  gateway = await startTinyGateway(env, { cases: tinyCases });
  await office.goDown();

  const before = await ready();
  expect(before).toMatchObject({ status: 'ready', tokenKeys: 'missing', ledger: 'unavailable' });
  expect(before.missing.map(({ part, matters }) => [part, matters])).toEqual([
    ['tokenKeys', true],
    ['ledger', true],
    ['assets', true],
  ]);
  expect(before.missing.map(({ effect }) => effect)).toEqual([
    expect.stringMatching(/^没有验证令牌的公钥.*503.*the public is served/),
    expect.stringMatching(/^访问台账.*公开数据照常.*public data is served/),
    expect.stringMatching(/^子图 assets .*其余数据完整.*all other data is complete/),
  ]);

  await Promise.all([writeFile(keys, keySetOf(issuer)), rm(blocked), office.comeBack()]);
  let after = await ready();
  while (after.missing.length > 0) {
    after = await ready();
  }
  expect(after).toMatchObject({ tokenKeys: 'loaded', ledger: 'ready', subgraphs: { assets: 'ready' } });
});

it('keys that cannot be read again are named, and do not matter while the last ones are used', async () => {
  const keys = join(folder, 'jwks.json');
  const trust = await trustIn(keys, await testIssuer('key-1'));
  gateway = await startTinyGateway({ ...trust, JWKS_REFRESH_MS: '100' }, { cases: tinyCases, assets: tinyAssets });
  expect(await ready()).toMatchObject({ tokenKeys: 'loaded', missing: [] });
  await rm(keys);
  let now = await ready();
  while (now.tokenKeys === 'loaded') {
    now = await ready();
  }
  expect(now.missing).toMatchObject([{ part: 'tokenKeys', matters: false }]);
});
