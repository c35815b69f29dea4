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
      tests: { files: ['gateway/e2e/failed-start.test.ts'] },
    },
    {
      meaning: 'Development personas are served where another key is in use.',
      replace: 'personas: offersPersonas(config.authentication) ? personasRoute : undefined,',
      by: 'personas: personasRoute,',
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
  ...inFile(
    'gateway/http/graphql-route.ts',
    { files: ['gateway/verification/oracles/oracles.deep.test.ts'], only: 'is not kept by a cache on the way' },
    [
      {
        meaning: 'A proxy may cache a response and serve it to others.',
        replace: "headers: { 'cache-control': 'no-store', ...Object.fromEntries(headers) },",
        by: 'headers: Object.fromEntries(headers),',
      },
    ],
  ),
];
