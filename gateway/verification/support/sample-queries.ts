import type { WrittenDefinition } from './saved-query-graph.ts';

/** Columns of a case by their fields: enough for 3,000 rows to be longer than a short result. */
const CASE_FIELDS = {
  id: 'text',
  filedOn: 'date',
  cause: 'text',
  claimAmount: 'decimal',
  recoveredAmount: 'decimal',
  dueOn: 'date',
  statusLabel: 'text',
  basisKindLabel: 'text',
};
/** The same values under several keys make long rows of few values that are read. */
const REPEATS = 5;

function column(path: string, type = 'text', key = path) {
  return { key, path, header: key, type, unit: '', description: key };
}

/** A saved query over enforcement cases. @param node the selections of a case */
function cases(
  name: string,
  change: Readonly<Record<string, unknown>> = {},
  node = Object.keys(CASE_FIELDS).join(' '),
  records = `edges { node { ${node} } }`,
): WrittenDefinition {
  const keys = ['', ...Array.from({ length: REPEATS }, (_, at) => `the_same_value_once_more_${at}_`)];
  const columns = keys.flatMap((start) =>
    Object.entries(CASE_FIELDS).map(([field, type]) => column(field, type, `${start}${field.toLowerCase()}`)),
  );
  return {
    document: `query ($filed: Period!, $court: CourtCode, $cause: String) {
      enforcementCases(filter: { filed: $filed, court: $court, cause: $cause }, orderBy: { field: FILED_ON }) {
        ${records}
      }
    }`,
    yaml: {
      ...{ name, version: 1, status: 'active', title: '案件', description: '案件', owner: '法院' },
      audiences: ['court', 'committee'],
      maxSeconds: 600,
      parameters: {
        filed: { type: 'Period!', title: '立案期间', description: '年', default: '2021', example: '2021' },
        court: { type: 'CourtCode', title: '法院', description: '代字', example: '川33' },
        cause: { type: 'String', title: '案由', description: '全文', example: null },
      },
      rows: 'enforcementCases.edges.node',
      columns,
      ...change,
    },
  };
}

/** A short saved query, for courts; `year` must be given. */
export function staffOfCourts(name: string, change: Readonly<Record<string, unknown>> = {}): WrittenDefinition {
  return {
    document: `query ($year: Int!) {
      courtStaff(filter: { year: $year }) { edges { node { year officers court { name } } } }
    }`,
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
      columns: [column('court.name', 'text', 'court_name'), column('officers', 'integer')],
      ...change,
    },
  };
}

/** By the names of their folders. */
export const SAMPLE_QUERIES: Readonly<Record<string, WrittenDefinition>> = {
  'staff-1': staffOfCourts('staff', {
    status: 'deprecated',
    sunset: '2999-12-31',
    columns: [column('officers', 'integer')],
  }),
  'staff-2': staffOfCourts('staff', { version: 2 }),
  changing: staffOfCourts('changing', { title: '以前' }),
  breaking: staffOfCourts('breaking'),
  retired: staffOfCourts('retired-query', { status: 'retired' }),
  draft: staffOfCourts('draft-query', { status: 'draft' }),
  'over-sunset': staffOfCourts('over-sunset', { status: 'deprecated', sunset: '2020-01-31' }),
  'all-cases': cases('all-cases'),
  'hurried-cases': cases('hurried-cases', { maxSeconds: 1 }),
  'as-edges': cases(
    'as-edges',
    { audiences: ['court'], columns: [column('caseNumber', 'text', 'case_number')] },
    'caseNumber',
  ),
  'as-nodes': cases(
    'as-nodes',
    { audiences: ['court'], rows: 'enforcementCases.nodes', columns: [column('caseNumber', 'text', 'case_number')] },
    '',
    'nodes { caseNumber }',
  ),
  parties: cases(
    'case-parties',
    {
      audiences: ['court'],
      rows: 'enforcementCases.edges.node.parties',
      columns: [column('/enforcementCases.edges.node.id', 'text', 'case_id'), column('name')],
    },
    'id parties { name }',
  ),
};
