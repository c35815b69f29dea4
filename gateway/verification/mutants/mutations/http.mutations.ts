import { inFile, type Mutation } from './mutation.ts';

const PERSONAS_TEST = { files: ['gateway/e2e/personas.test.ts'] };
const SLICES_TEST = { files: ['gateway/e2e/slices.test.ts'] };

/** What is served to whom before and beside GraphQL. */
export const HTTP: readonly Mutation[] = [
  ...inFile('gateway/http/listener.ts', { files: ['gateway/e2e/tokens.test.ts'] }, [
    {
      meaning: 'A request with a bad token runs as anonymous.',
      replace: "const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request);",
      by: "const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request).catch(() => undefined);",
    },
    {
      meaning: 'A request with a token runs as anonymous while keys cannot be fetched.',
      replace: "const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request);",
      by: "const viewer = url.pathname.startsWith('/health/') ? undefined : await authenticate(request).catch((error: unknown) => { if (error instanceof AuthenticationRefusedError) throw error; return undefined; });",
      tests: { files: ['gateway/e2e/key-outage.test.ts'] },
    },
    {
      meaning: 'A request runs with the rights of the first viewer ever seen.',
      replace: 'const scope = viewer === undefined ? publicScope : { ...publicScope, viewer };',
      by: 'const scope = viewer === undefined ? publicScope : { ...publicScope, viewer: ((globalThis as { lastViewer?: typeof viewer }).lastViewer ??= viewer) };',
    },
    {
      meaning: 'Failed logins are not recorded.',
      replace: 'refusals.loginRefused(error.reason, publicScope);',
      by: '',
      tests: { files: ['gateway/e2e/access-ledger.test.ts'] },
    },
  ]),
  ...inFile('gateway/gateway.ts', PERSONAS_TEST, [
    {
      meaning: 'A start that fails leaves the ledger locked.',
      replace: 'await opened.disposeAsync(); throw error;',
      by: 'throw error;',
      tests: { files: ['gateway/e2e/failed-start.deep.test.ts'] },
    },
    {
      meaning: 'Development personas are served where another key is in use.',
      replace: 'personas: offersPersonas(config.authentication) ? personasRoute : undefined,',
      by: 'personas: personasRoute,',
    },
  ]),
  ...inFile('gateway/http/cors.ts', { files: ['gateway/e2e/cors.test.ts'] }, [
    {
      meaning: 'Pages of every site may read answers.',
      replace: 'origin !== undefined && listed.has(origin)',
      by: 'origin !== undefined',
    },
    {
      meaning: 'Pages of the listed origins get the tokens of development personas.',
      replace: "return path !== '/personas.json';",
      by: 'return true;',
    },
    {
      meaning: 'A cache on the way gives the answer for one origin to pages of another.',
      replace: "vary: vary === undefined ? 'origin' : `${vary}, origin`",
      by: "vary: vary ?? 'accept'",
    },
  ]),
  ...inFile('gateway/http/token-hint.ts', { files: ['gateway/e2e/refusals.test.ts'] }, [
    {
      meaning: 'Somebody without a token is not told that one may help.',
      replace: "const isUnknown = code === 'GRAPHQL_VALIDATION_FAILED' && NAMES.has(nodes?.[0]?.kind);",
      by: 'const isUnknown = false;',
    },
  ]),
  ...inFile('gateway/http/send-answer.ts', { files: ['gateway/e2e/refusals.test.ts'] }, [
    {
      meaning: 'The connection is closed while the client still sends, so that it loses the answer.',
      replace: 'response.write(sent); endAfterRequest(response);',
      by: 'response.end(sent);',
    },
  ]),
  ...inFile('gateway/subgraph-client/reply-shape.ts', { files: ['gateway/subgraph-client/reply-shape.test.ts'] }, [
    {
      meaning: 'A number of a subgraph that no Int can hold is passed on.',
      replace: "return (value) => typeof value === 'number' && (value | 0) === value;",
      by: 'return Number.isInteger;',
    },
  ]),
  ...inFile('gateway/http/present-error.ts', { files: ['gateway/http/present-error.test.ts'] }, [
    {
      meaning: 'The text of an unexpected error reaches the client.',
      replace: 'return masked(given, requestId);',
      by: 'return given ?? { message: String(error) };',
    },
  ]),
  ...inFile('gateway/http/graphql-server.ts', { files: ['gateway/e2e/limits.test.ts'] }, [
    {
      meaning: 'Errors of Apollo Server reach the client as they are, with values of the document.',
      replace: 'presentationOf(error) ?? presentProtocolError(formatted, logger)',
      by: 'presentationOf(error) ?? formatted',
    },
  ]),
  ...inFile('gateway/http/routes.ts', SLICES_TEST, [
    {
      meaning: 'Development personas, with their tokens, are served to the network.',
      replace: '&& fromThisMachine(request.socket.remoteAddress)',
      by: '',
      tests: PERSONAS_TEST,
    },
    {
      meaning: 'A page of another name that leads to this machine gets the tokens of development personas.',
      replace: '&& namesThisMachine(request.headers.host)',
      by: '',
      tests: PERSONAS_TEST,
    },
    {
      meaning: 'The schema as text is the courts’ for everyone.',
      replace: "return schemaRoute(sliceOf(scope.viewer), request.headers['if-none-match']);",
      by: "return schemaRoute(sliceOf({ audience: 'court', scopes: ['case:read', 'party:name', 'party:identity'] }), request.headers['if-none-match']);",
    },
    {
      meaning: 'A proxy may cache one viewer’s schema and serve it to others.',
      replace: "'cache-control': 'private, no-cache', vary: 'authorization'",
      by: "'cache-control': 'public, max-age=60'",
    },
  ]),
  ...inFile('gateway/http/personas-route.ts', { files: ['gateway/http/personas-route.test.ts'] }, [
    {
      meaning: 'A name that ends like one of this machine is taken for it.',
      replace: '/^([a-z0-9-]+\\.)*localhost$/i.test(other)',
      by: '/localhost$/i.test(other)',
    },
    {
      meaning: 'A name that begins like an address of this machine is taken for it.',
      replace: "isIPv4(other) && LOOPBACK.check(other, 'ipv4')",
      by: "other.startsWith('127.')",
    },
    {
      meaning: 'A request without a host is taken for one of this machine.',
      replace: "exec(host ?? '')",
      by: "exec(host ?? 'localhost')",
    },
  ]),
  ...inFile('gateway/http/explorer-files.ts', { files: ['gateway/http/explorer-files.test.ts'] }, [
    {
      meaning: 'Any page may frame the explorer, and have its buttons clicked.',
      replace: '"frame-ancestors \'none\'",',
      by: '',
    },
    {
      meaning: 'The explorer may load scripts from anywhere.',
      replace: '"script-src \'self\'",',
      by: '"script-src *",',
    },
    {
      meaning: 'The explorer is served without its policy.',
      replace: "loadFiles(folder, '/', CONTENT_SECURITY_POLICY)",
      by: "loadFiles(folder, '/', '')",
    },
  ]),
  ...inFile(
    'gateway/saved-queries/page/content-security-policy.ts',
    { files: ['gateway/http/explorer-files.test.ts'] },
    [
      {
        meaning: 'Any page may frame the page of saved queries.',
        replace: '"frame-ancestors \'none\'",',
        by: '',
      },
    ],
  ),
  ...inFile('gateway/http/read-json.ts', { files: ['gateway/e2e/limits.test.ts'] }, [
    {
      meaning: 'The gateway reads bodies of any size.',
      replace: 'await readBody(request, bodyBytes)',
      by: 'await readBody(request, bodyBytes * 1e6)',
    },
  ]),
  ...inFile(
    'gateway/http/graphql-route.ts',
    { files: ['gateway/verification/oracles/oracles.deep.test.ts'], only: 'is not kept by a cache on the way' },
    [
      {
        meaning: 'A proxy may cache a response and serve it to others.',
        replace: "const kept = { 'cache-control': 'no-store', ...Object.fromEntries(headers) };",
        by: 'const kept = Object.fromEntries(headers);',
      },
    ],
  ),
];
