import { inFile, type Mutation } from './mutation.ts';

const VERIFY_ENVELOPE_TEST = { files: ['subgraphs/shared/envelope/verify-envelope.test.ts'] };

/** Which requests a subgraph trusts: signed envelopes, and what of them may be shared. */
export const SUBGRAPH_REQUEST: readonly Mutation[] = [
  ...inFile('subgraphs/shared/server/answer.ts', { files: ['gateway/e2e/straight-at-a-subgraph.test.ts'] }, [
    {
      meaning: 'A subgraph answers requests that nobody signed.',
      replace: 'if (viewer === null)',
      by: 'if (viewer === null && !headers)',
    },
  ]),
  ...inFile('subgraphs/shared/server/open-subgraph.ts', { files: ['subgraphs/shared/server/open-subgraph.test.ts'] }, [
    {
      meaning: 'A subgraph without a verifier treats everyone as the Supreme Court.',
      replace: 'const { viewerOf = () => null, keepTreesMs, mart: offered } = options;',
      by: "const { viewerOf = (): Viewer => ({ audience: 'court', subject: null, scopes: [], region: null, court: '最高法', unit: null, purpose: null }), keepTreesMs, mart: offered } = options;",
    },
  ]),
  ...inFile('subgraphs/shared/envelope/verify-envelope.ts', VERIFY_ENVELOPE_TEST, [
    {
      meaning: 'An envelope with a forged tag is accepted.',
      replace: "if (!isSameText(tag, envelopeTag(secret, signed))) return 'forged';",
      by: 'isSameText(tag, envelopeTag(secret, signed));',
    },
    {
      meaning: 'Only the first eight bytes of an envelope’s tag are compared.',
      replace: 'return one.length === other.length && timingSafeEqual(one, other);',
      by: 'return one.length > 0 && one.subarray(0, 8).equals(other.subarray(0, 8)) && Boolean(timingSafeEqual);',
    },
    {
      meaning: 'An envelope signed for another subgraph is accepted.',
      replace: "if (claims.to !== subgraph) return 'for another subgraph';",
      by: '',
    },
    {
      meaning: 'An envelope can be attached to another body.',
      replace: "if (claims.body !== bodyDigest(body)) return 'for another body';",
      by: 'bodyDigest(body);',
    },
    {
      meaning: 'An envelope can be attached to another request id.',
      replace: "if (claims.request !== headers['x-request-id']) return 'for another request id';",
      by: '',
    },
    { meaning: 'An expired envelope is accepted.', replace: "if (moment >= expiresAt) return 'expired';", by: '' },
    {
      meaning: 'An envelope dated in the future is accepted, and lives longer than it should.',
      replace: "if (claims.at - moment > CLOCK_AHEAD_MS) return 'from the future';",
      by: '',
    },
    {
      meaning: 'An envelope can be replayed.',
      replace: "if (verdict !== 'first') return verdict === 'full' ? 'too many to remember' : 'replayed';",
      by: "if (verdict === 'full') return 'too many to remember';",
    },
    {
      meaning: 'Signed claims of the wrong shape are accepted.',
      replace: 'if (!isRight)',
      by: 'if (!isRight && !claims)',
    },
  ]),
  ...inFile('subgraphs/shared/envelope/seen-nonces.ts', VERIFY_ENVELOPE_TEST, [
    {
      meaning: 'A flood of envelopes makes the subgraph forget which were used.',
      replace: "if (remembered >= most) { return 'full'; }",
      by: 'if (remembered >= most) { bySecond.clear(); bySecond.set(second, (nonces = new Set())); }',
    },
  ]),
  ...inFile('subgraphs/shared/envelope/seen-nonces.ts', { files: ['subgraphs/shared/envelope/seen-nonces.test.ts'] }, [
    {
      meaning: 'A nonce is forgotten before its envelope has expired.',
      replace: 'if ((second + 1) * 1000 <= now)',
      by: 'if (second * 1000 <= now)',
    },
    {
      meaning: 'A nonce is looked for among those of another second.',
      replace: 'const second = Math.floor(expiresAt / 1000);',
      by: 'const second = Math.floor(now / 1000);',
    },
    {
      meaning: 'A flood once is a flood forever: nothing is let in again.',
      replace: 'remembered -= nonces.size;',
      by: '',
    },
    {
      meaning: 'The memory of nonces grows without a limit.',
      replace: 'remembered += 1;',
      by: '',
    },
    {
      meaning: 'A nonce of a second that others have is not remembered.',
      replace: 'nonces.add(nonce);',
      by: 'if (nonces.size === 0) { nonces.add(nonce); }',
    },
  ]),
  ...inFile(
    'subgraphs/shared/server/subgraph-server.ts',
    { files: ['subgraphs/shared/server/subgraph-server.test.ts'] },
    [
      {
        meaning: 'A subgraph reads requests of any size.',
        replace: 'const REQUEST_BYTES = 4 * 1024 ** 2;',
        by: 'const REQUEST_BYTES = 4 * 1024 ** 3;',
      },
    ],
  ),
  ...inFile('subgraphs/shared/http/read-body.ts', { files: ['subgraphs/shared/http/read-body.test.ts'] }, [
    {
      meaning: 'A body that does not say its length is read whatever its size.',
      replace: 'if (size > mostBytes)',
      by: 'if (size > mostBytes * 1e6)',
    },
    {
      meaning: 'A body that says it is too large is read until it is.',
      replace: "if (Number(request.headers['content-length'] ?? 0) > mostBytes)",
      by: 'if (mostBytes < 0)',
    },
    {
      meaning: 'A body of the largest size is refused.',
      replace: 'if (size > mostBytes)',
      by: 'if (size >= mostBytes)',
    },
  ]),
  ...inFile('subgraphs/shared/envelope/sign-envelope.ts', VERIFY_ENVELOPE_TEST, [
    {
      meaning: 'Every request is signed for the Supreme Court.',
      replace: 'viewerText = writeViewer(viewer, withPerson);',
      by: "viewerText = writeViewer({ ...viewer, audience: 'court', court: '最高法' }, withPerson);",
      tests: { files: ['gateway/e2e/envelope.test.ts'] },
    },
    {
      meaning: 'The envelope carries the viewer’s name and purpose to every subgraph.',
      replace: 'viewerText = writeViewer(viewer, withPerson);',
      by: 'viewerText = writeViewer(viewer, true);',
    },
    { meaning: 'Two envelopes have the same nonce.', replace: 'signed += 1;', by: '' },
  ]),
  ...inFile(
    'gateway/subgraph-client/deduplicate-fetches.ts',
    { files: ['gateway/subgraph-client/deduplicate-fetches.test.ts'] },
    [
      {
        meaning: 'Viewers with different rights share a subgraph’s response.',
        replace: 'const known = keys.get(viewer) ?? keyOf(viewer);',
        by: 'const known = keys.get(viewer) ?? keyOf({ ...viewer, scopes: [], region: null, court: null, unit: null });',
      },
    ],
  ),
  ...inFile('gateway/subgraph-client/connect-subgraphs.ts', { files: ['gateway/e2e/viewer.deep.test.ts'] }, [
    {
      meaning: 'Two persons with the same rights share the answer to who they are.',
      replace: "sharedBy: isPersonal ? 'viewer' : 'rights',",
      by: "sharedBy: 'rights',",
    },
  ]),
];
