import { once } from 'node:events';
import { Agent, get, request as httpRequest, type IncomingMessage } from 'node:http';

import { describe, expect, it } from '@jest/globals';

import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

/** Assets that answer only when told, so that a request stays under way as long as a test needs. */
function heldAssets(): { handler: SubgraphHandler; release: () => void; isAsked: Promise<void> } {
  let release = (): void => {};
  let asked = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const handler: SubgraphHandler = async (request) => {
    asked();
    await released;
    return tinyAssets(request);
  };
  return { handler, release, isAsked };
}

async function getOver(agent: Agent, url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return response;
}

describe('a gateway told to stop', () => {
  it('answers what is under way before it ends, and takes nothing new', async () => {
    const assets = heldAssets();
    const gateway = await startTinyGateway({}, { cases: tinyCases, assets: assets.handler });
    const answer = postQuery(gateway, '{ assetCount }');
    await assets.isAsked;
    const stopped = gateway.stop();
    await expect(fetch(`${gateway.url}/health/live`)).rejects.toThrow();
    assets.release();
    expect((await answer).data).toEqual({ assetCount: 3 });
    await stopped;
  });

  it('says that it is not ready, and closes kept connections after their answer, while balancers notice', async () => {
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

  it('cuts off what has not ended when it has waited long enough', async () => {
    const assets = heldAssets();
    const gateway = await startTinyGateway({ DRAIN_TIMEOUT_MS: '50' }, { cases: tinyCases, assets: assets.handler });
    const answer = postQuery(gateway, '{ assetCount }');
    const cut = expect(answer).rejects.toThrow();
    await assets.isAsked;
    await gateway.stop();
    await cut;
    assets.release();
  });

  it('is not held up by a connection that never sends its request', async () => {
    const gateway = await startTinyGateway({ DRAIN_TIMEOUT_MS: '50' }, { cases: tinyCases, assets: tinyAssets });
    const idle = httpRequest(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-length': '10' } });
    idle.on('error', () => {});
    idle.flushHeaders();
    await once(idle, 'socket');
    await gateway.stop();
    idle.destroy();
  });

  it('may be told twice', async () => {
    const gateway = await startTinyGateway({}, { cases: tinyCases, assets: tinyAssets });
    await Promise.all([gateway.stop(), gateway.stop()]);
    await expect(fetch(`${gateway.url}/health/live`)).rejects.toThrow();
  });
});
