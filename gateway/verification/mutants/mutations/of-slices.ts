import type { Hook } from './mutation.ts';

const COMPILED = 'gateway/execution/compiled-executor.ts';
const SERVERS = 'gateway/serving/viewer-servers.ts';
const CONFORMANCE = { tests: ['gateway/verification/conformance/conformance.test.ts'] };
const SLICES = { tests: ['gateway/e2e/slices.test.ts'] };
const SLICE_SCHEMA = { tests: ['gateway/authorization/slice-schema.test.ts'] };

/** What a viewer sees of the schema, what it is told of the rest, and what is shared between viewers. */
export const OF_SLICES: readonly Hook[] = [
  {
    name: 'slice: introspection, by the compiled executor',
    file: COMPILED,
    from: 'schemaOf: parts.schemaOf,',
    to: 'schemaOf: undefined,',
    ...SLICES,
  },
  {
    name: 'slice: introspection, by the other executor',
    file: 'gateway/execution/apollo/apollo-executor.ts',
    from: 'execute: introspectingExecutor(reliable, options.schemaOf)',
    to: 'execute: introspectingExecutor(reliable, undefined)',
    ...SLICES,
  },
  {
    name: 'slice: the schema as text',
    file: 'gateway/http/listener.ts',
    from: "return schemaRoute(sliceOf(scope.viewer), request.headers['if-none-match']);",
    to: "return schemaRoute(sliceOf({ audience: 'court', scopes: ['case:read', 'party:name', 'party:identity'] }), request.headers['if-none-match']);",
    ...SLICES,
  },
  {
    name: 'slice: no cache on the way keeps the text for others',
    file: 'gateway/http/schema-route.ts',
    from: "'cache-control': 'private, no-cache', vary: 'authorization'",
    to: "'cache-control': 'public, max-age=60'",
    ...SLICES,
  },
  {
    name: 'slice: messages and suggestions, where a field is cut',
    file: SERVERS,
    from: 'if (scope.notes.isInvalid !== true) {',
    to: 'if (scope.notes.isInvalid !== true || slice.key.length > 0) {',
    ...SLICES,
  },
  {
    name: 'slice: no field that is denied',
    file: 'gateway/authorization/readable-types.ts',
    from: 'Object.keys(type.getFields()).filter((field) => allows(rules.fieldRule(type.name, field), viewer));',
    to: 'Object.keys(type.getFields()).filter((field) => allows(undefined, viewer) || rules.fieldRule(type.name, field));',
    ...SLICE_SCHEMA,
  },
  {
    name: 'slice: nothing that leads to what has nothing',
    file: 'gateway/authorization/readable-types.ts',
    from: 'while (takeAway(schema, readable));',
    to: '',
    ...SLICE_SCHEMA,
  },
  {
    name: 'slice: one for each set of rights',
    file: 'gateway/authorization/slices.ts',
    from: 'const key = fieldRightsKey(viewer);',
    to: 'const key = String(fieldRightsKey(viewer).length < 0);',
    tests: ['gateway/authorization/slices.test.ts'],
  },
  {
    name: 'reject: a hidden field is as one that never was',
    file: SERVERS,
    from: "if (audiences[scope.viewer.audience].mode === 'reject') {",
    to: "if (audiences[scope.viewer.audience].mode === ('never' as string)) {",
    ...SLICES,
  },
  {
    name: 'reject: nothing is suggested',
    file: SERVERS,
    from: 'const response = await (await serverOf(slice, false)).executeHTTPGraphQLRequest(request);',
    to: 'const response = await (await serverOf(slice, true)).executeHTTPGraphQLRequest(request);',
    ...SLICES,
  },
  {
    name: 'shared: servers by slice',
    file: SERVERS,
    from: 'const server = ofSlices.get(slice.key) ?? started(serverFor(slice.schema, execute, { suggests }));\n    ofSlices.set(slice.key, server);',
    to: "const server = ofSlices.get('') ?? started(serverFor(slice.schema, execute, { suggests }));\n    ofSlices.set('', server);",
    ...SLICES,
  },
  {
    name: 'shared: cut operations by rights',
    file: 'gateway/authorization/operation-authorizer.ts',
    from: 'const key = `${numberOf(operation)} ${rights}`;',
    to: 'const key = `${numberOf(operation)} ${rights.length < 0}`;',
    ...CONFORMANCE,
  },
  {
    name: 'shared: compiled operations by rights',
    file: 'gateway/execution/operation-cache.ts',
    from: "const key = `${operation.name?.value ?? ''} ${met}\\n${rights}\\n${text}`;",
    to: "const key = `${operation.name?.value ?? ''} ${met}\\n${rights.slice(0, 0)}\\n${text}`;",
    ...CONFORMANCE,
  },
  {
    name: 'shared: admitted documents by rights',
    file: 'gateway/execution/admitted-documents.ts',
    from: "return `${rights}\\n${operationName ?? ''}\\n${text}`;",
    to: "return `${rights.slice(0, 0)}\\n${operationName ?? ''}\\n${text}`;",
    ...SLICES,
  },
  {
    name: 'shared: plans by rights',
    file: 'gateway/planning/cached-planner.ts',
    from: 'return `${viewerKey}\\n${operationName}\\n${text}`;',
    to: 'return `${viewerKey.slice(0, 0)}\\n${operationName}\\n${text}`;',
    tests: ['gateway/planning/cached-planner.test.ts'],
  },
  {
    name: 'shared: fetches under way by rights to fields and rows',
    file: 'gateway/subgraph-client/deduplicate-fetches.ts',
    from: 'const known = keys.get(viewer) ?? rightsKey(viewer);',
    to: 'const known = keys.get(viewer) ?? rightsKey({ ...viewer, scopes: [], region: null, court: null, unit: null });',
    tests: ['gateway/subgraph-client/deduplicate-fetches.test.ts'],
  },
  {
    name: 'shared: rights to fields are scopes and audience',
    file: 'subgraphs/shared/access/viewer.ts',
    from: "return JSON.stringify([audience, scopes.join(' ')]);",
    to: 'return JSON.stringify([audience, scopes.length < 0]);',
    tests: ['gateway/authorization/slices.test.ts'],
  },
  {
    name: 'shared: rights are rows as well',
    file: 'subgraphs/shared/access/viewer.ts',
    from: "return JSON.stringify([audience, scopes.join(' '), region, court, unit]);",
    to: "return JSON.stringify([audience, scopes.join(' '), region === court, unit === court]);",
    tests: ['gateway/subgraph-client/deduplicate-fetches.test.ts'],
  },
  {
    name: 'answers are kept by no cache on the way',
    file: 'gateway/http/graphql-route.ts',
    from: "headers: { 'cache-control': 'no-store', ...Object.fromEntries(headers) },",
    to: 'headers: Object.fromEntries(headers),',
    tests: ['gateway/verification/oracles/oracles.test.ts'],
    only: 'is not kept by a cache on the way',
  },
  {
    name: 'errors repeat no value: unexpected ones are one sentence',
    file: 'gateway/serving/present-error.ts',
    from: '      return masked(formatted, scope?.requestId);',
    to: '      return formatted;',
    tests: ['gateway/serving/present-error.test.ts'],
  },
];
