import { once } from 'node:events';
import { Agent, get, request as httpRequest, type IncomingMessage } from 'node:http';

import { describe, expect, it } from '@jest/globals';

import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

/** An assets subgraph that answers only after `release`, so that a request stays pending as long as a test needs. */
function heldAssets(): { handler: SubgraphHandler; release: () => void; isRequested: Promise<void> } {
  let release = (): void => {};
  let markRequested = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const isRequested = new Promise<void>((resolve) => (markRequested = resolve));
  const handler: SubgraphHandler = async (request) => {
    markRequested();
    await released;
    return tinyAssets(request);
  };
  return { handler, release, isRequested };
}

async function getOver(agent: Agent, url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return response;
}

describe('a gateway that stops', () => {
  it('answers pending requests before it ends, and accepts no new ones', async () => {
    const assets = heldAssets();
    const gateway = await startTinyGateway({}, { cases: tinyCases, assets: assets.handler });
    const answer = postQuery(gateway, '{ assetCount }');
    await assets.isRequested;
    const stopped = gateway.stop();
    await expect(fetch(`${gateway.url}/health/live`)).rejects.toThrow();
    assets.release();
    expect((await answer).data).toEqual({ assetCount: 3 });
    await stopped;
  });

  it('reports that it is not ready, and closes keep-alive connections after their response, during the drain delay', async () => {
    const gateway = await startTinyGateway({ DRAIN_DELAY_MS: '1000' }, { cases: tinyCases, assets: tinyAssets });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const before = await getOver(agent, `${gateway.url}/health/ready`);
    const stopped = gateway.stop();
    const after = await getOver(agent, `${gateway.url}/health/ready`);
    expect([before.statusCode, before.headers.connection]).toEqual([200, 'keep-alive']);
    expect([after.statusCode, after.headers.connection]).toEqual([503, 'close']);
    await stopped;
    agent.destroy();
  });

  it('aborts pending requests after the drain timeout', async () => {
    const assets = heldAssets();
    const gateway = await startTinyGateway({ DRAIN_TIMEOUT_MS: '50' }, { cases: tinyCases, assets: assets.handler });
    const answer = postQuery(gateway, '{ assetCount }');
    const cut = expect(answer).rejects.toThrow();
    await assets.isRequested;
    await gateway.stop();
    await cut;
    assets.release();
  });

  it('is not delayed by a connection that never sends its request', async () => {
    const gateway = await startTinyGateway({ DRAIN_TIMEOUT_MS: '50' }, { cases: tinyCases, assets: tinyAssets });
    const idle = httpRequest(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-length': '10' } });
    idle.on('error', () => {});
    idle.flushHeaders();
    await once(idle, 'socket');
    await gateway.stop();
    idle.destroy();
  });

  it('can be stopped twice', async () => {
    const gateway = await startTinyGateway({}, { cases: tinyCases, assets: tinyAssets });
    await Promise.all([gateway.stop(), gateway.stop()]);
    await expect(fetch(`${gateway.url}/health/live`)).rejects.toThrow();
  });
});
