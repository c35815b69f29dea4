import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Configuration } from '@mikro-orm/core';
import { isObjectType, type GraphQLSchema } from 'graphql';

import { SUBGRAPHS } from './definitions.ts';
import { connect, type Database } from './shared/database/connect.ts';
import { migrate } from './shared/database/migrate.ts';
import { storedBy } from './shared/database/stored-by.ts';
import { readTrees, type Trees } from './shared/database/trees.ts';
import { linkFields, listFields } from './shared/lists/list-queries.ts';
import { LARGEST_PAGE } from './shared/lists/page.ts';
import { makeSubgraphHandler } from './shared/server/answer.ts';
import type { SubgraphDefinition } from './shared/server/define-subgraph.ts';
import type { SubgraphHandler } from './shared/server/subgraph-handler.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';
import { fillTables } from './shared/testing/filled-tables.ts';
import { mysqlVersion } from './shared/testing/mysql-server.ts';
import { scratchAddress, type ScratchAddress } from './shared/testing/scratch-address.ts';
import { SUPREME_COURT_VIEWER } from './shared/testing/viewers.ts';
import { readsOf, rowFilter } from './shared/visibility/row-filter.ts';

/**
 * Every filter and order of every list, every list under a parent and every link between records runs on MySQL tables
 * with thousands of records: none may scan a large table.
 */
const ROWS = 4000;
/** Tables with fewer rows are not large: the closures and derived tables of the server. */
const LARGE = 1000;

const IDENTIFIERS = ['110105491231002', 'H01234567', '01234567', 'E12345678', '91110000600037341L', '60003734-1'];
/** Lookups by an identifier, in each subgraph. */
const LOOKUPS: Readonly<Record<string, readonly string[]>> = {
  cases: [
    'enforcementCaseByNumber(caseNumber: "（2021）闽0902执71号")',
    'enforcementCaseByNumber(caseNumber: "（2014）深福法执字3456号")',
    'judgmentByInstrumentNumber(instrumentNumber: "（2021）闽0902民初71号之一")',
    ...['11010519491231002X', '110105491231002', 'H01234567', '01234567'].map(
      (number) => `partiesByIdNumber(idNumber: "${number}")`,
    ),
    ...['91110000600037341L', '60003734-1'].map((code) => `partiesByCreditCode(creditCode: "${code}")`),
  ],
  credit: [
    `creditCheck(identifiers: ${JSON.stringify(IDENTIFIERS)})`,
    'sanctionByDecisionNumber(decisionNumber: "（2022）川3301司惩7号之二")',
    'publishedDishonestListings(filter: { name: "阿卜杜拉·买买提" })',
  ],
  performance: ['supervisionLedger(subjectNumber: "（2021）闽0902执71号")', 'agency(creditCode: "91110000600037341L")'],
};

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run on MySQL, no server at MYSQL_URL: whether every list uses an index\n');
}

describe('lists', () => {
  it('exist in every subgraph', () => {
    for (const definition of Object.values(SUBGRAPHS)) {
      expect(listFields(subgraphSchema(definition).executable, 'Query').length).toBeGreaterThan(4);
    }
  });

  if (version !== null) {
    for (const definition of Object.values(SUBGRAPHS)) {
      describe(`of ${definition.name}`, () => onFilledTables(definition));
    }
  }
});

interface Result {
  data: { list?: { pageInfo: { endCursor: string | null } } } | null;
  errors?: { message: string; extensions: { code: string } }[];
}

function onFilledTables(definition: SubgraphDefinition): void {
  const { executable: schema, rules } = subgraphSchema(definition);
  let scratch: ScratchAddress | undefined;
  let database: Database;
  let handler: SubgraphHandler;
  let statements: string[] = [];
  let endCursor: string | null = null;

  beforeAll(async () => {
    scratch = await scratchAddress('mysql', `filled_${definition.name}`);
    const { address } = scratch;
    await migrate(definition, address);
    database = await connect(address, { entities: storedBy(definition), filters: rowFilter(definition.visibility) });
    await fillTables(database, address.kind === 'mysql' ? address.url : '', schema, ROWS);
    const config: Pick<Configuration, 'set'> = database.orm.config;
    config.set('onQuery', (sql, params) => {
      statements.push(database.em.getPlatform().formatQuery(sql, params));
      return sql;
    });
    handler = makeSubgraphHandler({
      rules,
      schema,
      makeContext: async () => contextOf(database, definition, await readTrees(database.em.fork())),
      viewerOf: () => SUPREME_COURT_VIEWER,
      onFault: () => {},
    });
  });
  afterAll(async () => {
    await database?.close();
    await scratch?.remove();
  });

  /** The large tables that a query scanned, with the statements. */
  async function scansOf(query: string): Promise<string[]> {
    statements = [];
    const { body } = await handler({
      body: JSON.stringify({ query }),
      headers: {},
      signal: new AbortController().signal,
    });
    const { data, errors } = JSON.parse(body) as Result;
    endCursor = data?.list?.pageInfo.endCursor ?? null;
    // Filled records have random values, so fields may fail; a refused query is a failure of the test.
    const ofValues = ['INTERNAL_SERVER_ERROR', 'UNREADABLE_VALUE', 'UNKNOWN_RECORD'];
    expect(errors?.filter(({ extensions }) => !ofValues.includes(extensions.code))).toEqual(errors && []);
    const sent = [...statements];
    expect(sent.length).toBeGreaterThan(0);
    const scans: string[] = [];
    for (const sql of sent) {
      const plan = await database.em.execute<{ table: string; type: string; rows: number }[]>(`explain ${sql}`);
      const scanned = plan.filter(
        ({ table, type, rows }) => type === 'ALL' && Number(rows) >= LARGE && !String(table).startsWith('<'),
      );
      scans.push(...scanned.map(({ table }) => `${table}: ${sql}`));
    }
    return scans;
  }

  it.each(listFields(schema, 'Query'))('$coordinate scans no large table', async ({ coordinate, shapes }) => {
    const scans: Record<string, string[]> = {};
    for (const [what, args] of shapes) {
      const page = (after: string) =>
        `{ list: ${coordinate.split('.')[1]}(${args}${after}) { totalCount pageInfo { endCursor } } }`;
      scans[what] = await scansOf(page(''));
      if (endCursor) {
        scans[`${what}, next page`] = await scansOf(page(`, after: "${endCursor}"`));
      }
    }
    expect(scansAmong(scans)).toEqual({});
  });

  const parents = Object.keys(definition.references).flatMap((typeName) => listFields(schema, typeName));
  if (parents.length > 0) {
    it.each(parents)('$coordinate scans no large table', async ({ coordinate, shapes }) => {
      const [typeName = '', field = ''] = coordinate.split('.');
      const scans: Record<string, string[]> = {};
      for (const [what, args] of shapes) {
        scans[what] = await scansOf(
          entitiesQuery(schema, typeName, `${field}(${args}) { totalCount edges { cursor } }`),
        );
      }
      expect(scansAmong(scans)).toEqual({});
    });
  }

  const lookups = LOOKUPS[definition.name] ?? [];
  if (lookups.length > 0) {
    it.each(lookups)('%s scans no large table, though it asks for every written form', async (query) => {
      expect(await scansOf(`{ ${query} { __typename } }`)).toEqual([]);
    });
  }

  const linked = Object.keys(definition.references).filter((typeName) => linkFields(schema, typeName).length > 0);
  it.each(linked)('%s leads to its records without scanning a large table', async (typeName) => {
    const links = linkFields(schema, typeName).map((field) => `${field} { __typename }`);
    expect(await scansOf(entitiesQuery(schema, typeName, links.join(' ')))).toEqual([]);
  });
}

function scansAmong(scans: Readonly<Record<string, string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(scans).filter(([, scans]) => scans.length > 0));
}

/** A query of two entities by their first key. */
function entitiesQuery(schema: GraphQLSchema, typeName: string, selection: string): string {
  const type = schema.getType(typeName);
  const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
  const representation = (key: string, code: string) =>
    `{ __typename: "${typeName}", ${fields.includes('id') ? `id: "${key}"` : `code: "${code}"`} }`;
  const two = [representation('k0', '350100'), representation('k1', '350101')];
  return `{ _entities(representations: [${two.join(', ')}]) { ... on ${typeName} { ${selection} } } }`;
}

function contextOf(database: Database, { visibility }: SubgraphDefinition, trees: Trees) {
  return {
    em: readsOf(database.em, SUPREME_COURT_VIEWER, trees),
    loaders: new Map(),
    largestPage: LARGEST_PAGE,
    cursorKey: 'a key for tests',
    now: new Date('2021-06-01T00:00:00+08:00'),
    requestId: 'test',
    viewer: SUPREME_COURT_VIEWER,
    visibility,
    trees,
    rowCounts: null,
  };
}
