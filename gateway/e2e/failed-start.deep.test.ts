import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { postQuery } from '../verification/support/tiny-gateway.ts';
import { TINY_SUPERGRAPH, tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

/**
 * A start that fails half-way must close what it opened: the ledger's chain has one writer, so a lock that is left behind keeps
 * the next start in the same process from succeeding.
 */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'failed-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(env: Readonly<Record<string, string>>, supergraphSdl = TINY_SUPERGRAPH): Promise<RunningGateway> {
  const ledger = join(folder, 'ledger.sqlite');
  const config = readConfig({
    GATEWAY_PORT: '0',
    ACCESS_RULES: 'none',
    PLANNER_MS: '30000',
    ACCESS_LEDGER: ledger,
    LEDGER_HEADS_FILE: `${ledger}.heads`,
    LEDGER_SIGNING_KEY_FILE: `${ledger}.key`,
    ...env,
  });
  const subgraphs = { cases: tinyCases, assets: tinyAssets };
  return createGateway(config, { supergraphSdl, subgraphs, logger: pino({ level: 'silent' }) });
}

type Handles = ReadonlyMap<string, number>;

/** What keeps this process alive, by kind: threads, servers, sockets. */
function open(): Handles {
  const kinds = process
    .getActiveResourcesInfo()
    .filter((name) => ['MessagePort', 'TCPServerWrap', 'TCPSocketWrap'].includes(name));
  return new Map([...Map.groupBy(kinds, (kind) => kind)].map(([kind, handles]) => [kind, handles.length]));
}

/** Handles close a moment later. Those of other test files in this process may close meanwhile, so fewer are right too. */
async function expectNoMoreThan(before: Handles): Promise<void> {
  const more = (): readonly string[] =>
    [...open()].filter(([kind, count]) => count > (before.get(kind) ?? 0)).map(([kind]) => kind);
  for (let tries = 0; more().length > 0 && tries < 500; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(more()).toEqual([]);
}

async function portInUse(): Promise<{ port: string; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: String((server.address() as AddressInfo).port), server };
}

describe('a start that fails', () => {
  it.each([
    ['at a port in use', { port: true }, 'EADDRINUSE'],
    ['at a supergraph that cannot be read', { sdl: 'type Query { a: Int }' }, 'The supergraph is refused'],
    [
      'at a supergraph with a subgraph that has no address',
      { sdl: TINY_SUPERGRAPH.replace('name: "assets"', 'name: "nowhere"') },
      'nowhere',
    ],
    ['at a file of claims that is not there', { env: { CLAIMS_FILE: '/nowhere/claims.json' } }, 'CLAIMS_FILE'],
  ])('%s leaves nothing open, and the next start succeeds', async (_what, fault, message) => {
    const before = open();
    const taken = 'port' in fault ? await portInUse() : undefined;
    const env = { ...('env' in fault ? fault.env : {}), ...(taken && { GATEWAY_PORT: taken.port }) };
    await expect(start(env as Record<string, string>, 'sdl' in fault ? fault.sdl : undefined)).rejects.toThrow(message);
    await new Promise((resolve) => (taken ? taken.server.close(resolve) : resolve(undefined)));
    await expectNoMoreThan(before);

    const gateway = await start({});
    expect((await postQuery(gateway, '{ assetCount }')).data).toEqual({ assetCount: expect.any(Number) });
    await gateway.stop();
    await expectNoMoreThan(before);
  });

  it('does not take the chain of a gateway that runs', async () => {
    const running = await start({});
    await expect(start({})).rejects.toThrow('LEDGER_CHAIN');
    expect((await postQuery(running, '{ assetCount }')).errors).toBeUndefined();
    await running.stop();
  });
});
