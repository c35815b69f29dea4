import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { keySetOf, testIssuer, trustIn } from '../verification/support/test-issuer.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

let folder: string;
let file: string;
let gateway: RunningGateway;
const [issuer, successor] = [await testIssuer('key-1'), await testIssuer('key-2')];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-keys-'));
  file = join(folder, 'jwks.json');
  const env = await trustIn(file, issuer);
  await rm(file);
  const subgraphs = { cases: tinyCases, assets: tinyAssets };
  gateway = await startTinyGateway({ ...env, JWKS_UNKNOWN_KEY_MS: '0' }, subgraphs);
});

afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

async function queryWith(token: string) {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en', authorization: `Bearer ${token}` };
  return postQuery(gateway, '{ assetCount }', undefined, { headers });
}

it('a gateway without keys returns 503 for tokens, and answers requests without one', async () => {
  const reply = await queryWith(await issuer.token());
  expect(reply.status).toBe(503);
  expect(reply.errors?.[0]?.extensions).toEqual({ code: 'AUTHENTICATION_UNAVAILABLE' });
  expect((await postQuery(gateway, '{ assetCount }')).status).toBe(200);
});

it('accepts tokens as soon as the keys are available', async () => {
  await writeFile(file, keySetOf(issuer));
  expect((await queryWith(await issuer.token())).status).toBe(200);
});

it('accepts tokens of a new key immediately, and rejects those of a removed key', async () => {
  await writeFile(file, keySetOf(successor));
  expect((await queryWith(await successor.token())).status).toBe(200);
  expect((await queryWith(await issuer.token())).status).toBe(401);
});
