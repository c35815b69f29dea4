import { connect, type Socket } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets } from '../verification/support/tiny-graph.ts';

const MIB = 1024 ** 2;
const ANSWER = 12 * MIB;
const MOST = 24 * MIB;
const READERS = 8;

let gateway: RunningGateway;
const sockets: Socket[] = [];

beforeAll(async () => {
  const body = JSON.stringify({
    data: { case: { __typename: 'EnforcementCase', id: 'c1', title: 'x'.repeat(ANSWER) } },
  });
  const named = body.replace('"title"', '"title"');
  const cases = ({ body: asked }: { readonly body: string }) =>
    Promise.resolve({
      ...{ status: 200, contentType: 'application/json' },
      body: asked.includes('title') ? answerTo(asked, named) : '{"data":{}}',
    });
  gateway = await startTinyGateway(
    { METRICS_PORT: '0', UNSENT_BYTES: String(MOST), LIMITS_FILE: 'none' },
    { cases, assets: tinyAssets },
  );
});
afterAll(async () => {
  sockets.forEach((socket) => socket.destroy());
  await gateway.stop();
});

/** The reply under the names that the gateway gave to the fields. */
function answerTo(asked: string, reply: string): string {
  const { query } = JSON.parse(asked) as { query: string };
  const nameOf = (field: string): string => new RegExp(`(\\w+)\\s*:\\s*${field}\\b`).exec(query)?.[1] ?? field;
  return ['case', 'title', 'id', '__typename'].reduce(
    (text, field) => text.replace(`"${field}":`, `"${nameOf(field)}":`),
    reply,
  );
}

/** Asks for a long answer, and reads nothing of it. */
function slowReader(): { isClosed: boolean } {
  const { hostname, port } = new URL(gateway.url);
  const body = JSON.stringify({ query: '{ case(id: "c1") { title } }' });
  const state = { isClosed: false };
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined).on('close', () => (state.isClosed = true));
  socket.pause();
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  sockets.push(socket);
  return state;
}

async function heldBytes(): Promise<number> {
  const text = await (await fetch(gateway.metricsUrl ?? '')).text();
  return Number(/^lianzhi_cache_bytes\{lianzhi_cache="responses"\} (\S+)$/m.exec(text)?.[1]);
}

describe('clients that ask for long answers and do not read them', () => {
  it('hold no more bytes than allowed, and nobody else waits for them', async () => {
    const honest = () => postQuery(gateway, '{ case(id: "c1") { title } }');
    expect((await honest()).text.length).toBeGreaterThan(ANSWER);
    expect(await heldBytes()).toBe(0);
    let most = 0;
    for (let at = 0; at < READERS; at += 1) {
      slowReader();
      await new Promise((resolve) => setTimeout(resolve, 100));
      most = Math.max(most, await heldBytes());
    }
    expect(most).toBeGreaterThan(ANSWER);
    expect(most).toBeLessThanOrEqual(MOST);
    const { status, text } = await honest();
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(ANSWER);
  });
});
