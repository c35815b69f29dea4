import type { Hook } from './mutation.ts';

const FILTER = 'subgraphs/shared/visibility/row-filter.ts';
const CONDITION = 'subgraphs/shared/visibility/visible-condition.ts';
const RULES = 'subgraphs/shared/visibility/rules.ts';
const PAGE = 'subgraphs/shared/lists/page.ts';
const READ = 'subgraphs/shared/database/read-records.ts';

/** Who may see which rows, in one office that has every kind of read. */
const ROWS = { tests: ['subgraphs/visibility.test.ts'], only: 'on sqlite in linkage' };
const ROWS_OF_CASES = { tests: ['subgraphs/visibility.test.ts'], only: 'on sqlite in cases' };
const ROWS_OF_ASSETS = { tests: ['subgraphs/visibility.test.ts'], only: 'on sqlite in assets' };
const ROWS_OF_CREDIT = { tests: ['subgraphs/visibility.test.ts'], only: 'on sqlite in credit' };

/** Which rows are read: the filter's place in every kind of read, its parameters, and each kind of rule. */
export const OF_ROWS: readonly Hook[] = [
  { name: 'rows: the filter is on by default', file: FILTER, from: 'default: true,', to: 'default: false,', ...ROWS },
  {
    name: 'rows: the viewer of the request',
    file: FILTER,
    from: 'own.setFilterParams(ROWS, { viewer } satisfies RowScope);',
    to: "own.setFilterParams(ROWS, { viewer: { ...viewer, audience: 'court', court: '最高法' } } satisfies RowScope);",
    ...ROWS,
  },
  {
    name: 'rows: none where no viewer is told',
    file: FILTER,
    from:
      '      default: true,\n      cond: (scope: Dictionary, _type, em: SqlEntityManager, _options, entityName) => {\n' +
      '        const { viewer, form } = scope as RowScope;',
    to:
      '      default: true,\n      args: false,\n      cond: (scope: Dictionary, _type, em: SqlEntityManager, _options, entityName) => {\n' +
      "        const { viewer = { audience: 'court', court: '最高法' } as Viewer, form } = (scope ?? {}) as RowScope;",
    ...ROWS,
  },
  {
    name: 'rows: the filter is part of the connection',
    file: 'subgraphs/shared/server/open-subgraph.ts',
    from: 'filters: rowFilter(visibility),',
    to: '',
    ...ROWS,
  },
  {
    name: 'rows: an entity manager of its own for each request',
    file: FILTER,
    from: 'const own = em.fork({ ...(signal && { signal }) });',
    to: 'const own = signal ? em : em.fork();',
    ...ROWS,
  },
  {
    name: 'rows: closed where nothing is told of an audience',
    file: CONDITION,
    from: 'if (rule === undefined) return NO_RECORD;',
    to: 'if (rule === undefined) return EVERY_RECORD;',
    ...ROWS,
  },
  {
    name: 'rows: of records that others lead to',
    file: CONDITION,
    from: "const condition = visibleCondition(reader, { entity: other, alias: 'v', bind });\n      return `select",
    to: 'const condition = EVERY_RECORD;\n      return `select',
    ...ROWS,
  },
  {
    name: 'rows: each entity has its entry, at start',
    file: 'subgraphs/shared/server/open-subgraph.ts',
    from: 'checkVisibility(name, entities, visibility);',
    to: 'if (entities.length < 0) checkVisibility(name, entities, visibility);',
    tests: ['subgraphs/shared/server/open-subgraph.test.ts'],
  },
  {
    name: 'rows: each entity has its entry, at build',
    file: 'codegen/schemas.ts',
    from: 'checkVisibility(name, entities, visibility);',
    to: 'if (entities.length < 0) checkVisibility(name, entities, visibility);',
    tests: ['codegen/schemas.test.ts'],
  },
  {
    name: 'rows: an entity without an entry is named',
    file: 'subgraphs/shared/visibility/visibility.ts',
    from: '...entities.filter((entity) => !listed.includes(entity)).map(({ name }) => `${name} has no entry`),',
    to: '',
    tests: ['subgraphs/visibility.test.ts'],
    only: 'is missed, by name',
  },
  {
    name: 'rows: a single record and what loaders read',
    file: READ,
    from: '    query.where(where);\n    // Unlike `find`, a query builder applies the row filter only on request.\n    await query.applyFilters(filters);',
    to: '    query.where(where);',
    ...ROWS,
  },
  { name: 'rows: a page', file: READ, from: '  await first.applyFilters(filters);', to: '', ...ROWS },
  {
    name: 'rows: a page by parent, ranked',
    file: PAGE,
    from: 'await ranked.applyFilters(seen(context, request).filters);',
    to: 'await ranked.applyFilters({ rows: false });',
    ...ROWS_OF_CASES,
  },
  {
    name: 'rows: a count',
    file: PAGE,
    from: 'context.em.count(entity, where(request.conditions), seen(context, request)),',
    to: 'context.em.count(entity, where(request.conditions), { ...seen(context, request), filters: false }),',
    ...ROWS,
  },
  {
    name: 'rows: a count by parent',
    file: PAGE,
    from: 'const options = { where: where(conditions), ...seen(context, request) };',
    to: 'const options = { where: where(conditions), filters: false };',
    ...ROWS_OF_CASES,
  },
  {
    name: 'rows: statistics',
    file: 'subgraphs/shared/measures/run-source.ts',
    from: 'const conditions = [source.concerns, visible, ...filterConditions(source, args, bind)];',
    to: 'const conditions = [source.concerns, `(${visible} or 1 = 1)`, ...filterConditions(source, args, bind)];',
    ...ROWS,
  },
  {
    name: 'rows: an officer’s caseload',
    file: 'subgraphs/cases/court-staff/caseload.ts',
    from: 'and ${visible} ` +',
    to: 'and (${visible} or 1 = 1) ` +',
    tests: ['subgraphs/cases/court-staff/court-staff.test.ts'],
  },
  {
    name: 'rows: a case that a record in sight is about',
    file: 'subgraphs/shared/visibility/shown-with.ts',
    from: 'return ids.map((each) => known.has(each));',
    to: 'return ids.map((each) => known.has(each) || each !== undefined);',
    tests: ['subgraphs/assets/inquiry-request/inquiry-of-another-case.test.ts'],
  },
  {
    name: 'rows: the published form is of the published list alone',
    file: 'subgraphs/shared/visibility/visibility.ts',
    from: 'const rule = form === undefined ? rules : Object.hasOwn(forms, form) ? forms[form] : undefined;',
    to: "const rule = 'published' in forms ? forms['published'] : form === undefined ? rules : forms[form];",
    ...ROWS_OF_CREDIT,
  },
  {
    name: 'rows: at the viewer’s court',
    file: RULES,
    from: "viewer.court === null ? NO_RECORD : under('court', column(property), viewer.court, bind),",
    to: "viewer.court === null ? NO_RECORD : under('court', column(property), '最高法', bind),",
    ...ROWS,
  },
  {
    name: 'rows: none for a court that is not named',
    file: RULES,
    from: "viewer.court === null ? NO_RECORD : under('court', column(property), viewer.court, bind),",
    to: "under('court', column(property), viewer.court ?? '最高法', bind),",
    ...ROWS,
  },
  {
    name: 'rows: in the viewer’s region',
    file: RULES,
    from: "viewer.region === null ? NO_RECORD : under('region', column(property), viewer.region, bind),",
    to: "viewer.region === null ? NO_RECORD : under('region', column(property), '000000', bind),",
    ...ROWS,
  },
  {
    name: 'rows: none for a region that is not named',
    file: RULES,
    from: "viewer.region === null ? NO_RECORD : under('region', column(property), viewer.region, bind),",
    to: "under('region', column(property), viewer.region ?? '000000', bind),",
    ...ROWS,
  },
  {
    name: 'rows: in the region of the viewer’s court',
    file: RULES,
    from: 'if (viewer.court === SUPREME_COURT) return EVERY_RECORD;',
    to: "if (viewer.court !== '') return EVERY_RECORD;",
    ...ROWS,
  },
  {
    name: 'rows: of agencies of the viewer’s region',
    file: RULES,
    from: '`on r.descendant = d.region_code where r.ancestor = ${bind(viewer.region)})`,',
    to: '`on r.descendant = d.region_code where (r.ancestor = ${bind(viewer.region)} or 1 = 1))`,',
    ...ROWS,
  },
  {
    name: 'rows: of the viewer’s unit',
    file: RULES,
    from: 'where d.credit_code = ${bind(viewer.unit)})`,',
    to: 'where (d.credit_code = ${bind(viewer.unit)} or 1 = 1))`,',
    ...ROWS,
  },
  {
    name: 'rows: of what leads to them',
    file: RULES,
    from: 'seesEvery(entity) ? EVERY_RECORD : `${column(property)} in (${visible(entity, key)})`,',
    to: "seesEvery(entity) || property !== '' ? EVERY_RECORD : `${column(property)} in (${visible(entity, key)})`,",
    ...ROWS_OF_ASSETS,
  },
  {
    name: 'rows: whether all of what leads to them are seen',
    file: CONDITION,
    from: "return visibleCondition(reader, { entity: other, alias: 'v', bind: () => '?' }) === EVERY_RECORD;",
    to: "return visibleCondition(reader, { entity: other, alias: 'v', bind: () => '?' }) !== NO_RECORD;",
    ...ROWS_OF_ASSETS,
  },
  {
    name: 'rows: named by what is in sight',
    file: RULES,
    from: "return { sql: ({ column, visible }) => `${column('id')} in (${visible(entity, property)})` };",
    to: "return { sql: ({ column, visible }) => `(${column('id')} in (${visible(entity, property)}) or 1 = 1)` };",
    ...ROWS,
  },
  {
    name: 'rows: only the Supreme Court and the whole country see all',
    file: 'subgraphs/shared/database/under.ts',
    from: "if (code === (kind === 'court' ? SUPREME_COURT : COUNTRY)) return EVERY_RECORD;",
    to: "if (code === (kind === 'court' ? SUPREME_COURT : COUNTRY) || code.endsWith('0000')) return EVERY_RECORD;",
    ...ROWS_OF_CASES,
  },
  {
    name: 'small cells: held back from analysts',
    file: 'subgraphs/shared/measures/statistics.ts',
    from: "context.viewer.audience === 'analyst' ? sources",
    to: "context.viewer.audience === ('nobody' as string) ? sources",
    tests: ['subgraphs/cases/statistics/small-cells.test.ts'],
  },
  {
    name: 'small cells: the threshold',
    file: 'subgraphs/shared/measures/small-cells.ts',
    from: 'return persons.size >= FEWEST_PERSONS;',
    to: 'return persons.size >= FEWEST_PERSONS - 1;',
    tests: ['subgraphs/cases/statistics/small-cells.test.ts'],
  },
  {
    name: 'small cells: persons, not records, over several cells',
    file: 'subgraphs/shared/measures/small-cells.ts',
    from: 'for (const person of own) persons.add(person);',
    to: 'for (const person of own) persons.add(`${person} ${persons.size}`);',
    tests: ['subgraphs/cases/statistics/small-cells.test.ts'],
  },
  {
    name: 'small cells: persons, not records, within a cell',
    file: 'subgraphs/shared/measures/run-source.ts',
    from: '`case when count(distinct ${person}) <',
    to: '`case when count(${person}) <',
    tests: ['subgraphs/cases/statistics/small-cells.test.ts'],
  },
  {
    name: 'small cells: no difference of two answers',
    file: 'subgraphs/shared/measures/small-cells.ts',
    from: 'return groupBy.some((by) => by ===',
    to: 'return groupBy.length < 9 ? 0 : groupBy.some((by) => by ===',
    tests: ['subgraphs/cases/statistics/small-cells.test.ts'],
  },
  {
    name: 'small cells: whole years',
    file: 'subgraphs/shared/measures/statistics.ts',
    from: 'if (heldBack.length > 0) requireWholeYears(args);',
    to: '',
    tests: ['subgraphs/cases/statistics/small-cells.test.ts'],
  },
  {
    name: 'small cells: the answer says so',
    file: 'subgraphs/shared/measures/run-in-blocks.ts',
    from: 'for (const { dimensions } of keptBack) join({ dimensions, sums: zeros, withheld: true }, true);',
    to: 'for (const { dimensions } of keptBack) join({ dimensions, sums: zeros, withheld: false }, false);',
    tests: ['subgraphs/cases/statistics/small-cells.test.ts'],
  },
  {
    name: 'cursor: bound to its list, filter and order',
    file: 'subgraphs/shared/lists/cursor.ts',
    from: "return createHmac('sha256', key).update(`${scope.length}:${scope}`).update(payload)",
    to: "return createHmac('sha256', key).update(`${String(scope.length < 0)}`).update(payload)",
    tests: ['subgraphs/shared/lists/cursor.test.ts'],
  },
  {
    name: 'cursor: authenticated',
    file: 'subgraphs/shared/lists/cursor.ts',
    from: 'if (payload === null || !timingSafeEqual(tag(key, scope, payload), bytes.subarray(0, TAG_BYTES))) {',
    to: 'if (payload === null || timingSafeEqual === undefined) {',
    tests: ['subgraphs/shared/lists/cursor.test.ts'],
  },
  {
    name: 'cursor: tells nothing',
    file: 'subgraphs/shared/lists/cursor.ts',
    from: "return Buffer.concat([vector, cipher.update(payload), cipher.final()]).toString('base64url');",
    to: "return Buffer.concat([vector, payload, cipher.final()]).toString('base64url');",
    tests: ['subgraphs/shared/lists/cursor.test.ts'],
  },
  {
    name: 'cursor: of one parent’s page',
    file: PAGE,
    from: 'const boundRequest = { ...request, scope: `${request.scope} of ${parentProperty} ${parentKey}` };',
    to: 'const boundRequest = { ...request };',
    tests: ['subgraphs/shared/lists/paging.test.ts'],
  },
];
