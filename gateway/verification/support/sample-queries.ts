import type { WrittenDefinition } from './saved-query-graph.ts';

/** Values that are long enough for 3,000 rows to be more than a short result. */
const LONG_COLUMNS = [
  'id',
  'filedOn',
  'cause',
  'claimAmount',
  'recoveredAmount',
  'dueOn',
  'statusLabel',
  'basisKindLabel',
];

function column(
  path: string,
  type = 'text',
  key = path
    .replaceAll(/[./A-Z]/g, (letter) => (/[A-Z]/.test(letter) ? `_${letter.toLowerCase()}` : '_'))
    .replace(/^_/, ''),
) {
  return { key, path, header: key, type, unit: '', description: key };
}

/** A definition over enforcement cases. */
function cases(
  name: string,
  change: Readonly<Record<string, unknown>> = {},
  node = LONG_COLUMNS.join(' '),
): WrittenDefinition {
  const types: Readonly<Record<string, string>> = {
    claimAmount: 'decimal',
    recoveredAmount: 'decimal',
    filedOn: 'date',
    dueOn: 'date',
  };
  // The same values under several names make a long row of few values that are read.
  const repeats = Array.from({ length: 6 }, (_, at) =>
    LONG_COLUMNS.map((path) => column(path, types[path], `the_same_value_again_${at}_${path.toLowerCase()}`)),
  ).flat();
  return {
    document: `query ($filed: Period!, $court: CourtCode, $cause: String) {
      enforcementCases(filter: { filed: $filed, court: $court, cause: $cause }, orderBy: { field: FILED_ON }) {
        edges { node { ${node} } }
      }
    }`,
    yaml: {
      ...{ name, version: 1, status: 'active', title: '案件', description: '案件', owner: '法院' },
      audiences: ['court', 'analyst'],
      maxSeconds: 600,
      parameters: {
        filed: { type: 'Period!', title: '立案期间', description: '年', default: '2021', example: '2021' },
        court: { type: 'CourtCode', title: '法院', description: '代字', example: '川33' },
        cause: { type: 'String', title: '案由', description: '全文', example: null },
      },
      rows: 'enforcementCases.edges.node',
      columns: repeats.map((one, at) =>
        at < LONG_COLUMNS.length ? column(LONG_COLUMNS[at]!, types[LONG_COLUMNS[at]!]) : one,
      ),
      ...change,
    },
  };
}

export function courts(name: string, change: Readonly<Record<string, unknown>> = {}): WrittenDefinition {
  return {
    document:
      'query ($year: Int!) { courtStaff(filter: { year: $year }) { edges { node { year officers court { name } } } } }',
    yaml: {
      ...{
        name,
        version: 1,
        status: 'active',
        title: '人员',
        description: '人员',
        owner: '法院',
        audiences: ['court'],
      },
      maxSeconds: 60,
      parameters: { year: { type: 'Int!', title: '年', description: '年', allowed: [2020, 2021], example: 2021 } },
      rows: 'courtStaff.edges.node',
      columns: [column('court.name'), column('officers', 'integer')],
      ...change,
    },
  };
}

/** By the names of their folders. */
export const SAMPLE_QUERIES: Readonly<Record<string, WrittenDefinition>> = {
  'staff-1': courts('staff', {
    title: '旧的',
    status: 'deprecated',
    sunset: '2999-12-31',
    columns: [column('officers', 'integer')],
  }),
  'staff-2': courts('staff', { version: 2 }),
  changing: courts('changing', { title: '以前' }),
  breaking: courts('breaking'),
  retired: courts('retired-query', { status: 'retired' }),
  draft: courts('draft-query', { status: 'draft' }),
  'over-sunset': courts('over-sunset', { status: 'deprecated', sunset: '2020-01-31' }),
  'all-cases': cases('all-cases'),
  'hurried-cases': cases('hurried-cases', { maxSeconds: 1 }),
  parties: cases(
    'case-parties',
    {
      audiences: ['court'],
      rows: 'enforcementCases.edges.node.parties',
      columns: [column('/enforcementCases.edges.node.id'), column('name')],
    },
    'id parties { name }',
  ),
};
