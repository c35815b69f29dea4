import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exportSPKI, importJWK, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';

import { ENVELOPE_HEADER } from '../../subgraphs/shared/envelope/envelope.ts';
import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';
import type { RunningGateway } from '../gateway.ts';
import { rawRequest, type RawResponse } from '../verification/support/raw-request.ts';
import {
  CRITICAL,
  goodClaims,
  secondsFromNow,
  testIssuer,
  trustIn,
  type TestIssuer,
} from '../verification/support/test-issuer.ts';
import { startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

const QUERY = 'query { assetCount }';
let folder: string;
let gateway: RunningGateway;
let issuer: TestIssuer;
let rsaIssuer: TestIssuer;
let stranger: TestIssuer;
let requests = 0;
let signedViewer: unknown;

const counted =
  (handler: SubgraphHandler): SubgraphHandler =>
  (request) => {
    requests += 1;
    signedViewer = viewerIn(request.headers[ENVELOPE_HEADER] ?? '');
    return handler(request);
  };

/** The viewer in the gateway's envelope to the subgraph. */
function viewerIn(envelope: string): unknown {
  const claims = Buffer.from(envelope.split('.')[2] ?? '', 'base64url').toString('utf8');
  return (JSON.parse(claims) as { viewer: unknown }).viewer;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-tokens-'));
  [issuer, rsaIssuer, stranger] = await Promise.all([
    testIssuer('key-1'),
    testIssuer('key-2', 'RS256'),
    testIssuer('key-of-a-stranger'),
  ]);
  const env = await trustIn(join(folder, 'jwks.json'), issuer, rsaIssuer);
  gateway = await startTinyGateway(env, { cases: counted(tinyCases), assets: counted(tinyAssets) });
});

beforeEach(() => {
  requests = 0;
});

afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

const post = (head: readonly string[], body = JSON.stringify({ query: QUERY })): Promise<RawResponse> =>
  rawRequest(
    `${gateway.url}/graphql`,
    'POST',
    ['content-type', 'application/json', 'accept-language', 'en', ...head],
    body,
  );
const get = (head: readonly string[], search = ''): Promise<RawResponse> => {
  const url = new URL(`/graphql${search}`, gateway.url);
  url.searchParams.set('query', QUERY);
  return rawRequest(url.toString(), 'GET', ['apollo-require-preflight', 'true', ...head]);
};
const bearer = (token: string): string[] => ['authorization', `Bearer ${token}`];
const basic = (name: string, password: string): string[] => [
  'authorization',
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
];
const refusalIn = ({ text }: RawResponse): unknown =>
  (JSON.parse(text) as { errors: { extensions: unknown }[] }).errors[0]?.extensions;

/** Signed with the RSA public key’s own text as if it were a shared secret: CVE-2015-9235 and its children. */
async function signedWithThePublicKey(): Promise<string> {
  const publicKey = await importJWK(rsaIssuer.publicJwk, 'RS256', { extractable: true });
  const secret = await exportSPKI(publicKey as CryptoKey);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', kid: 'key-2' })}.${part(goodClaims())}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

type Sent = () => Promise<string[]> | string[];
const token =
  (claims: JWTPayload, header = {}): Sent =>
  async () =>
    bearer(await issuer.token(claims, header));

const BAD: readonly (readonly [name: string, head: Sent, extensions: object])[] = [
  ['the none algorithm', () => bearer(unsecured()), { reason: 'ALGORITHM_NOT_ACCEPTED' }],
  [
    'an algorithm that is not pinned',
    async () => bearer(await (await testIssuer('key-1', 'ES384')).token()),
    { reason: 'ALGORITHM_NOT_ACCEPTED' },
  ],
  [
    'the public key taken for a secret',
    async () => bearer(await signedWithThePublicKey()),
    { reason: 'ALGORITHM_NOT_ACCEPTED' },
  ],
  ['another issuer', token({ iss: 'https://other.test' }), { reason: 'WRONG_ISSUER' }],
  ['another audience', token({ aud: 'another-service' }), { reason: 'WRONG_AUDIENCE' }],
  ['an expiry in the past', token({ exp: secondsFromNow(-60) }), { reason: 'TOKEN_EXPIRED' }],
  ['no expiry', token({ exp: undefined }), { reason: 'CLAIM_MISSING', claim: 'exp' }],
  ['a start in the future', token({ nbf: secondsFromNow(60) }), { reason: 'TOKEN_NOT_YET_VALID' }],
  ['a key that is not in the set', async () => bearer(await stranger.token()), { reason: 'UNKNOWN_KEY' }],
  [
    'a key of the set named, another used',
    async () => bearer(await stranger.token({}, { kid: 'key-1' })),
    { reason: 'BAD_SIGNATURE' },
  ],
  ['a key id that is a path', token({}, { kid: '../../../../etc/passwd' }), { reason: 'UNKNOWN_KEY' }],
  [
    'a key of its own in its header',
    async () => bearer(await stranger.token({}, { kid: undefined, jwk: stranger.publicJwk })),
    { reason: 'BAD_SIGNATURE' },
  ],
  [
    'a header that must be understood and is not',
    token({}, { crit: [CRITICAL], [CRITICAL]: 1 }),
    { reason: 'TOKEN_MALFORMED' },
  ],
  [
    'two tokens in one header',
    async () => bearer(`${await issuer.token()}, Bearer ${await issuer.token()}`),
    { reason: 'HEADER_MALFORMED' },
  ],
  [
    'two headers',
    async () => [...bearer(await issuer.token()), ...bearer(await issuer.token())],
    { reason: 'HEADER_MALFORMED' },
  ],
  [
    'a good header and an empty one',
    async () => [...bearer(await issuer.token()), 'Authorization', ''],
    { reason: 'HEADER_MALFORMED' },
  ],
  ['a scheme that is unknown', () => ['authorization', 'Digest username="x"'], { reason: 'HEADER_MALFORMED' }],
  ['no token after the scheme', () => ['authorization', 'Bearer '], { reason: 'HEADER_MALFORMED' }],
  ['an empty header', () => ['authorization', ''], { reason: 'HEADER_MALFORMED' }],
  ['garbage', () => bearer('not.a.token'), { reason: 'TOKEN_MALFORMED' }],
  ['five parts, as an encrypted token has', () => bearer('a.b.c.d.e'), { reason: 'TOKEN_MALFORMED' }],
  ['more bytes than the limit', () => bearer(`a.${'b'.repeat(9_000)}.c`), { reason: 'TOKEN_TOO_LARGE' }],
  ['no subject', token({ sub: undefined }), { reason: 'CLAIM_MISSING', claim: 'sub' }],
  ['no region of its own', token({ region: undefined }), { reason: 'CLAIM_MISSING', claim: 'region' }],
  ['an invalid region', token({ region: '35%' }), { reason: 'CLAIM_MALFORMED', claim: 'region' }],
  ['an unknown role', token({ audience: 'constructor' }), { reason: 'AUDIENCE_UNKNOWN', claim: 'audience' }],
  [
    'roles of two audiences',
    token({ audience: ['court', 'auditor'] }),
    { reason: 'AUDIENCE_AMBIGUOUS', claim: 'audience' },
  ],
];

function unsecured(): string {
  const { exp = 0, ...claims } = goodClaims();
  return new UnsecuredJWT(claims).setExpirationTime(exp).encode();
}

describe('a token', () => {
  it('that is valid is accepted, by POST and by GET', async () => {
    expect(await post(bearer(await issuer.token()))).toMatchObject({ status: 200, text: '{"data":{"assetCount":3}}' });
    expect((await get(bearer(await rsaIssuer.token()))).status).toBe(200);
    expect(requests).toBe(2);
  });

  it('that is missing means the public', async () => {
    expect((await post([])).status).toBe(200);
    expect(signedViewer).toEqual({ audience: 'public', scopes: [], region: null, court: null, unit: null });
  });

  it('gives the subgraphs the rights of its bearer, but no name', async () => {
    await post(bearer(await issuer.token({ purpose: '年度考评' })));
    expect(signedViewer).toMatchObject({ audience: 'assessment', region: '350900', court: null, unit: null });
    expect(signedViewer).not.toHaveProperty('scopes', []);
    expect(JSON.stringify(signedViewer)).not.toMatch(/assessor-7|考评/);
  });

  it('of one request does not affect the next', async () => {
    await post(bearer(await issuer.token()));
    await post([]);
    expect(signedViewer).toMatchObject({ audience: 'public' });
    await post(bearer(await issuer.token({ audience: 'court', court: '闽09' })));
    expect(signedViewer).toMatchObject({ audience: 'court', court: '闽09', region: null });
  });

  it.each(BAD)('with %s is refused, and nothing is executed', async (_, head, extensions) => {
    const headers = await head();
    const reply = await post(headers);
    expect(refusalIn(reply)).toEqual({ code: 'UNAUTHENTICATED', ...extensions });
    expect([reply.status, reply.headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"']);
    // The body is not even parsed: what would be 400 is 401, too.
    expect((await post(headers, '{"query": "{ nothing')).status).toBe(401);
    expect((await get(headers)).status).toBe(401);
    expect(requests).toBe(0);
  });

  it('that expired within the clock tolerance is still valid', async () => {
    expect((await post(bearer(await issuer.token({ exp: secondsFromNow(-5) })))).status).toBe(200);
  });

  it('is read from the header only, not from the address, a cookie or the body', async () => {
    const bad = 'a.b.c';
    expect((await get([], `?access_token=${bad}&token=${bad}`)).status).toBe(200);
    expect((await post(['cookie', `access_token=${bad}; authorization=Bearer ${bad}`])).status).toBe(200);
  });

  it('with any one byte changed is refused', async () => {
    const good = await issuer.token();
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 0x21, max: 0x7e }), async (at, byte) => {
        fc.pre(good.charCodeAt(at) !== byte);
        const changed = good.slice(0, at) + String.fromCharCode(byte) + good.slice(at + 1);
        expect((await post(bearer(changed))).status).toBe(401);
      }),
      { numRuns: 300, examples: [[good.length - 1, good.charCodeAt(good.length - 1) + 1]] },
    );
    expect(requests).toBe(0);
  });

  it('does not affect probes, and is refused on other paths', async () => {
    const live = await rawRequest(`${gateway.url}/health/live`, 'GET', bearer('a.b.c'));
    expect(live.status).toBe(200);
    expect((await rawRequest(`${gateway.url}/`, 'GET', bearer('a.b.c'))).status).toBe(401);
  });
});

describe('HTTP Basic', () => {
  it('accepts the token as the password of its subject or client, on GET', async () => {
    const good = await issuer.token();
    expect((await get(basic('assessor-7', good))).status).toBe(200);
    expect((await get(basic('excel', good))).status).toBe(200);
  });

  it('is refused under another name, and requests the password again', async () => {
    const reply = await get(basic('assessor-8', await issuer.token()));
    expect(refusalIn(reply)).toMatchObject({ reason: 'BASIC_NAME_MISMATCH' });
    expect(reply.headers['www-authenticate']).toBe('Basic realm="Lianzhi", charset="UTF-8"');
  });

  it('is refused on POST', async () => {
    expect(refusalIn(await post(basic('excel', await issuer.token())))).toMatchObject({ reason: 'BASIC_NOT_HERE' });
    expect(requests).toBe(0);
  });

  it.each([
    ['a password that is no token', () => basic('excel', 'secret')],
    ['no colon', () => ['authorization', `Basic ${Buffer.from('excel').toString('base64')}`]],
  ])('is refused with %s', async (_, head) => {
    expect((await get(head())).status).toBe(401);
    expect(requests).toBe(0);
  });
});
