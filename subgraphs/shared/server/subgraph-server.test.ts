import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { ENVELOPE_HEADER } from '../envelope/envelope.ts';

import type { OpenSubgraph } from './open-subgraph.ts';
import type { SubgraphRequest } from './subgraph-handler.ts';
import { subgraphServer } from './subgraph-server.ts';

let server: Server;
let url: string;
let isDraining: boolean;
let handler: OpenSubgraph['handler'];
let ready: OpenSubgraph['ready'];

beforeEach(async () => {
  isDraining = false;
  ready = () => Promise.resolve(true);
  handler = ({ body }) => Promise.resolve({ status: 200, contentType: 'application/json', body });
  const subgraph = {
    handler: (request: SubgraphRequest) => handler(request),
    ready: (signal) => ready(signal),
  } as OpenSubgraph;
  server = subgraphServer(subgraph, () => isDraining).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function post(body: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/graphql`, { method: 'POST', headers: { [ENVELOPE_HEADER]: 'v1' }, body, ...init });
}

describe('a subgraph over HTTP', () => {
  it('gives a request’s body to its handler', async () => {
    expect(await (await post('{"query":"{ 案件 }"}')).text()).toBe('{"query":"{ 案件 }"}');
  });

  it('reads no body without an envelope', async () => {
    expect(await (await post('unread', { headers: {} })).text()).toBe('');
  });

  it('answers 413 to a body of more than 4 MiB', async () => {
    const response = await post('x'.repeat(4 * 1024 ** 2 + 1));
    expect([response.status, response.headers.get('connection')]).toEqual([413, 'close']);
  });

  it('answers 400 to a body that is not UTF-8, 415 to one that says so, and its handler gets neither', async () => {
    const bodies: string[] = [];
    handler = ({ body }) => {
      bodies.push(body);
      return Promise.resolve({ status: 200, contentType: 'text/plain', body });
    };
    const gbk = await post(new Uint8Array([0x22, 0xc4, 0xe3, 0x22]) as unknown as string);
    const type = { [ENVELOPE_HEADER]: 'v1', 'content-type': 'application/json; charset=gbk' };
    const said = await post('{}', { headers: type });
    expect([gbk.status, said.status, bodies]).toEqual([400, 415, []]);
  });

  it('says below its readiness what the operator should know of the database', async () => {
    const other = subgraphServer(
      { ready: () => Promise.resolve(true) } as OpenSubgraph,
      () => false,
      () => ['case_node.due_on: zero-date 3'],
    ).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const response = await fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/health/ready`);
    expect([response.status, await response.text()]).toEqual([200, 'ready\ncase_node.due_on: zero-date 3']);
    other.closeAllConnections();
    other.close();
  });

  it('tells its handler when the client leaves, and not when it was answered', async () => {
    const signals: AbortSignal[] = [];
    handler = ({ body, signal }) => {
      signals.push(signal);
      return body === 'held'
        ? new Promise(() => {})
        : Promise.resolve({ status: 200, contentType: 'text/plain', body });
    };
    await (await post('answered')).text();
    const client = new AbortController();
    const held = post('held', { signal: client.signal }).catch(() => undefined);
    while (signals.length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    client.abort();
    await held;
    await once(signals[1]!, 'abort');
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
  });

  it('ends its check of the database when who asked leaves', async () => {
    const probed = new AbortController();
    const ended = new Promise<void>((resolve) => {
      ready = (signal) => {
        signal?.addEventListener('abort', () => resolve());
        probed.abort();
        return new Promise(() => undefined);
      };
    });
    const asked = new AbortController();
    const left = fetch(`${url}/health/ready`, { signal: asked.signal }).catch(() => 'left');
    await once(probed.signal, 'abort');
    asked.abort();
    expect(await left).toBe('left');
    await ended;
  });

  it('is not ready while it stops, and closes connections after their answer', async () => {
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    isDraining = true;
    const response = await fetch(`${url}/health/ready`);
    expect([response.status, response.headers.get('connection')]).toEqual([503, 'close']);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });
});
