import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import type { RunningGateway } from '../gateway.ts';
import { testIssuer, trustIn } from '../verification/support/test-issuer.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

interface Offered {
  readonly audience: string;
  readonly label: string;
  readonly token: string | null;
}

const folder = await mkdtemp(join(tmpdir(), 'lianzhi-personas-'));
const running: RunningGateway[] = [];

async function startIn(env: Readonly<Record<string, string>>): Promise<RunningGateway> {
  const gateway = await startTinyGateway(env, { cases: tinyCases, assets: tinyAssets });
  running.push(gateway);
  return gateway;
}

afterAll(async () => {
  await Promise.all(running.map((gateway) => gateway.stop()));
  await rm(folder, { recursive: true });
});

describe('the explorer’s personas', () => {
  it('are one per audience, each with a token that the gateway accepts, on a developer’s machine', async () => {
    const gateway = await startIn({});
    const reply = await fetch(`${gateway.url}/personas.json`);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const offered = (await reply.json()) as Offered[];
    expect(offered.map(({ audience }) => audience).sort()).toEqual([...AUDIENCES].sort());
    for (const { token, audience } of offered) {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const { status } = await postQuery(gateway, '{ __typename }', undefined, { headers });
      expect([audience, status]).toEqual([audience, 200]);
    }
    expect(offered.filter(({ token }) => token === null).map(({ audience }) => audience)).toEqual(['public']);
  });

  it('are not returned to a page of another name that leads to this machine', async () => {
    const { port } = new URL((await startIn({})).url);
    const statusUnder = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get({ host: '127.0.0.1', port, path: '/personas.json', headers: { host } }, (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        }).on('error', reject);
      });
    expect(await statusUnder(`localhost:${port}`)).toBe(200);
    expect(await statusUnder(`rebound.example:${port}`)).toBe(404);
    expect(await statusUnder('localhost.example')).toBe(404);
  });

  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  if (outside === undefined) {
    process.stderr.write('not run, this machine has no network address: personas over a network\n');
  } else {
    it('are not returned over a network', async () => {
      const { port } = new URL((await startIn({ GATEWAY_HOST: '0.0.0.0' })).url);
      expect((await fetch(`http://127.0.0.1:${port}/personas.json`)).status).toBe(200);
      // From this machine, but over its network address and not over loopback.
      expect((await fetch(`http://${outside.address}:${port}/personas.json`)).status).toBe(404);
    });
  }

  it('do not exist with another key or in another environment', async () => {
    const trusted = await trustIn(join(folder, 'jwks.json'), await testIssuer('key-1'));
    for (const env of [{ LIANZHI_ENV: 'test' }, trusted]) {
      expect((await fetch(`${(await startIn(env)).url}/personas.json`)).status).toBe(404);
    }
  });
});
