import dns from 'node:dns';
import net from 'node:net';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { startFaultySubgraph } from '../verification/support/faulty-subgraph.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Variables that would enable reporting to a vendor if it were not disabled in code. */
const LURES = {
  APOLLO_KEY: 'service:court:0000000000000000000000',
  APOLLO_GRAPH_REF: 'court@current',
  APOLLO_SCHEMA_REPORTING: 'true',
  APOLLO_TELEMETRY_DISABLED: 'false',
};

const reached: string[] = [];

beforeAll(() => {
  const connect = net.Socket.prototype.connect;
  jest.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
    reached.push(targetOf(args));
    return Reflect.apply(connect, this, args) as net.Socket;
  });
  const lookup = dns.lookup;
  jest.spyOn(dns, 'lookup').mockImplementation(((...args: unknown[]) => {
    reached.push(String(args[0]));
    return Reflect.apply(lookup, dns, args) as void;
  }) as typeof dns.lookup);
});

afterAll(() => {
  jest.restoreAllMocks();
});

/**
 * `connect` takes options, a list with options first (as `net.connect` calls it), a port and host, or a socket's path.
 */
function targetOf([first, second]: unknown[]): string {
  const options: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof options === 'object' && options !== null) {
    return 'path' in options && options.path != null
      ? 'localhost'
      : String('host' in options ? options.host : 'localhost');
  }
  return typeof second === 'string' ? second : 'localhost';
}

describe('a closed network', () => {
  it('sees no connection or DNS lookup of a gateway except to configured addresses', async () => {
    const saved = { ...process.env };
    Object.assign(process.env, LURES);
    const [cases, assets] = await Promise.all([startFaultySubgraph(tinyCases), startFaultySubgraph(tinyAssets)]);
    const gateway = await startTinyGateway({ SUBGRAPH_CASES_URL: cases.url, SUBGRAPH_ASSETS_URL: assets.url });
    const { data } = await postQuery(gateway, '{ cases { title assets { kind } } assetCount }');
    await postQuery(gateway, '{ nonsense }');
    await postQuery(gateway, '{ __schema { types { name } } }');
    await fetch(gateway.url);
    await fetch(`${gateway.url}/health/ready`);
    await gateway.stop();
    await Promise.all([cases.goDown(), assets.goDown()]);
    process.env = saved;
    expect(data?.['assetCount']).toBe(3);
    expect(reached.length).toBeGreaterThan(0);
    expect(reached.filter((host) => !LOOPBACK.has(host))).toEqual([]);
  });
});
