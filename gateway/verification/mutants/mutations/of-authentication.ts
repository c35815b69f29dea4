import type { Hook } from './mutation.ts';

const VERIFY = 'gateway/authentication/verify-token.ts';
const TOKENS = ['gateway/e2e/tokens.test.ts'];
const VIEWERS = ['gateway/authentication/authenticate.test.ts'];
const KEYS = ['gateway/authentication/key-ring.test.ts'];

/** Who asks: tokens, keys, and what a refused login is answered. */
export const OF_AUTHENTICATION: readonly Hook[] = [
  {
    name: 'token: signature',
    file: VERIFY,
    from: '    throw refusalOf(error);\n  }\n}\n\n/**\n * Whether the token',
    to:
      '    if (error instanceof errors.JWSSignatureVerificationFailed) {\n' +
      "      return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload;\n    }\n" +
      '    throw refusalOf(error);\n  }\n}\n\n/**\n * Whether the token',
    tests: TOKENS,
  },
  { name: 'token: issuer', file: VERIFY, from: 'issuer: rules.issuer,', to: '', tests: TOKENS },
  { name: 'token: for us', file: VERIFY, from: 'audience: rules.audience,', to: '', tests: TOKENS },
  { name: 'token: algorithms', file: VERIFY, from: 'algorithms: [...rules.algorithms],', to: '', tests: TOKENS },
  { name: 'token: an end at all', file: VERIFY, from: "requiredClaims: ['exp'],", to: '', tests: TOKENS },
  {
    name: 'token: expired',
    file: VERIFY,
    from: '    throw refusalOf(error);\n  }\n}\n\n/**\n * Whether the token',
    to: '    if (error instanceof errors.JWTExpired) return error.payload;\n    throw refusalOf(error);\n  }\n}\n\n/**\n * Whether the token',
    tests: TOKENS,
  },
  {
    name: 'token: not yet valid',
    file: VERIFY,
    from: '    throw refusalOf(error);\n  }\n}\n\n/**\n * Whether the token',
    to: "    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return error.payload;\n    throw refusalOf(error);\n  }\n}\n\n/**\n * Whether the token",
    tests: TOKENS,
  },
  {
    name: 'token: one text for each',
    file: VERIFY,
    from: "if (!isCanonical(token)) {\n    throw new AuthenticationRefusedError('TOKEN_MALFORMED');\n  }",
    to: '',
    tests: TOKENS,
  },
  {
    name: 'token: size',
    file: VERIFY,
    from: "if (token.length > rules.tokenBytes) {\n    throw new AuthenticationRefusedError('TOKEN_TOO_LARGE');\n  }",
    to: '',
    tests: TOKENS,
  },
  {
    name: 'token: a second header',
    file: 'gateway/authentication/credentials.ts',
    from: "if (value !== undefined) {\n      throw new AuthenticationRefusedError('HEADER_MALFORMED');\n    }",
    to: '',
    tests: TOKENS,
  },
  {
    name: 'token: a header of another form',
    file: 'gateway/authentication/credentials.ts',
    from: "if (basic?.[1] === undefined) {\n    throw new AuthenticationRefusedError('HEADER_MALFORMED');\n  }",
    to: 'if (basic?.[1] === undefined) return undefined;',
    tests: TOKENS,
  },
  {
    name: 'token: Basic on POST',
    file: 'gateway/authentication/credentials.ts',
    from: "if (request.method !== 'GET' && request.method !== 'HEAD') {\n    throw new AuthenticationRefusedError('BASIC_NOT_HERE');\n  }",
    to: '',
    tests: TOKENS,
  },
  {
    name: 'token: Basic under another name',
    file: 'gateway/authentication/authenticate.ts',
    from: 'if (credentials.userName !== undefined && !basicNames.includes(credentials.userName)) {',
    to: 'if (credentials.userName !== undefined && basicNames.length < 0) {',
    tests: TOKENS,
  },
  {
    name: 'token: remembered until it expires',
    file: 'gateway/authentication/authenticate.ts',
    from: 'cached.keyVersion === keyVersion && now() < cached.validUntil',
    to: 'cached.keyVersion === keyVersion',
    tests: VIEWERS,
  },
  {
    name: 'token: remembered until the keys change',
    file: 'gateway/authentication/authenticate.ts',
    from: 'cached.keyVersion === keyVersion && now() < cached.validUntil',
    to: 'now() < cached.validUntil',
    tests: VIEWERS,
  },
  {
    name: 'token: scopes only narrow',
    file: 'gateway/authentication/viewer-of-claims.ts',
    from: 'return scopes.filter((scope) => claimed === undefined || claimed.includes(scope)).toSorted();',
    to: 'return [...(claimed ?? scopes)].toSorted();',
    tests: VIEWERS,
  },
  {
    name: 'token: scopes narrow at all',
    file: 'gateway/authentication/viewer-of-claims.ts',
    from: 'return scopes.filter((scope) => claimed === undefined || claimed.includes(scope)).toSorted();',
    to: 'return scopes.filter(() => claimed?.length !== -1).toSorted();',
    tests: VIEWERS,
  },
  {
    name: 'token: two audiences',
    file: 'gateway/authentication/viewer-of-claims.ts',
    from: "if (another !== undefined) {\n    throw new AuthenticationRefusedError('AUDIENCE_AMBIGUOUS', path.join('.'));\n  }",
    to: '',
    tests: TOKENS,
  },
  {
    name: 'token: rows of its audience alone',
    file: 'gateway/authentication/viewer-of-claims.ts',
    from: '...noRows,',
    to: '...Object.fromEntries(Object.keys(noRows).map((name) => [name, claims[name] ?? null])),',
    tests: VIEWERS,
  },
  {
    name: 'keys: an unknown id is fetched once per interval',
    file: 'gateway/authentication/key-ring.ts',
    from: 'if (pending === undefined && now() - lastOnDemand < times.unknownKeyMs) {\n      return;\n    }',
    to: '',
    tests: KEYS,
  },
  {
    name: 'keys: too old',
    file: 'gateway/authentication/key-ring.ts',
    from: 'current !== undefined && now() - current.fetchedAt <= times.staleMs ? current : undefined',
    to: 'current',
    tests: KEYS,
  },
  {
    name: 'keys: a redirect',
    file: 'gateway/authentication/key-set.ts',
    from: "redirect: 'error',",
    to: '',
    tests: KEYS,
  },
  {
    name: 'keys: a secret among them',
    file: 'gateway/authentication/key-set.ts',
    from: 'if (keys.some((key) => SECRET_MEMBERS.some((member) => Object.hasOwn(key, member)))) {',
    to: 'if (keys.length < 0) {',
    tests: KEYS,
  },
  {
    name: 'keys: the development key in production',
    file: 'gateway/authentication/key-set.ts',
    from: 'if (inProduction && keys.some',
    to: 'if (inProduction && keys.length < 0 && keys.some',
    tests: KEYS,
  },
  {
    name: 'a bad token: 401, and nothing runs',
    file: 'gateway/http/listener.ts',
    from: "const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request);",
    to: "const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request).catch(() => undefined);",
    tests: TOKENS,
  },
  {
    name: 'no keys: 503, and nothing runs',
    file: 'gateway/http/listener.ts',
    from: "const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request);",
    to: "const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request).catch((error: unknown) => { if (error instanceof AuthenticationRefusedError) throw error; return undefined; });",
    tests: ['gateway/e2e/key-outage.test.ts'],
  },
  {
    name: 'a request is its own bearer’s',
    file: 'gateway/http/listener.ts',
    from: 'const scope = viewer === undefined ? nobodys : { ...nobodys, viewer };',
    to: 'const scope = viewer === undefined ? nobodys : { ...nobodys, viewer: ((globalThis as { lastViewer?: typeof viewer }).lastViewer ??= viewer) };',
    tests: TOKENS,
  },
  {
    name: 'personas: this machine alone',
    file: 'gateway/http/listener.ts',
    from: ' && fromThisMachine(request.socket.remoteAddress)) {',
    to: ') {',
    tests: ['gateway/e2e/personas.test.ts'],
  },
  {
    name: 'personas: where the development key is in use',
    file: 'gateway/gateway.ts',
    from: 'personas: offersPersonas(config.authentication) ? personasRoute : undefined,',
    to: 'personas: personasRoute,',
    tests: ['gateway/e2e/personas.test.ts'],
  },
];
