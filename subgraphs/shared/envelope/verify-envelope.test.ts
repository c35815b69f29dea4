import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';

import { performance } from '../../performance/subgraph.ts';
import { AUDIENCES } from '../access/audiences.ts';
import { PUBLIC_VIEWER, type Viewer } from '../access/viewer.ts';
import { migrate } from '../database/migrate.ts';
import { openSubgraph } from '../server/open-subgraph.ts';
import type { SubgraphRequest } from '../server/subgraph-handler.ts';
import { scratchAddress } from '../testing/scratch-address.ts';
import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';

import { envelopeKeysText, freshKeys, type EnvelopeKeys } from './envelope-key.ts';
import { ENVELOPE_HEADER, ENVELOPE_LIFETIME_MS, RUN_PHASES, type EnvelopeClaims, type ReadRun } from './envelope.ts';
import { bodyDigest, claimsSealer, envelopeSigner } from './sign-envelope.ts';
import { CLOCK_AHEAD_MS, envelopeVerifier } from './verify-envelope.ts';

const KEYS = freshKeys();
const [KEY] = KEYS;
const JUDGE: Viewer = {
  audience: 'court',
  subject: '王法官',
  scopes: ['case:read', 'party:name'],
  region: null,
  court: '闽0902',
  unit: null,
  purpose: '执行',
};
const BODY = '{"query":"{ cases(name: \\"李\\") { id } }"}';
const SIGNED_AT = 1_700_000_000_000;

function signed(change: { viewer?: Viewer; body?: string; keys?: EnvelopeKeys; to?: string; at?: number } = {}) {
  const { viewer = JUDGE, body = BODY, keys = KEYS, to = 'cases', at = SIGNED_AT } = change;
  return requestWith(envelopeSigner(to, keys[0], { now: () => at })(viewer, 'request-1', body), body);
}

function requestWith(envelope: string | undefined, body = BODY, requestId = 'request-1'): SubgraphRequest {
  const headers = { 'x-request-id': requestId, ...(envelope !== undefined && { [ENVELOPE_HEADER]: envelope }) };
  return { body, headers, signal: new AbortController().signal };
}

function verifier(change: { keys?: EnvelopeKeys; now?: () => number; mostRemembered?: number } = {}) {
  const options = { subgraph: 'cases', keys: KEYS, lifetimeMs: ENVELOPE_LIFETIME_MS, now: () => SIGNED_AT };
  return envelopeVerifier({ ...options, ...change });
}

describe('a request in an envelope', () => {
  it('is of the viewer that the gateway signed for, whoever that is, without their name and purpose', () => {
    const text = fc.option(fc.string({ unit: 'grapheme' }), { nil: null });
    const viewers = fc.record({
      audience: fc.constantFrom(...AUDIENCES),
      subject: text,
      scopes: fc.array(fc.string()),
      region: text,
      court: text,
      unit: text,
      purpose: text,
    });
    fc.assert(
      fc.property(viewers, fc.string({ unit: 'grapheme' }), (viewer, body) => {
        expect(verifier()(signed({ viewer, body }))).toEqual({ ...viewer, subject: null, purpose: null });
      }),
    );
  });

  it('has the form that every version of gateway and subgraph shares', () => {
    // The tag is from `openssl dgst -sha256 -hmac`. A change here is a new version of the envelope.
    const [key] = envelopeKeysText.parse('a:a secret of at least thirty-two bytes');
    const claims = '{"to":"cases","viewer":null,"request":"r-1","body":"b","at":1,"nonce":"n.1"}';
    const tag = 'WhCHcKd2VO4KP8NLKFbjq2uV460R_tK1D_4ThDwelKw';
    expect(claimsSealer(key)(claims)).toBe(`v1.a.${Buffer.from(claims).toString('base64')}.${tag}`);
  });

  it.each(RUN_PHASES)('says whether it belongs to a run of a saved query: phase %s', (phase) => {
    const run: ReadRun = { id: 'run-1', pageRows: 1_000, phase };
    const envelope = envelopeSigner('cases', KEY, { now: () => SIGNED_AT })(JUDGE, 'request-1', BODY, run);
    expect(verifier()(requestWith(envelope))).toEqual({ ...JUDGE, subject: null, purpose: null, run });
    expect(verifier()(signed())).not.toHaveProperty('run');
  });

  it('says who asks to the gateway’s own subgraph alone, and to no office', () => {
    const expiresAt = SIGNED_AT + 60_000;
    for (const viewer of [JUDGE, { ...JUDGE, expiresAt }, PUBLIC_VIEWER]) {
      const sign = envelopeSigner('cases', KEY, { now: () => SIGNED_AT, withPerson: true });
      expect(verifier()(requestWith(sign(viewer, 'request-1', BODY)))).toEqual(viewer);
      const office = verifier()(signed({ viewer }));
      expect(office).toEqual({ ...viewer, subject: null, purpose: null, expiresAt: undefined });
      expect(office).not.toHaveProperty('expiresAt');
    }
  });

  it('names no person', () => {
    const [, , payload = ''] = signed().headers[ENVELOPE_HEADER]?.split('.') ?? [];
    // Read and written again: in an envelope every letter beyond ASCII is escaped.
    const text = JSON.stringify(JSON.parse(Buffer.from(payload, 'base64').toString()));
    expect(text).toContain('闽0902');
    expect(text).not.toMatch(/王法官|执行|李/);
  });

  it('is refused once any byte of the envelope, the body or the request id is another', () => {
    const { body } = signed();
    const sign = envelopeSigner('cases', KEY, { now: () => SIGNED_AT, withPerson: true });
    const { headers } = requestWith(sign({ ...JUDGE, expiresAt: SIGNED_AT }, 'request-1', body), body);
    const parts = [headers[ENVELOPE_HEADER] ?? '', body, 'request-1'] as const;
    const places = parts.flatMap((text, part) => Array.from(text, (_, index) => [part, index] as const));
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        ([part, index], other) => {
          const text = parts[part] ?? '';
          fc.pre(text[index] !== other);
          const changed = [...parts];
          changed[part] = text.slice(0, index) + other + text.slice(index + 1);
          expect(typeof verifier()(requestWith(...(changed as [string, string, string])))).toBe('string');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is refused for every text of the tag that means the same bytes', () => {
    const envelope = signed().headers[ENVELOPE_HEADER] ?? '';
    const last = envelope.at(-1) ?? '';
    const bytesOf = (text: string): Buffer => Buffer.from(text.split('.')[3] ?? '', 'base64url');
    const twins = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      .filter((letter) => letter !== last)
      .map((letter) => envelope.slice(0, -1) + letter)
      .filter((twin) => bytesOf(twin).equals(bytesOf(envelope)));
    expect(twins).toHaveLength(3);
    for (const twin of [...twins, `${envelope}=`]) {
      expect(verifier()(requestWith(twin))).toBe('forged');
    }
  });

  it.each([
    ['no envelope', undefined, 'missing'],
    ['an empty one', '', 'malformed'],
    ['a word', 'trust-me', 'malformed'],
    ['another version', signed().headers[ENVELOPE_HEADER]?.replace('v1', 'v2'), 'malformed'],
    ['a part more', `${signed().headers[ENVELOPE_HEADER]}.x`, 'malformed'],
    ['two envelopes', `${signed().headers[ENVELOPE_HEADER]}, ${signed().headers[ENVELOPE_HEADER]}`, 'malformed'],
    ['no tag', `v1.${KEY.id}.e30.`, 'forged'],
    ['a key id that names a property', 'v1.__proto__.e30.x', 'unknown key'],
  ])('with %s is refused', (_, envelope, fault) => {
    expect(verifier()(requestWith(envelope))).toBe(fault);
  });

  it('signed with a secret that is not the subgraph’s is refused', () => {
    const others: EnvelopeKeys = [{ ...freshKeys()[0], id: KEY.id }];
    expect(verifier()(signed({ keys: others }))).toBe('forged');
  });

  it('that another subgraph got is refused, even where both had the same secret', () => {
    expect(verifier()(signed({ to: 'assets' }))).toBe('for another subgraph');
  });

  it('is answered once', () => {
    const verify = verifier();
    const request = signed();
    expect(verify(request)).toMatchObject({ audience: 'court' });
    expect(verify(request)).toBe('replayed');
    expect(verify(signed())).toMatchObject({ audience: 'court' });
  });

  it('is let in beside others that the same gateway signed, of the same body at the same moment', () => {
    const [verify, sign] = [verifier(), envelopeSigner('cases', KEY, { now: () => SIGNED_AT })];
    for (let sent = 0; sent < 100; sent += 1) {
      expect(verify(requestWith(sign(JUDGE, 'request-1', BODY)))).toMatchObject({ audience: 'court' });
    }
  });

  it('is good from a little before it was signed, by our clock, until its lifetime has passed', () => {
    const at = (moment: number) => verifier({ now: () => moment })(signed());
    expect(at(SIGNED_AT - CLOCK_AHEAD_MS - 1)).toBe('from the future');
    expect(at(SIGNED_AT - CLOCK_AHEAD_MS)).toMatchObject({ audience: 'court' });
    expect(at(SIGNED_AT + ENVELOPE_LIFETIME_MS - 1)).toMatchObject({ audience: 'court' });
    expect(at(SIGNED_AT + ENVELOPE_LIFETIME_MS)).toBe('expired');
  });

  it('is refused, not let in twice, when more came than can be remembered, and let in again when those have expired', () => {
    let now = SIGNED_AT;
    const verify = verifier({ now: () => now, mostRemembered: 3 });
    const requests = [signed(), signed(), signed()];
    for (const request of requests) {
      expect(verify(request)).toMatchObject({ audience: 'court' });
    }
    expect(verify(signed())).toBe('too many to remember');
    for (const request of requests) {
      expect(verify(request)).toBe('replayed');
    }
    now += ENVELOPE_LIFETIME_MS + 1_000;
    for (const request of requests) {
      expect(verify(request)).toBe('expired');
    }
    expect(verify(signed({ at: now }))).toMatchObject({ audience: 'court' });
  });

  it('is verified by every key while keys change, and no longer by one that was taken away', () => {
    const [older, newer] = ['older:'.padEnd(40, 'o'), 'newer:'.padEnd(40, 'n')];
    const keys = (...texts: string[]): EnvelopeKeys => envelopeKeysText.parse(texts.join(','));
    const steps = [
      { gateway: keys(older), subgraph: keys(older) },
      { gateway: keys(older), subgraph: keys(older, newer) },
      { gateway: keys(newer, older), subgraph: keys(older, newer) },
      { gateway: keys(newer), subgraph: keys(newer) },
    ];
    for (const { gateway, subgraph } of steps) {
      expect(verifier({ keys: subgraph })(signed({ keys: gateway }))).toMatchObject({ audience: 'court' });
    }
    expect(verifier({ keys: keys(newer) })(signed({ keys: keys(older) }))).toBe('unknown key');
  });

  it('whose claims are signed but not of our form is refused', () => {
    const claims: EnvelopeClaims = {
      to: 'cases',
      viewer: PUBLIC_VIEWER,
      request: 'request-1',
      body: bodyDigest(BODY),
      at: SIGNED_AT,
      nonce: 'once',
    };
    const seal = claimsSealer(KEY);
    const viewers: unknown[] = [
      null,
      { ...PUBLIC_VIEWER, audience: 'everyone' },
      { ...PUBLIC_VIEWER, scopes: 'case:read' },
      { ...PUBLIC_VIEWER, court: 9 },
      { audience: 'court' },
    ];
    for (const viewer of viewers) {
      expect(verifier()(requestWith(seal(JSON.stringify({ ...claims, viewer }))))).toBe('malformed');
    }
    const nobody = { subject: null, purpose: null };
    const people: unknown[] = [
      null,
      'judge',
      {},
      { subject: null },
      { ...nobody, subject: 1 },
      { ...nobody, purpose: ['enforcement'] },
      ...['1', 1.5, null, Infinity].map((expiresAt) => ({ ...nobody, expiresAt })),
    ];
    for (const person of people) {
      expect(verifier()(requestWith(seal(JSON.stringify({ ...claims, person }))))).toBe('malformed');
    }
    const more = { ...claims, nonce: 'more', person: { ...nobody, region: '350902', scopes: ['party:name'] } };
    expect(verifier()(requestWith(seal(JSON.stringify(more))))).toEqual(PUBLIC_VIEWER);
    const others: object[] = [{ at: '1' }, { at: 1.5 }, { nonce: null }, { to: undefined }];
    for (const other of others) {
      expect(verifier()(requestWith(seal(JSON.stringify({ ...claims, ...other }))))).toBe('malformed');
    }
    const runs: unknown[] = [
      null,
      'run-1',
      {},
      { id: 1, pageRows: 1_000, phase: 'read' },
      { pageRows: 1_000, phase: 'read' },
      ...[0, -1, 1.5, '1000', null, Infinity, undefined].map((pageRows) => ({ id: 'run-1', pageRows, phase: 'read' })),
      ...['write', '', null, undefined, ['read']].map((phase) => ({ id: 'run-1', pageRows: 1_000, phase })),
    ];
    for (const run of runs) {
      expect(verifier()(requestWith(seal(JSON.stringify({ ...claims, run }))))).toBe('malformed');
    }
    for (const text of ['null', '[]', '1', '{', '']) {
      expect(verifier()(requestWith(seal(text)))).toBe('malformed');
    }
  });
});

describe('a page of 5,000 records', () => {
  it('is served to a run that has begun, and refused to everybody else', async () => {
    const scratch = await scratchAddress('sqlite', 'verify_envelope');
    await migrate(performance, scratch.address);
    const verify = envelopeVerifier({ subgraph: 'cases', keys: KEYS, lifetimeMs: ENVELOPE_LIFETIME_MS });
    const subgraph = await openSubgraph(performance, {
      database: scratch.address,
      cursorKey: 'a key for tests',
      logger: pino({ level: 'silent' }),
      viewerOf: (request) => {
        const viewer = verify(request);
        return typeof viewer === 'string' ? null : viewer;
      },
    });
    const sign = envelopeSigner('cases', KEY);
    const codeOf = async (first: number, phase?: ReadRun['phase'], id = 'run-1'): Promise<unknown> => {
      const body = JSON.stringify({ query: `{ agencies(first: ${first}) { totalCount } }` });
      const run = phase && { id, pageRows: 5_000, phase };
      const reply = await subgraph.handler(requestWith(sign(SUPREME_COURT_VIEWER, 'request-1', body, run), body));
      const { errors } = JSON.parse(reply.body) as { errors?: [{ extensions: { code: string } }] };
      return errors?.[0].extensions.code ?? 'served';
    };
    expect(await codeOf(5_000)).toBe('BAD_USER_INPUT');
    expect(await codeOf(100)).toBe('served');
    for (const envelope of forgedRuns()) {
      const { status } = await subgraph.handler(requestWith(envelope, LARGE_PAGE));
      expect(status).toBe(401);
    }
    expect(await codeOf(5_000, 'read')).toBe('RUN_LOST');
    expect(await codeOf(5_000, 'begin')).toBe('served');
    expect(await codeOf(5_000, 'read')).toBe('served');
    expect(await codeOf(5_001, 'read')).toBe('BAD_USER_INPUT');
    expect(await codeOf(5_000, 'read', 'run-2')).toBe('RUN_LOST');
    expect(await codeOf(100, 'end')).toBe('served');
    expect(await codeOf(5_000, 'read')).toBe('RUN_LOST');
    await subgraph.close();
    await scratch.remove();
  });
});

const LARGE_PAGE = JSON.stringify({ query: '{ agencies(first: 5000) { totalCount } }' });

/** The right to large pages, by somebody without the gateway's secret: none, an own secret, and written into a good envelope. */
function forgedRuns(): (string | undefined)[] {
  const run: ReadRun = { id: 'run-1', pageRows: 5_000, phase: 'begin' };
  const good = envelopeSigner('cases', KEY)(SUPREME_COURT_VIEWER, 'request-1', LARGE_PAGE);
  const [version, key, claims = '', tag] = good.split('.');
  const withRun = btoa(atob(claims).replace(/}$/, `,"run":${JSON.stringify(run)}}`));
  return [
    undefined,
    envelopeSigner('cases', freshKeys()[0])(SUPREME_COURT_VIEWER, 'request-1', LARGE_PAGE, run),
    [version, key, withRun, tag].join('.'),
  ];
}
