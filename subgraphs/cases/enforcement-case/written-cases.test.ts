import { describe, expect, it } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { pino } from 'pino';

import type { Viewer } from '../../shared/access/viewer.ts';
import { connect } from '../../shared/database/connect.ts';
import { migrate } from '../../shared/database/migrate.ts';
import { storedBy } from '../../shared/database/stored-by.ts';
import { openSubgraph } from '../../shared/server/open-subgraph.ts';
import { subgraphSchema } from '../../shared/server/subgraph-schema.ts';
import { kindsPresent, scratchAddress } from '../../shared/testing/scratch-address.ts';
import type { Answer } from '../../shared/testing/scratch-database.ts';
import { signedRequest, signedViewer } from '../../shared/testing/signed-request.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { Court } from '../court/court.entity.ts';
import { Party } from '../party/party.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, courtRow, nodeRow, partyRow } from '../testing/sample-rows.ts';

import { CaseNode } from './case-parts.entity.ts';
import { EnforcementCase } from './enforcement-case.entity.ts';

/** The second has no cases. */
const VIEWERS: readonly Viewer[] = [SUPREME_COURT_VIEWER, { ...SUPREME_COURT_VIEWER, court: '闽0903' }];

const { executable } = subgraphSchema(cases);
const IDS = Array.from({ length: 24 }, (_, at) => `c${at}`);

/** Values that offices have and the graph shows only in part, or not at all. */
const ODD_VALUES = [
  "update enforcement_case set status = 'GONE' where id = 'c2'",
  "update enforcement_case set type_code = 'gone' where id in ('c3', 'c4')",
  "update enforcement_case set conclusion_method = 'gone', concluded_on = '2021-05-06' where id = 'c5'",
  "update enforcement_case set court_code = 'gone' where id = 'c6'",
  `update enforcement_case set officer_name = '"李\\\\ 𠮷', cause = '借款\n合同' where id = 'c7'`,
  "update enforcement_case set case_number = '（2015）宁执字第7号' where id = 'c8'",
  "update enforcement_case set extension_days = 30, property_found = 1, settlement_performed = 1 where id = 'c9'",
  "update party set role = 'gone' where id = 'p-c10'",
];

/** All fields of a type that need no arguments: those of records below it as well, down to a depth. */
function everyField(typeName: string, depth: number): string {
  return fieldsOf(typeName, depth).join(' ');
}

function fieldsOf(typeName: string, depth: number): string[] {
  const type = executable.getType(typeName);
  return !isObjectType(type)
    ? []
    : Object.values(type.getFields())
        .filter(({ args }) => args.length === 0)
        .flatMap(({ name, type: of }) => {
          const named = getNamedType(of);
          return isLeafType(named) ? [name] : depth === 0 ? [] : [`${name} { ${everyField(named.name, depth - 1)} }`];
        });
}

const REPRESENTATIONS = [...IDS, 'nobody'].map((id) => `{ __typename: "EnforcementCase", id: "${id}" }`).join(', ');
const QUESTIONS: readonly string[] = [
  `{ enforcementCases(first: 100) ? { edges { cursor node { ${everyField('EnforcementCase', 1)} } } totalCount } }`,
  `{ enforcementCases(first: 9) ? { nodes { id status statusLabel filedOn claimAmount court { name } } pageInfo { endCursor hasNextPage } } }`,
  `{ enforcementCases(first: 100) ? { nodes { __typename day: filedOn typeCodeLabel handlingDays inTime propertyFound } } }`,
  `{ _entities(representations: [${REPRESENTATIONS}]) ? { __typename ... on EnforcementCase { caseNumber cause officerName parties { role name } } } }`,
  `{ courts ? { nodes { code name region { name } parent { name } enforcementCases(first: 5) { nodes { id cause } } } } }`,
  `{ enforcementCase(id: "c7") ? { officerName timeline { node nodeLabel dueOn doneOn } parties { ${everyField('Party', 1)} } } }`,
];

/** Each field by itself, so that only the columns are read that its resolver says it depends on. */
const SINGLE_FIELDS = [
  ['enforcementCases', 'EnforcementCase'],
  ['courts', 'Court'],
  ['caseNodes', 'CaseNode'],
].flatMap(([list = '', typeName = '']) =>
  fieldsOf(typeName, 1).map((field) => `{ ${list}(first: 100) ? { nodes { ${field} } } }`),
);

describe.each(kindsPresent('lists that are written as text'))('a list that is written as text, on %s', (kind) => {
  it('is what graphql-js answers: data, errors and number of statements', async () => {
    const { address, remove } = await scratchAddress(kind, 'written');
    await migrate(cases, address);
    const writer = await connect(address, { entities: storedBy(cases), writable: true });
    const insert = (entity: new () => object, rows: readonly object[]) =>
      writer.em.fork().insertMany(entity, rows as never[]);
    await insert(Court, [courtRow('闽0902', '350902'), courtRow('闽0903', '350903')]);
    await insert(
      EnforcementCase,
      IDS.map((id, at) => caseRow(id, { filedOn: `2021-03-${String(at + 1).padStart(2, '0')}` })),
    );
    await insert(
      Party,
      IDS.map((id) => partyRow(`p-${id}`, id)),
    );
    await insert(CaseNode, [nodeRow('n1'), nodeRow('n2', { node: 'DISPOSAL' })]);
    for (const statement of ODD_VALUES) {
      await writer.em.execute(statement);
    }
    await writer.close();
    const statements: string[] = [];
    const subgraph = await openSubgraph(cases, {
      database: address,
      cursorKey: 'a key for tests',
      logger: pino({ level: 'silent' }),
      viewerOf: signedViewer(),
      onStatement: (sql) => statements.push(sql),
      now: () => new Date('2021-06-01T00:00:00+08:00'),
    });
    try {
      for (const viewer of VIEWERS) {
        const ask = async (query: string) => {
          statements.length = 0;
          const answer = JSON.parse((await subgraph.handler(signedRequest(query, {}, viewer))).body) as Answer;
          const errors = (answer.errors ?? []).map((error) => JSON.stringify({ ...error, locations: null })).sort();
          return { data: answer.data, errors, statements: statements.length };
        };
        for (const question of [...QUESTIONS, ...SINGLE_FIELDS]) {
          // A condition leaves the document to graphql-js.
          const reference = await ask(question.replace('?', '@include(if: true)'));
          expect(reference.data).toBeDefined();
          expect(await ask(question.replace('?', ''))).toEqual(reference);
        }
      }
      statements.length = 0;
      await subgraph.handler(signedRequest('{ enforcementCases { nodes { cause court { name } } } }'));
      expect(statements.join()).toContain('cause');
      expect(statements.join()).not.toContain('officer_name');
    } finally {
      await subgraph.close();
      await remove();
    }
  });
});
