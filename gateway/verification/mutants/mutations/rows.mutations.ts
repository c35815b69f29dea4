import { inFile, type Mutation } from './mutation.ts';

const VISIBILITY_LINKAGE_TEST = { files: ['subgraphs/visibility.test.ts'], only: 'on sqlite in linkage' };
const VISIBILITY_ASSETS_TEST = { files: ['subgraphs/visibility.test.ts'], only: 'on sqlite in assets' };

/** Which rows a viewer may read: the filter’s place in every kind of read, and each kind of rule. */
export const ROWS: readonly Mutation[] = [
  ...inFile('subgraphs/shared/visibility/row-filter.ts', VISIBILITY_LINKAGE_TEST, [
    { meaning: 'The row filter is off unless a query turns it on.', replace: 'default: true,', by: 'default: false,' },
    {
      meaning: 'Every request reads with the rows of the Supreme Court.',
      replace: 'own.setFilterParams(ROWS, { viewer, trees } satisfies RowScope);',
      by: "own.setFilterParams(ROWS, { viewer: { ...viewer, audience: 'court', court: '最高法' }, trees } satisfies RowScope);",
    },
    {
      meaning: 'A query without a viewer reads every row.',
      replace:
        'default: true, cond: (scope: Dictionary, _type, em: SqlEntityManager, _options, entityName) => { const { viewer, trees, form } = scope as RowScope;',
      by: "default: true, args: false, cond: (scope: Dictionary, _type, em: SqlEntityManager, _options, entityName) => { const { viewer = { audience: 'court', court: '最高法' } as Viewer, trees, form } = (scope ?? {}) as RowScope;",
    },
    {
      meaning: 'All requests share an entity manager, and with it a viewer.',
      replace: 'const own = em.fork({ keepTransactionContext: true, ...(signal && { signal }) });',
      by: 'const own = signal ? em : em.fork();',
    },
  ]),
  ...inFile('subgraphs/shared/server/open-subgraph.ts', VISIBILITY_LINKAGE_TEST, [
    { meaning: 'A subgraph’s connection has no row filter.', replace: 'filters: rowFilter(visibility),', by: '' },
    {
      meaning: 'A subgraph starts with an entity that has no visibility rule.',
      replace: 'checkVisibility(name, entities, visibility);',
      by: 'if (entities.length < 0) checkVisibility(name, entities, visibility);',
      tests: { files: ['subgraphs/shared/server/open-subgraph.test.ts'] },
    },
  ]),
  ...inFile('subgraphs/shared/visibility/visible-condition.ts', VISIBILITY_LINKAGE_TEST, [
    {
      meaning: 'A record without a rule for an audience is open to it.',
      replace: 'if (rule === undefined) return NO_RECORD;',
      by: 'if (rule === undefined) return EVERY_RECORD;',
    },
    {
      meaning: 'A record is visible through a record that is not.',
      replace: "const condition = visibleCondition(reader, { entity: other, alias: 'v', bind });",
      by: 'const condition = EVERY_RECORD;',
    },
    {
      meaning: 'A partly visible record counts as wholly visible for the records that belong to it.',
      replace: "return visibleCondition(reader, { entity: other, alias: 'v', bind: () => '?' }) === EVERY_RECORD;",
      by: "return visibleCondition(reader, { entity: other, alias: 'v', bind: () => '?' }) !== NO_RECORD;",
      tests: VISIBILITY_ASSETS_TEST,
    },
  ]),
  ...inFile('codegen/schemas.ts', { files: ['codegen/schemas.test.ts'] }, [
    {
      meaning: 'A schema is generated with an entity that has no visibility rule.',
      replace: 'checkVisibility(name, entities, visibility);',
      by: 'if (entities.length < 0) checkVisibility(name, entities, visibility);',
    },
  ]),
  ...inFile(
    'subgraphs/shared/visibility/visibility.ts',
    { files: ['subgraphs/visibility.test.ts'], only: 'is reported as missing where' },
    [
      {
        meaning: 'The check of visibility rules overlooks entities that have none.',
        replace: '...entities.filter((entity) => !listed.includes(entity)).map(({ name }) => `${name} has no entry`),',
        by: '',
      },
      {
        meaning: 'The rule of the published list applies to every form of the record.',
        replace: 'const rule = form === undefined ? rules : Object.hasOwn(forms, form) ? forms[form] : undefined;',
        by: "const rule = 'published' in forms ? forms['published'] : form === undefined ? rules : forms[form];",
        tests: { files: ['subgraphs/visibility.test.ts'], only: 'on sqlite in credit' },
      },
    ],
  ),
  ...inFile('subgraphs/shared/database/read-records.ts', VISIBILITY_LINKAGE_TEST, [
    {
      meaning: 'Records read by key or by a loader are not filtered.',
      replace: 'await query.applyFilters(filters);',
      by: '',
    },
    { meaning: 'A page is not filtered.', replace: 'await first.applyFilters(filters);', by: '' },
  ]),
  ...inFile(
    'subgraphs/shared/visibility/shown-with.ts',
    { files: ['subgraphs/assets/inquiry-request/inquiry-of-another-case.test.ts'] },
    [
      {
        meaning: 'A link to a case is shown whether or not the case may be seen with the record.',
        replace: 'return ids.map((each) => known.has(keyText(each)));',
        by: 'return ids.map((each) => known.has(keyText(each)) || each !== undefined);',
      },
    ],
  ),
  ...inFile('subgraphs/shared/visibility/rules.ts', VISIBILITY_LINKAGE_TEST, [
    {
      meaning: 'A court reads the rows of all courts.',
      replace: "viewer.court === null ? NO_RECORD : under(trees, 'court', column(property), viewer.court, bind),",
      by: "viewer.court === null ? NO_RECORD : under(trees, 'court', column(property), '最高法', bind),",
    },
    {
      meaning: 'A viewer without a court reads the rows of all courts.',
      replace: "viewer.court === null ? NO_RECORD : under(trees, 'court', column(property), viewer.court, bind),",
      by: "under(trees, 'court', column(property), viewer.court ?? '最高法', bind),",
    },
    {
      meaning: 'A region’s viewer reads the rows of the whole country.',
      replace: "viewer.region === null ? NO_RECORD : under(trees, 'region', column(property), viewer.region, bind),",
      by: "viewer.region === null ? NO_RECORD : under(trees, 'region', column(property), '000000', bind),",
    },
    {
      meaning: 'A viewer without a region reads the rows of the whole country.',
      replace: "viewer.region === null ? NO_RECORD : under(trees, 'region', column(property), viewer.region, bind),",
      by: "under(trees, 'region', column(property), viewer.region ?? '000000', bind),",
    },
    {
      meaning: 'Every court reads by region what only the Supreme Court may.',
      replace: 'if (viewer.court === SUPREME_COURT) return EVERY_RECORD;',
      by: "if (viewer.court !== '') return EVERY_RECORD;",
    },
    {
      meaning: 'A viewer reads the rows of agencies of other regions.',
      replace: "`where ${under(trees, 'region', 'd.region_code', viewer.region, bind)})`,",
      by: "`where (${under(trees, 'region', 'd.region_code', viewer.region, bind)} or 1 = 1))`,",
    },
    {
      meaning: 'A unit reads the rows of other units.',
      replace:
        '`${column(property)} in (select d.agency_id from agency_directory d where d.credit_code in (${forms}))`',
      by: '`${column(property)} in (select d.agency_id from agency_directory d where (d.credit_code in (${forms}) or 1 = 1))`',
    },
    {
      meaning: 'Records are visible whatever they belong to.',
      replace: 'seesEvery(entity) ? EVERY_RECORD : `${column(property)} in (${visible(entity, key)})`,',
      by: "seesEvery(entity) || property !== '' ? EVERY_RECORD : `${column(property)} in (${visible(entity, key)})`,",
      tests: VISIBILITY_ASSETS_TEST,
    },
    {
      meaning: 'Records are visible without being named by a visible one.',
      replace: "return { sql: ({ column, visible }) => `${column('id')} in (${visible(entity, property)})` };",
      by: "return { sql: ({ column, visible }) => `(${column('id')} in (${visible(entity, property)}) or 1 = 1)` };",
    },
  ]),
  ...inFile(
    'subgraphs/shared/database/under.ts',
    { files: ['subgraphs/visibility.test.ts'], only: 'on sqlite in cases' },
    [
      {
        meaning: 'A province counts as the whole country.',
        replace: "if (code === (kind === 'court' ? SUPREME_COURT : COUNTRY)) return EVERY_RECORD;",
        by: "if (code === (kind === 'court' ? SUPREME_COURT : COUNTRY) || code.endsWith('0000')) return EVERY_RECORD;",
      },
      {
        meaning: 'A court or region that no tree knows is all of them.',
        replace: 'codes.length === 0 ? NO_RECORD :',
        by: 'codes.length === 0 ? EVERY_RECORD :',
      },
    ],
  ),
];
