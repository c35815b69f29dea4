import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';

import { DerivationError, deriveDefinition, offeredColumns } from './derive-definition.ts';

/** The API schema of `gateway/supergraph.graphql`. */
const SCHEMA = buildSchema(readFileSync(new URL('../../../codegen/api-schema.graphql', import.meta.url), 'utf8'));

function derive(document: string) {
  expect(validate(SCHEMA, parse(document))).toEqual([]);
  const { rowPath, columns } = deriveDefinition(SCHEMA, document);
  return { rows: rowPath.join('.'), columns: columns.map(({ key, header, type, unit }) => [key, header, type, unit]) };
}

describe('the definition of a document', () => {
  it('has a row for each node of a connection, and a column for each value of the node', () => {
    expect(
      derive(`{
        enforcementCases(first: 100) {
          totalCount
          edges {
            cursor
            node { caseNumber claimAmount filedOn concludedOn status inTime overdueDays court { name } campaign { id } }
          }
          pageInfo { endCursor }
        }
      }`),
    ).toEqual({
      rows: 'enforcementCases.edges.node',
      columns: [
        ['case_number', '案号', 'text', ''],
        ['claim_amount', '申请标的', 'decimal', '元'],
        ['filed_on', '立案日期', 'date', ''],
        ['concluded_on', '结案日期', 'date', ''],
        ['status', '案件状态', 'enum', ''],
        ['in_time', '法定期限内执结', 'boolean', ''],
        ['overdue_days', '超期天数', 'integer', '天'],
        ['court_name', '名称', 'text', ''],
        ['campaign_id', '编号', 'text', ''],
      ],
    });
  });

  it('has a row for each of the nodes that stand beside the edges', () => {
    expect(derive('{ courts { nodes { code parent { name } } pageInfo { endCursor } } }')).toEqual({
      rows: 'courts.nodes',
      columns: [
        ['code', '法院代字', 'text', ''],
        ['parent_name', '名称', 'text', ''],
      ],
    });
  });

  it('has a row for each item of a plain list', () => {
    expect(
      derive(`{ rows: caseStatistics(period: "2021") { asOf concluded conclusionRate region { code } } }`),
    ).toEqual({
      rows: 'rows',
      columns: [
        ['as_of', '统计时点', 'datetime', ''],
        ['concluded', '执结案件', 'integer', ''],
        ['conclusion_rate', '执结率', 'decimal', ''],
        ['region_code', '行政区划代码', 'text', ''],
      ],
    });
  });

  it('leaves out values of a list inside the row, which would multiply it', () => {
    const { columns } = derive(`{
      enforcementCases { edges { node { cause parties { role name } assets { kind } court { code } } } }
    }`);
    expect(columns.map(([key]) => key)).toEqual(['cause', 'court_code']);
  });

  it('takes the first of two lists, also inside one object', () => {
    const { rows } = derive(`{
      agency(id: "1") { name judgments { edges { node { amount } } } enforcementCases { edges { node { cause } } } }
    }`);
    expect(rows).toBe('agency.judgments.edges.node');
  });

  it('follows fragments and aliases, and names columns by their response names', () => {
    expect(
      derive(`
        query { list: courts { items: edges { one: node { ...C parent { ...C } } } } }
        fragment C on Court { officialName: name ... on Court { code } }
      `),
    ).toEqual({
      rows: 'list.items.one',
      columns: [
        ['official_name', '名称', 'text', ''],
        ['code', '法院代字', 'text', ''],
        ['parent_official_name', '上级法院名称', 'text', ''],
        ['parent_code', '上级法院法院代字', 'text', ''],
      ],
    });
  });

  it('gives every column a key and a header of its own', () => {
    const { columns } = derive(
      `{ courts { edges { node { name Name: name n: name parent { name } parentName: name } } } }`,
    );
    const [keys, headers] = [columns.map(([key]) => key), columns.map(([, header]) => header)];
    expect(new Set(keys).size).toBe(5);
    expect(new Set(headers).size).toBe(5);
  });

  it('takes rows of edges where no node is selected', () => {
    expect(derive('{ courts { edges { cursor } } }')).toEqual({
      rows: 'courts.edges',
      columns: [['cursor', '游标', 'text', '']],
    });
  });

  it.each([
    ['no list', '{ agency(id: "1") { name } }', '没有列表'],
    ['no column', '{ courts { edges { node { __typename staff { id } } } } }', '没有可作为列'],
    ['two operations', 'query A { courts { edges { cursor } } } query B { courts { edges { cursor } } }', '一个操作'],
  ])('says that a document has %s', (_, document, message) => {
    expect(() => deriveDefinition(SCHEMA, document)).toThrow(DerivationError);
    expect(() => deriveDefinition(SCHEMA, document)).toThrow(message);
  });

  it('refuses fragments that multiply a short document, at once', () => {
    const fragments = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on Court { a: parent { ...F${at + 1} } b: parent { ...F${at + 1} } }`,
    );
    const document = `{ courts { edges { node { ...F0 } } } } ${fragments.join(' ')} fragment F40 on Court { name }`;
    expect(() => deriveDefinition(SCHEMA, document)).toThrow('超过');
  });

  it('refuses fragments that double with each level before they fill the memory', () => {
    const fragments = Array.from({ length: 100 }, (_, at) =>
      at === 99
        ? `fragment F${at} on EnforcementCase { caseNumber }`
        : `fragment F${at} on EnforcementCase { ...F${at + 1} ...F${at + 1} }`,
    );
    const document = `{ enforcementCases { edges { node { ...F0 } } } } ${fragments.join(' ')}`;
    expect(() => deriveDefinition(SCHEMA, document)).toThrow('超过');
  });
});

describe('the columns that a document offers', () => {
  const DOCUMENT = `{
    agency(id: "1") {
      name
      region { name }
      circulars { edges { node { title } } }
      judgments { totalCount edges { cursor node { amount court { name } } } }
    }
  }`;

  it('are those of the row, then those of its parents, without those of other lists', () => {
    const offered = offeredColumns(SCHEMA, DOCUMENT, ['agency', 'judgments', 'edges', 'node']);
    expect(offered.map(({ from, path }) => `${from} ${path.join('.')}`)).toEqual([
      'row amount',
      'row court.name',
      'root agency.name',
      'root agency.region.name',
      'root agency.judgments.totalCount',
      'root agency.judgments.edges.cursor',
    ]);
  });

  it.each(['agency', 'agency.nothing', 'agency.region', ''])('are refused for the row path %p', (path) => {
    expect(() => offeredColumns(SCHEMA, DOCUMENT, path.split('.'))).toThrow(DerivationError);
  });
});
