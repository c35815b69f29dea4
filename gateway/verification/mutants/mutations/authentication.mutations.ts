import { inFile, type Mutation } from './mutation.ts';

const TOKENS_TEST = { files: ['gateway/e2e/tokens.test.ts'] };
const AUTHENTICATE_TEST = { files: ['gateway/authentication/authenticate.test.ts'] };
const KEY_RING_TEST = { files: ['gateway/authentication/key-ring.test.ts'] };

/** Who the viewer is: tokens, keys, HTTP Basic. */
export const AUTHENTICATION: readonly Mutation[] = [
  ...inFile('gateway/authentication/verify-token.ts', TOKENS_TEST, [
    {
      meaning: 'A token with a forged signature is accepted.',
      replace: 'throw refusalOf(error);',
      by: "if (error instanceof errors.JWSSignatureVerificationFailed) { return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload; } throw refusalOf(error);",
    },
    { meaning: 'A token of another issuer is accepted.', replace: 'issuer: rules.issuer,', by: '' },
    { meaning: 'A token made for another service is accepted.', replace: 'audience: rules.audience,', by: '' },
    { meaning: 'A token may be signed by any algorithm.', replace: 'algorithms: [...rules.algorithms],', by: '' },
    { meaning: 'A token that never expires is accepted.', replace: "requiredClaims: ['exp'],", by: '' },
    {
      meaning: 'An expired token is accepted.',
      replace: 'throw refusalOf(error);',
      by: 'if (error instanceof errors.JWTExpired) { return error.payload; } throw refusalOf(error);',
    },
    {
      meaning: 'A token that is not yet valid is accepted.',
      replace: 'throw refusalOf(error);',
      by: "if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') { return error.payload; } throw refusalOf(error);",
    },
    {
      meaning: 'A token has several texts, so revoking one leaves the others.',
      replace: "if (!isCanonical(token)) throw new AuthenticationRefusedError('TOKEN_MALFORMED');",
      by: '',
    },
    {
      meaning: 'A token of any length is parsed.',
      replace: "if (token.length > rules.tokenBytes) throw new AuthenticationRefusedError('TOKEN_TOO_LARGE');",
      by: '',
    },
  ]),
  ...inFile('gateway/authentication/credentials.ts', TOKENS_TEST, [
    {
      meaning: 'Of two authorization headers, one is ignored.',
      replace: "if (value !== undefined) throw new AuthenticationRefusedError('HEADER_MALFORMED');",
      by: '',
    },
    {
      meaning: 'A malformed authorization header counts as none.',
      replace: "if (basic?.[1] === undefined) throw new AuthenticationRefusedError('HEADER_MALFORMED');",
      by: 'if (basic?.[1] === undefined) return undefined;',
    },
    {
      meaning: 'HTTP Basic can be used to send changes and whole queries, by POST.',
      replace:
        "if (request.method !== 'GET' && request.method !== 'HEAD' && site !== 'same-origin') throw new AuthenticationRefusedError('BASIC_NOT_HERE');",
      by: '',
    },
  ]),
  ...inFile('gateway/authentication/authenticate.ts', AUTHENTICATE_TEST, [
    {
      meaning: 'HTTP Basic accepts a token under any user name.',
      replace: 'if (credentials.userName !== undefined && !basicNames.includes(credentials.userName))',
      by: 'if (credentials.userName !== undefined && basicNames.length < 0)',
      tests: TOKENS_TEST,
    },
    {
      meaning: 'A cached token outlives its expiry.',
      replace: 'cached.keyVersion === keyVersion && now() < cached.validUntil',
      by: 'cached.keyVersion === keyVersion',
    },
    {
      meaning: 'A cached token outlives the key that signed it.',
      replace: 'cached.keyVersion === keyVersion && now() < cached.validUntil',
      by: 'now() < cached.validUntil',
    },
  ]),
  ...inFile('gateway/authentication/viewer-of-claims.ts', AUTHENTICATE_TEST, [
    {
      meaning: 'A token can claim scopes that its audience does not have.',
      replace: 'return scopes.filter((scope) => claimed === undefined || claimed.includes(scope)).toSorted();',
      by: 'return [...(claimed ?? scopes)].toSorted();',
    },
    {
      meaning: 'A token limited to some scopes has all of its audience’s.',
      replace: 'return scopes.filter((scope) => claimed === undefined || claimed.includes(scope)).toSorted();',
      by: 'return scopes.filter(() => claimed?.length !== -1).toSorted();',
    },
    {
      meaning: 'A token with the roles of two audiences gets one of them.',
      replace: "if (another !== undefined) throw new AuthenticationRefusedError('AUDIENCE_AMBIGUOUS', path.join('.'));",
      by: '',
      tests: TOKENS_TEST,
    },
    {
      meaning: 'A viewer gets rows by a claim that belongs to another audience.',
      replace: '...noRows,',
      by: '...Object.fromEntries(Object.keys(noRows).map((name) => [name, claims[name] ?? null])),',
    },
  ]),
  ...inFile('gateway/authentication/key-ring.ts', KEY_RING_TEST, [
    {
      meaning: 'Tokens with invented key ids make the gateway fetch keys without limit.',
      replace: 'if (pending === undefined && now() - lastOnDemand < times.unknownKeyMs) return;',
      by: '',
    },
    {
      meaning: 'Keys are used however long ago they were fetched.',
      replace: 'current !== undefined && now() - current.fetchedAt <= times.staleMs ? current : undefined',
      by: 'current',
    },
  ]),
  ...inFile('gateway/authentication/key-set.ts', KEY_RING_TEST, [
    { meaning: 'Keys are taken from wherever the key server redirects to.', replace: "redirect: 'error',", by: '' },
    {
      meaning: 'A key set that contains a private key is used.',
      replace: 'if (keys.some((key) => SECRET_MEMBERS.some((member) => Object.hasOwn(key, member))))',
      by: 'if (keys.length < 0)',
    },
    {
      meaning: 'A fetched development key is accepted in production.',
      replace: 'inProduction && keys.some',
      by: 'inProduction && keys.length < 0 && keys.some',
    },
  ]),
];
