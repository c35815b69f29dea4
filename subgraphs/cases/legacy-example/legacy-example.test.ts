import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';
import { pino } from 'pino';

import type { Viewer } from '../../shared/access/viewer.ts';
import { connect } from '../../shared/database/connect.ts';
import type { DatabaseAddress } from '../../shared/database/database-address.ts';
import { migrate, statementsOf } from '../../shared/database/migrate.ts';
import { storedBy } from '../../shared/database/stored-by.ts';
import { openSubgraph, type OpenSubgraph } from '../../shared/server/open-subgraph.ts';
import { mysqlVersion } from '../../shared/testing/mysql-server.ts';
import { scratchAddress, type ScratchAddress } from '../../shared/testing/scratch-address.ts';
import { signedRequest, signedViewer } from '../../shared/testing/signed-request.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { cases } from '../subgraph.ts';

import { legacyRows } from './legacy-rows.fixture.ts';
import { sampleCourt } from './sample-court.fixture.ts';

const RATES =
  'total carriedOver newCases concluded conclusionRate performed actualPerformanceRate claimedAmount recoveredAmount ' +
  'recoveryRate terminated procedureTerminationRate terminatedCompliant terminationComplianceRate withProperty ' +
  'withPropertyInTime inTimeRateWithProperty preserved preservationRate judgments judgmentsDue judgmentsEnforced ' +
  'voluntaryPerformanceRate';
const CASE =
  'id caseNumber typeCode filedOn officerName basisKind basisNumber cause claimAmount recoveredAmount status dueOn ' +
  'extensionDays concludedOn conclusionMethod settlementPerformed propertyFound inabilityGround preservedOn ' +
  'crossEnforcementKind debtorKind recoveryRate overdueDays inTime timeliness inabilityFound resumedOn nextReviewDueOn ' +
  'nextNode nextNodeDueOn nodeLateDays cluesGiven conductOrdered delayInterest leaderPost';

const QUERIES: readonly (readonly [what: string, query: string])[] = [
  ['every measure of two years', `{ caseStatistics(period: "2020-01-01/2022-01-01") { ${RATES} } }`],
  [
    'measures by region, quarter and debtor kind',
    `{ caseStatistics(period: "2020-01-01/2022-01-01", groupBy: [REGION, PERIOD, DEBTOR_KIND], periodUnit: QUARTER) { region { name } period debtorKind ${RATES} } }`,
  ],
  ['measures of one court', `{ caseStatistics(period: "2021", filter: { court: "闽0902" }) { ${RATES} } }`],
  [
    'measures rolled up to the city',
    `{ caseStatistics(period: "2021", groupBy: [REGION, TYPE_CODE], regionLevel: CITY) { regionCode typeCode total concluded } }`,
  ],
  ['a case by its number', `{ enforcementCaseByNumber(caseNumber: "（2020）闽0902执3号") { ${CASE} } }`],
  [
    'all cases with all that belongs to them',
    `{ enforcementCases(first: 100, orderBy: { field: FILED_ON }) { totalCount edges { cursor node { ${CASE}
        court { code name level parent { code } } region { name level } originCourt { code } resumedFrom { id } debtorAgency { id }
        parties { id role kind name idNumber creditCode phone address minor agency { id } maskedName maskedIdentifier }
        timeline { node dueOn doneOn doneLate lateDays } suspensions { fromDate toDate reason days }
        terminationCheck { noticeOn debtorSoughtOn compliant } judgment { instrumentNumber instance crossRegion performance plaintiffs { id } amount performedOn lateDays }
        petitions { ground founded answeredOn waitingDays } campaign { name } } } } }`,
  ],
  [
    'cases by court, amount and time',
    '{ enforcementCases(filter: { court: "闽09", claimAmount: { min: "5000" }, filed: "2021" }, orderBy: { field: CLAIM_AMOUNT, direction: DESC }) { totalCount edges { node { id } } } }',
  ],
  [
    'cases by kind and state',
    '{ enforcementCases(filter: { debtorKind: [AGENCY], status: [CONCLUDED], propertyFound: true }) { totalCount edges { node { id } } } }',
  ],
  [
    'judgments',
    '{ judgments(filter: { againstAgency: true, enteredEnforcement: true }) { totalCount edges { node { id kind effectiveOn amount defendantAgency { id } enforcementCase { id } } } } }',
  ],
  [
    'campaigns and their courts',
    '{ campaigns { edges { node { fromDate toDate sessions casesTakenUp courts { code } enforcementCases { totalCount } } } } }',
  ],
  [
    'late steps',
    '{ caseNodes(first: 100, filter: { court: "闽09", timeliness: [LATE, OVERDUE] }) { totalCount edges { node { id node dueOn lateDays } } } }',
  ],
  [
    'cases whose next step is overdue',
    '{ enforcementCases(filter: { nodeOverdue: true }, orderBy: { field: NEXT_NODE_DUE_ON }) { totalCount edges { node { id nextNode } } } }',
  ],
  ['petitions', '{ petitions(filter: { region: "350900" }) { totalCount edges { node { id court { code } } } } }'],
  [
    'cases per officer',
    '{ courtStaff(first: 100) { edges { node { id year officers judges clerks totalStaff officerShare caseload casesPerOfficer } } } }',
  ],
  ['parties by identity number', '{ partiesByIdNumber(idNumber: "440524188001010014") { totalCount } }'],
  ['parties by an old organisation code', '{ partiesByCreditCode(creditCode: "79965505-8") { totalCount } }'],
  ['parties by a part of their name', '{ partiesByName(nameContains: "公司") { totalCount nodes { id name } } }'],
  // By name: keys are given as they are, and sort as the old table's character set does.
  [
    'courts by a part of their name',
    '{ courts(filter: { nameContains: "人民" }, orderBy: { field: NAME }) { totalCount nodes { name } } }',
  ],
  ['courts by initials, which are not kept', '{ courts(filter: { initials: "rmfy" }) { totalCount } }'],
  ['regions and courts', '{ regions { edges { node { code parent { code } children { code } courts { code } } } } }'],
];

/** A viewer of the intermediate court that owns the tables. */
const OFFICER: Viewer = { ...SUPREME_COURT_VIEWER, court: '闽09' };
const COMMITTEE: Viewer = { ...SUPREME_COURT_VIEWER, audience: 'committee', court: null, region: '350900' };

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run on MySQL, no server answers at MYSQL_URL: the legacy example against a server\n');
}

describe('the views over the legacy tables', () => {
  it('are one for each table that the subgraph reads', async () => {
    const views = [...(await sql('views.sql')).matchAll(/create view (\w+)/g)].map(([, name]) => name);
    const database = await connect({ kind: 'sqlite', file: ':memory:' }, { entities: storedBy(cases), writable: true });
    const read = [...database.em.getMetadata().getAll().values()].map(({ tableName }) => tableName);
    await database.close();
    expect(views.toSorted()).toEqual(read.toSorted());
  });

  if (version !== null) {
    againstTheServer();
  }
});

function againstTheServer(): void {
  const user = `lz_reader_${process.pid}`;
  let admin: Connection;
  let [ours, legacy]: ScratchAddress[] = [];
  let [overOurs, overLegacy]: OpenSubgraph[] = [];
  let reader: DatabaseAddress;

  beforeAll(async () => {
    [ours, legacy] = [await scratchAddress('mysql', 'ours'), await scratchAddress('mysql', 'legacy')];
    const rowsOf = sampleCourt();
    await migrate(cases, ours.address);
    const writer = await connect(ours.address, { entities: storedBy(cases), writable: true });
    for (const entity of storedBy(cases)) {
      await writer.em.fork().insertMany(entity, rowsOf(entity) as never[]);
    }
    await writer.close();

    const url = new URL(urlOf(legacy.address));
    admin = await createConnection({ uri: url.toString(), charset: 'utf8mb4' });
    for (const statement of statementsOf(await sql('tables.sql'))) {
      await admin.query(statement);
    }
    for (const [table, rows] of Object.entries(legacyRows(rowsOf))) {
      await admin.query('insert into ?? values ?', [table, rows]);
    }
    for (const statement of statementsOf(await sql('views.sql'))) {
      await admin.query(statement);
    }
    await admin.query('create user ?@? identified by ?', [user, '%', 'for tests']);
    await admin.query('grant select on ??.* to ?@?', [url.pathname.slice(1), user, '%']);
    url.username = user;
    url.password = 'for tests';
    reader = { kind: 'mysql', url: url.toString() };
    overOurs = await open(ours.address);
    overLegacy = await open(reader);
  });

  afterAll(async () => {
    await overOurs?.close();
    await overLegacy?.close();
    await admin?.query('drop user if exists ?@?', [user, '%']);
    await admin?.end();
    await ours?.remove();
    await legacy?.remove();
  });

  it.each(QUERIES)('answer %s with the same bytes as tables of our own', async (_, query) => {
    const [expected, answer] = [await ask(overOurs, query), await ask(overLegacy, query)];
    expect(expected).not.toContain('"errors"');
    expect(answer).toBe(expected);
  });

  it('show a committee the cases of its own agencies, as tables of our own do', async () => {
    const query = '{ enforcementCases(first: 100) { totalCount edges { node { id parties { id } } } } }';
    const [expected, answer] = [await ask(overOurs, query, COMMITTEE), await ask(overLegacy, query, COMMITTEE)];
    expect(expected).toContain('"totalCount":8');
    expect(answer).toBe(expected);
  });

  it('page to the end as tables of our own do', async () => {
    const walk = async (subgraph: OpenSubgraph): Promise<string[]> => {
      const ids: string[] = [];
      let after: string | null = null;
      do {
        const query = `{ enforcementCases(first: 7, orderBy: { field: CONCLUDED_ON }, after: ${JSON.stringify(after)}) { pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
        const { data } = JSON.parse(await ask(subgraph, query));
        ids.push(...data.enforcementCases.edges.map(({ node }: { node: { id: string } }) => node.id));
        after = data.enforcementCases.pageInfo.hasNextPage ? data.enforcementCases.pageInfo.endCursor : null;
      } while (after !== null);
      return ids;
    };
    const [expected, walked] = [await walk(overOurs as OpenSubgraph), await walk(overLegacy as OpenSubgraph)];
    expect(walked).toEqual(expected);
    expect(new Set(walked).size).toBe(60);
  });

  it('are read through an account that may do nothing but select', async () => {
    const session = await createConnection(urlOf(reader));
    await expect(session.query("update T_AJ set AY = ''")).rejects.toMatchObject({
      code: 'ER_TABLEACCESS_DENIED_ERROR',
    });
    await expect(session.query('create table t (a int)')).rejects.toMatchObject({
      code: 'ER_TABLEACCESS_DENIED_ERROR',
    });
    await session.end();
  });

  it('show a code that the graph has no name for as OTHER, beside it the office’s own, and mask who may be a person', async () => {
    await admin.query("update T_AJ set ZXYJ = '9' order by AJBS limit 1");
    await admin.query("update T_DSR set DSRLX = '7', XM = '林样例' order by DSRBS limit 1");
    const idOf = async (select: string): Promise<string> => {
      const [rows] = await admin.query(select);
      return (rows as { id: string }[])[0]?.id ?? '';
    };
    const own = await idOf("select AJBS as id from T_AJ where ZXYJ = '9'");
    const side = await idOf("select DSRBS as id from T_DSR where DSRLX = '7'");
    const query = `{ enforcementCase(id: "${own}") { basisKind basisKindLabel } party(id: "${side}") { kind kindLabel maskedName } }`;
    expect(JSON.parse(await ask(overLegacy, query))).toEqual({
      data: {
        enforcementCase: { basisKind: 'OTHER', basisKindLabel: '代码9' },
        party: { kind: 'OTHER', kindLabel: '代码7', maskedName: '林*' },
      },
    });
  });

  it('are named when one is missing', async () => {
    await admin.query('drop view petition');
    await expect(open(reader)).rejects.toThrow('petition: no such table or view');
  });
}

function open(database: DatabaseAddress): Promise<OpenSubgraph> {
  return openSubgraph(cases, {
    database,
    cursorKey: 'a key for tests',
    logger: pino({ level: 'silent' }),
    now: () => new Date('2022-01-10T00:00:00+08:00'),
    viewerOf: signedViewer(),
  });
}

async function ask(subgraph: OpenSubgraph | undefined, query: string, viewer: Viewer = OFFICER): Promise<string> {
  const reply = await subgraph?.handler(signedRequest(query, {}, viewer));
  return reply?.body ?? '';
}

function urlOf(address: DatabaseAddress): string {
  return address.kind === 'mysql' ? address.url : '';
}

function sql(file: string): Promise<string> {
  return readFile(new URL(file, import.meta.url), 'utf8');
}
