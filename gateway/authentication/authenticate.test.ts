import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import { pino } from 'pino';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import {
  keySetOf,
  secondsFromNow,
  TEST_AUDIENCE,
  TEST_ISSUER,
  testIssuer,
} from '../verification/support/test-issuer.ts';

import { authenticator, type AuthenticatorOptions } from './authenticate.ts';
import { readClaimsMapping, type ClaimsMapping } from './claims-mapping.ts';
import { openKeyRing } from './key-ring.ts';
import { REFUSAL_REASONS } from './refusal.ts';

const issuer = await testIssuer('key-1');
const mapping = await readClaimsMapping('authentication/claims.json');
const RULES = {
  issuer: TEST_ISSUER,
  audience: TEST_AUDIENCE,
  algorithms: ['ES256'],
  clockToleranceMs: 30_000,
  tokenBytes: 8192,
};

async function openAuthenticator(
  over: Partial<AuthenticatorOptions> = {},
  source = () => Promise.resolve(keySetOf(issuer)),
) {
  const times = { refreshMs: 600_000, unknownKeyMs: 0, staleMs: 600_000 };
  const keys = await openKeyRing({ source, times, inProduction: false, logger: pino({ level: 'silent' }) });
  const scopesOf = () => ['linkage:read', 'case:read', 'performance:read'];
  const authenticate = authenticator({ keys, rules: RULES, mapping, scopesOf, ...over });
  keys.stop();
  return (token: string) =>
    authenticate({ method: 'POST', rawHeaders: ['Authorization', `Bearer ${token}`] } as never).catch(
      ({ reason, claim }: { reason: string; claim?: string }) => ({ reason, claim }),
    );
}

const viewerOf = async (claims: JWTPayload, over: Partial<ClaimsMapping> = {}): Promise<unknown> =>
  (await openAuthenticator({ mapping: { ...mapping, ...over } }))(await issuer.token(claims));

const EXPIRY = Math.floor(Date.now() / 1000) + 300;

describe('a viewer', () => {
  it('is built from the claims of a token', async () => {
    expect(await viewerOf({ purpose: '年度考评', exp: EXPIRY })).toEqual({
      audience: 'assessment',
      subject: 'assessor-7',
      scopes: ['case:read', 'linkage:read', 'performance:read'],
      region: '350900',
      court: null,
      unit: null,
      purpose: '年度考评',
      expiresAt: EXPIRY * 1000,
    });
  });

  it.each([
    ['court', { court: ' 闽０９' }, { court: '闽09', region: null }],
    ['member', { unit: '113509000000000190' }, { unit: '113509000000000190', region: null }],
    ['analyst', { region: '000000' }, { region: '000000' }],
    ['auditor', {}, { region: null, court: null, unit: null }],
  ])(
    'of the audience %s gets its rows from its own claim, in canonical form, and ignores other row claims',
    async (audience, claims, rows) => {
      expect(await viewerOf({ audience, ...claims })).toMatchObject({ audience, ...rows });
    },
  );

  it.each([
    ['court', 'court', { court: '闽9' }],
    ['committee', 'region', { region: '990000' }],
    ['assessment', 'region', { region: ['350900'] }],
    ['analyst', 'region', { region: { code: '350900' } }],
    ['member', 'unit', { unit: '113509000000000181' }],
  ])('of the audience %s is refused if its claim %s is missing or malformed', async (audience, claim, malformed) => {
    const none = { region: undefined, court: undefined, unit: undefined };
    expect(await viewerOf({ audience, ...none })).toEqual({ reason: 'CLAIM_MISSING', claim });
    expect(await viewerOf({ audience, ...malformed })).toEqual({ reason: 'CLAIM_MALFORMED', claim });
  });

  it('has fewer scopes if the token names some, and never more', async () => {
    expect(await viewerOf({ scope: 'case:read ledger:read party:identity' })).toMatchObject({ scopes: ['case:read'] });
    expect(await viewerOf({ scope: ['performance:read', 'case:read'] })).toMatchObject({
      scopes: ['case:read', 'performance:read'],
    });
    expect(await viewerOf({ scope: '' })).toMatchObject({ scopes: [] });
    expect(await viewerOf({ scope: 'openid' }, { scopes: null })).toMatchObject({ scopes: { length: 3 } });
  });

  it('can be mapped from the claims and role names of an identity provider', async () => {
    const claims = { realm_access: { roles: ['offline_access', '考评员'] }, 'https://id.test/place': '350921' };
    const ofProvider = {
      audience: ['realm_access', 'roles'],
      audiences: { 考评员: 'assessment' as const },
      region: ['https://id.test/place'],
    };
    expect(await viewerOf(claims, ofProvider)).toMatchObject({ audience: 'assessment', region: '350921' });
  });

  it.each(['constructor', '__proto__', 'toString', 'COURT', ' court'])(
    'does not exist for the role %s',
    async (audience) => {
      expect(await viewerOf({ audience, court: '闽09' })).toEqual({ reason: 'AUDIENCE_UNKNOWN', claim: 'audience' });
    },
  );

  it('exists for every audience', async () => {
    for (const audience of AUDIENCES) {
      const claims = { audience, court: '闽09', unit: '113509000000000190' };
      expect(await viewerOf(claims)).toMatchObject({ audience });
    }
  });
});

describe('a verified token', () => {
  it('is refused once it has expired', async () => {
    let later = 0;
    const authenticate = await openAuthenticator({ now: () => Date.now() + later });
    const token = await issuer.token({ exp: secondsFromNow(60) });
    later = 89_000;
    expect(await authenticate(token)).toMatchObject({ audience: 'assessment' });
    later = 91_000;
    expect(await authenticate(token)).toMatchObject({ reason: 'TOKEN_EXPIRED' });
  });

  it('gives the same viewer object each time, so that what is derived from it can be cached', async () => {
    const authenticate = await openAuthenticator();
    const token = await issuer.token();
    expect(await authenticate(token)).toBe(await authenticate(token));
  });

  it('is refused once its key is removed from the set', async () => {
    const other = await testIssuer('key-2');
    let keySet = keySetOf(issuer);
    const authenticate = await openAuthenticator({}, () => Promise.resolve(keySet));
    const token = await issuer.token();
    expect(await authenticate(token)).toMatchObject({ audience: 'assessment' });
    keySet = keySetOf(other);
    expect(await authenticate(await other.token())).toMatchObject({ audience: 'assessment' });
    expect(await authenticate(token)).toMatchObject({ reason: 'UNKNOWN_KEY' });
  });
});

it('the README lists every refusal reason with its message', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\|$/gm)].map(([, reason, message]) => [reason, message]);
  expect(rows).toEqual(Object.entries(REFUSAL_REASONS));
});
