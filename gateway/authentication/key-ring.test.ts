import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { keySetOf, testIssuer } from '../verification/support/test-issuer.ts';

import { openKeyRing, type KeyRing } from './key-ring.ts';
import { keySourceOf } from './key-set.ts';
import { AuthenticationUnavailableError } from './refusal.ts';

const MINUTE = 60_000;
const [first, second] = [await testIssuer('first'), await testIssuer('second')];
const header = (kid: string) => ({ alg: 'ES256', kid });
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) {
    await close();
  }
});

/** A key server with a replaceable answer that counts fetches. */
async function keyServer(answer: RequestListener) {
  const state = { answer, fetches: 0 };
  const server: Server = createServer((request, response) => {
    state.fetches += 1;
    state.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return Object.assign(state, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks` });
}

const answers =
  (text: string, status = 200): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(text);

interface RingOptions {
  readonly inProduction?: boolean;
  readonly now?: () => number;
  /** Long by default: a busy machine is no key server that fails. */
  readonly deadlineMs?: number;
}

async function ringOver(url: string, { deadlineMs = 60_000, ...over }: RingOptions = {}): Promise<KeyRing> {
  const ring = await openKeyRing({
    source: keySourceOf(url, { bytes: 4096, deadlineMs }),
    times: { refreshMs: 10 * MINUTE, unknownKeyMs: MINUTE / 2, staleMs: 10 * MINUTE },
    inProduction: false,
    logger: pino({ level: 'silent' }),
    ...over,
  });
  closing.push(() => ring.stop());
  return ring;
}

describe('keys from an address', () => {
  it('are fetched once for many tokens', async () => {
    const server = await keyServer(answers(keySetOf(first)));
    const ring = await ringOver(server.url);
    await Promise.all(Array.from({ length: 20 }, () => ring.keyFor(header('first'))));
    expect(server.fetches).toBe(1);
  });

  it('are fetched again for an unknown key id, so a new key works at once', async () => {
    const server = await keyServer(answers(keySetOf(first)));
    const ring = await ringOver(server.url);
    const before = ring.version();
    server.answer = answers(keySetOf(first, second));
    await expect(ring.keyFor(header('second'))).resolves.toMatchObject({ type: 'public' });
    expect(ring.version()).not.toBe(before);
  });

  it('are fetched at most once per interval for key ids that do not exist', async () => {
    let now = 0;
    const server = await keyServer(answers(keySetOf(first)));
    const ring = await ringOver(server.url, { now: () => now });
    const askForUnknownKeys = async () => {
      for (const kid of ['x', 'y', '../z']) {
        await expect(ring.keyFor(header(kid))).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
      }
    };
    await askForUnknownKeys();
    expect(server.fetches).toBe(2);
    now = MINUTE / 2 + 1;
    await askForUnknownKeys();
    expect(server.fetches).toBe(3);
  });

  it('are fetched at most once per interval while the server fails', async () => {
    let now = 0;
    const server = await keyServer(answers('', 500));
    const ring = await ringOver(server.url, { now: () => now });
    const useKeys = async () => {
      for (let count = 0; count < 5; count += 1) {
        await expect(ring.keyFor(header('first'))).rejects.toBeInstanceOf(AuthenticationUnavailableError);
      }
    };
    await useKeys();
    expect(server.fetches).toBe(2);
    now = MINUTE / 2 + 1;
    await useKeys();
    expect(server.fetches).toBe(3);
  });

  it('are used for ten minutes while the server fails, and not longer', async () => {
    let now = 0;
    const server = await keyServer(answers(keySetOf(first)));
    const ring = await ringOver(server.url, { now: () => now });
    server.answer = answers('', 500);
    now = 10 * MINUTE;
    await expect(ring.keyFor(header('first'))).resolves.toBeDefined();
    now = 10 * MINUTE + 1;
    await expect(ring.keyFor(header('first'))).rejects.toBeInstanceOf(AuthenticationUnavailableError);
    expect(ring.version()).toBeUndefined();
    server.answer = answers(keySetOf(first));
    now = 11 * MINUTE;
    await expect(ring.keyFor(header('first'))).resolves.toBeDefined();
  });

  it.each<[string, RequestListener]>([
    ['answers 500', answers('', 500)],
    ['sends JSON that is not a key set', answers('{"keys": "none"}')],
    ['sends an HTML page', answers('<html></html>')],
    ['sends more than the size limit', answers(`{"keys": []${' '.repeat(5000)}}`)],
    [
      'redirects to an address that has keys',
      (request, response) =>
        request.url === '/elsewhere'
          ? answers(keySetOf(first))(request, response)
          : void response.writeHead(302, { location: '/elsewhere' }).end(),
    ],
    ['never answers', () => undefined],
    ['stops in the middle', (_, response) => void response.writeHead(200).write('{"keys":')],
    ['sends a private key', answers(JSON.stringify({ keys: [{ ...first.publicJwk, d: 'AA' }] }))],
    ['sends a shared secret', answers(JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'first' }] }))],
  ])('are unavailable if the server %s', async (_, answer) => {
    const ring = await ringOver((await keyServer(answer)).url, { deadlineMs: 250 });
    await expect(ring.keyFor(header('first'))).rejects.toBeInstanceOf(AuthenticationUnavailableError);
  });

  it('are unavailable in production if one is a development key', async () => {
    const developmentKey = await testIssuer('lianzhi-development-x');
    const server = await keyServer(answers(keySetOf(first, developmentKey)));
    const ring = await ringOver(server.url, { inProduction: true });
    await expect(ring.keyFor(header('first'))).rejects.toBeInstanceOf(AuthenticationUnavailableError);
  });
});

describe('keys from a file', () => {
  it('are unavailable if the file is missing', async () => {
    const ring = await ringOver('/nowhere/jwks.json');
    await expect(ring.keyFor(header('first'))).rejects.toBeInstanceOf(AuthenticationUnavailableError);
  });
});
