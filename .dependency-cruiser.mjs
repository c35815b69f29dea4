/**
 * Which room of the gateway may import which, as the map in gateway/README.md says. Values and types are told apart: where a
 * room may know only the types of another, it can be compiled, and tested, without it.
 */
const ROOMS = {
  graphql: { values: [], types: [] },
  telemetry: { values: [], types: [] },
  'subgraph-client': { values: ['graphql', 'telemetry'], types: [] },
  authentication: { values: [], types: [] },
  authorization: { values: ['graphql'], types: [] },
  planning: { values: ['graphql'], types: [] },
  execution: { values: ['graphql', 'subgraph-client'], types: ['planning'] },
  'access-ledger': { values: ['graphql', 'telemetry'], types: ['execution', 'limits'] },
  limits: { values: ['graphql'], types: [] },
  'trusted-documents': { values: [], types: [] },
  viewer: { values: [], types: [] },
  serving: {
    values: [
      ...['graphql', 'telemetry', 'subgraph-client', 'authorization', 'planning', 'execution', 'access-ledger'],
      'limits',
    ],
    types: ['trusted-documents'],
  },
  'saved-queries': {
    values: ['graphql', 'authorization', 'access-ledger', 'limits', 'serving', 'trusted-documents'],
    types: ['subgraph-client'],
  },
  http: {
    values: ['authentication', 'execution', 'graphql', 'telemetry'],
    types: ['access-ledger', 'authorization', 'saved-queries', 'serving', 'subgraph-client', 'trusted-documents'],
  },
};

const TESTS = '[.]test[.]ts$';
/** What every room may import: the catalogue of errors. */
const COMMON = '^gateway/errors[.]ts$';

function roomRules([room, { values, types }]) {
  const from = { path: `^gateway/${room}/`, pathNot: TESTS };
  const inside = (rooms) => `^gateway/(${[room, ...rooms].join('|')})/`;
  return [
    {
      name: `${room}-imports-against-the-arrows`,
      comment: `gateway/${room}/ may import ${[...values, ...types].join(', ') || 'no other room'}; see gateway/README.md.`,
      severity: 'error',
      from,
      to: { path: '^gateway/', pathNot: [inside([...values, ...types]), COMMON] },
    },
    ...(types.length === 0
      ? []
      : [
          {
            name: `${room}-imports-more-than-types`,
            comment: `gateway/${room}/ may import only types of ${types.join(', ')}.`,
            severity: 'error',
            from,
            to: { path: `^gateway/(${types.join('|')})/`, dependencyTypesNot: ['type-only'] },
          },
        ]),
  ];
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Imports go one way, types included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'product-imports-verification',
      comment: 'What proves the product is no part of it. Only the command line starts it, when a command asks for it.',
      severity: 'error',
      from: { path: '^(gateway|subgraphs)/', pathNot: [TESTS, '^gateway/(verification|e2e|command-line)/'] },
      to: { path: '^gateway/(verification|e2e)/' },
    },
    {
      name: 'rooms-import-the-composition-root',
      comment: 'gateway.ts and config.ts import the rooms, never the reverse.',
      severity: 'error',
      from: { path: `^gateway/(${Object.keys(ROOMS).join('|')})/`, pathNot: TESTS },
      to: { path: '^gateway/[^/]+[.]ts$', pathNot: COMMON },
    },
    {
      name: 'mock-imports-an-office',
      comment:
        'The mock makes its records itself: of the subgraphs it knows what all share, and of the gateway no planner.',
      severity: 'error',
      from: { path: '^codegen/mock/', pathNot: TESTS },
      to: { path: '^(subgraphs/(?!shared/)|gateway/(planning|one-process|verification|e2e|command-line)/)' },
    },
    {
      name: 'project-imports-the-example',
      comment: 'The example client is read and built by itself; only codegen makes its types, by its own settings.',
      severity: 'error',
      from: {
        path: '^(gateway|subgraphs|seed|codegen)/',
        pathNot: ['^codegen/example/', '^codegen/example-client[.]ts$'],
      },
      to: { path: '^codegen/example/' },
    },
    ...Object.entries(ROOMS).flatMap(roomRules),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        '^gateway/http/explorer/',
        '^gateway/saved-queries/page/(dist/|.*[.]tsx?$)',
        '^gateway/verification/bench/peers/',
        'codegen/client/',
        '^codegen/example/(src|dist)/',
      ],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs'] },
  },
};
