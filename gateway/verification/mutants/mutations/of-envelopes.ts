import type { Hook } from './mutation.ts';

const VERIFY = 'subgraphs/shared/envelope/verify-envelope.ts';
const ENVELOPES = ['subgraphs/shared/envelope/verify-envelope.test.ts'];
const STRAIGHT = ['gateway/e2e/straight-at-a-subgraph.test.ts'];

/** What a subgraph believes of a request, and its own look at the fields. */
export const OF_ENVELOPES: readonly Hook[] = [
  {
    name: 'envelope: none, 401 to everything',
    file: 'subgraphs/shared/server/answer.ts',
    from: 'if (viewer === null) {',
    to: 'if (viewer === null && !headers) {',
    tests: STRAIGHT,
  },
  {
    name: 'envelope: nobody vouches unless somebody is named',
    file: 'subgraphs/shared/server/open-subgraph.ts',
    from: 'const { viewerOf = () => null } = options;',
    to: "const { viewerOf = (): Viewer => ({ audience: 'court', subject: null, scopes: [], region: null, court: '最高法', unit: null, purpose: null }) } = options;",
    tests: ['subgraphs/shared/server/open-subgraph.test.ts'],
  },
  {
    name: 'envelope: its tag',
    file: VERIFY,
    from: "if (!isSameText(tag, envelopeTag(secret, signed))) return 'forged';",
    to: 'isSameText(tag, envelopeTag(secret, signed));',
    tests: ENVELOPES,
  },
  {
    name: 'envelope: all of its tag',
    file: VERIFY,
    from: 'return one.length === other.length && timingSafeEqual(one, other);',
    to: 'return one.length > 0 && one.subarray(0, 8).equals(other.subarray(0, 8)) && Boolean(timingSafeEqual);',
    tests: ENVELOPES,
  },
  {
    name: 'envelope: for this subgraph',
    file: VERIFY,
    from: "if (claims.to !== subgraph) return 'for another subgraph';",
    to: '',
    tests: ENVELOPES,
  },
  {
    name: 'envelope: for this body',
    file: VERIFY,
    from: "if (claims.body !== bodyDigest(body)) return 'for another body';",
    to: 'bodyDigest(body);',
    tests: ENVELOPES,
  },
  {
    name: 'envelope: for this request id',
    file: VERIFY,
    from: "if (claims.request !== headers['x-request-id']) return 'for another request id';",
    to: '',
    tests: ENVELOPES,
  },
  {
    name: 'envelope: expired',
    file: VERIFY,
    from: "if (moment >= expiresAt) return 'expired';",
    to: '',
    tests: ENVELOPES,
  },
  {
    name: 'envelope: from the future',
    file: VERIFY,
    from: "if (claims.at - moment > CLOCK_AHEAD_MS) return 'from the future';",
    to: '',
    tests: ENVELOPES,
  },
  {
    name: 'envelope: once',
    file: VERIFY,
    from: "if (verdict !== 'first') return verdict === 'full' ? 'too many to remember' : 'replayed';",
    to: "if (verdict === 'full') return 'too many to remember';",
    tests: ENVELOPES,
  },
  {
    name: 'envelope: more than can be remembered',
    file: 'subgraphs/shared/envelope/seen-nonces.ts',
    from: "      if (remembered >= most) {\n        return 'full';\n      }\n",
    to: '      if (remembered >= most) {\n        bySecond.clear();\n        bySecond.set(second, (nonces = new Set()));\n      }\n',
    tests: ENVELOPES,
  },
  {
    name: 'envelope: claims of our form',
    file: VERIFY,
    from: 'return isRight ? { ...claims, viewer: { audience, scopes, region, court, unit } } : undefined;',
    to: 'return isRight || claims ? { ...claims, viewer: { audience, scopes, region, court, unit } } : undefined;',
    tests: ENVELOPES,
  },
  {
    name: 'envelope: the token’s viewer and no other',
    file: 'subgraphs/shared/envelope/sign-envelope.ts',
    from: 'viewerText = writeViewer(viewer);',
    to: "viewerText = writeViewer({ ...viewer, audience: 'court', court: '最高法' });",
    tests: ['gateway/e2e/envelope.test.ts'],
  },
  {
    name: 'envelope: no name and no purpose',
    file: 'subgraphs/shared/envelope/sign-envelope.ts',
    from: 'viewerText = writeViewer(viewer);',
    to: 'viewerText = asciiJson(viewer);',
    tests: ENVELOPES,
  },
  {
    name: 'office: its own look at the fields',
    file: 'subgraphs/shared/server/answer.ts',
    from: 'if (denied !== null) return refused([unauthorized(denied)], 403);',
    to: 'if (denied !== null && !headers) return refused([unauthorized(denied)], 403);',
    tests: ['subgraphs/shared/server/answer.test.ts'],
  },
  {
    name: 'office: of the type that a field stands on',
    file: 'subgraphs/shared/access/document-rights.ts',
    from: 'addScope(row?.type, parent);',
    to: '',
    tests: ['subgraphs/shared/access/document-rights.test.ts'],
  },
  {
    name: 'office: of the field',
    file: 'subgraphs/shared/access/document-rights.ts',
    from: 'addScope(row?.fields.get(field), `${parent}.${field}`);',
    to: '',
    tests: ['subgraphs/shared/access/document-rights.test.ts'],
  },
  {
    name: 'office: of the types that representations name',
    file: 'subgraphs/shared/access/document-rights.ts',
    from: 'if (scope !== null && !scopes.includes(scope)) return type;',
    to: '',
    tests: ['subgraphs/shared/access/document-rights.test.ts'],
  },
  {
    name: 'envelope: a nonce of its own for each',
    file: 'subgraphs/shared/envelope/sign-envelope.ts',
    from: 'signed += 1;',
    to: '',
    tests: ENVELOPES,
  },
];
