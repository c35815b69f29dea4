import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';
import { pino } from 'pino';

import { legacyRows } from '../../cases/legacy-example/legacy-rows.fixture.ts';
import { sampleCourt } from '../../cases/legacy-example/sample-court.fixture.ts';
import { SUBGRAPHS } from '../../definitions.ts';
import { catalogueOf } from '../../doctor/catalogue.ts';
import { examine, type OfficeReport } from '../../doctor/examine.ts';
import { FINDING_KINDS } from '../../doctor/finding-kinds.ts';
import { printViews } from '../../doctor/print-catalogue.ts';
import { statementsOf } from '../../shared/database/migrate.ts';
import { openSubgraph } from '../../shared/server/open-subgraph.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../shared/server/subgraph-names.ts';
import { MYSQL_URL, mysqlVersion } from '../../shared/testing/mysql-server.ts';
import { signedRequest, signedViewer } from '../../shared/testing/signed-request.ts';

/** A question of each office, and the right answer. */
const QUESTIONS: readonly (readonly [SubgraphName, string, unknown])[] = [
  [
    'assets',
    '{ inquiryRequests(orderBy: { field: SENT_ON }) { totalCount nodes { id answeredOn outcome outcomeLabel channelLabel timeliness } } }',
    {
      inquiryRequests: {
        totalCount: 4,
        nodes: [
          {
            id: 'x1',
            answeredOn: '2020-03-20',
            outcome: 'FOUND',
            outcomeLabel: '有财产',
            channelLabel: '网络查控',
            timeliness: 'ON_TIME',
          },
          {
            id: 'x2',
            answeredOn: '2020-04-20',
            outcome: 'NOTHING_FOUND',
            outcomeLabel: '无财产',
            channelLabel: '现场查询',
            timeliness: 'LATE',
          },
          {
            id: 'x3',
            answeredOn: '2020-05-10',
            outcome: 'OTHER',
            outcomeLabel: '转其他部门',
            channelLabel: '专人送达',
            timeliness: 'ON_TIME',
          },
          {
            id: 'x4',
            answeredOn: null,
            outcome: 'PENDING',
            outcomeLabel: '待反馈',
            channelLabel: '网络查控',
            timeliness: 'OVERDUE',
          },
        ],
      },
    },
  ],
  [
    'assets',
    '{ assets(orderBy: { field: FOUND_ON }) { nodes { id foundOn appraisedValue appraisedOn networkCovered } } }',
    {
      assets: {
        nodes: [
          {
            id: 'z1',
            foundOn: '2020-03-20',
            appraisedValue: '202701.80',
            appraisedOn: '2020-04-01',
            networkCovered: true,
          },
          { id: 'z2', foundOn: '2020-04-25', appraisedValue: null, appraisedOn: null, networkCovered: false },
        ],
      },
    },
  ],
  [
    'credit',
    '{ dishonestListings(orderBy: { field: LISTED_ON }) { totalCount nodes { id listedOn publishedOn expiresOn removedOn publicOfficial extentPerformedLabel instrumentNumber } } }',
    {
      dishonestListings: {
        totalCount: 2,
        nodes: [
          {
            id: 's1',
            listedOn: '2020-06-01',
            publishedOn: '2020-06-03',
            expiresOn: '2022-06-01',
            removedOn: null,
            publicOfficial: false,
            extentPerformedLabel: '全部未履行',
            instrumentNumber: '（2019）闽0902民初1号',
          },
          {
            id: 's2',
            listedOn: '2020-07-01',
            publishedOn: null,
            expiresOn: null,
            removedOn: '2021-07-01',
            publicOfficial: false,
            extentPerformedLabel: '部分履行',
            instrumentNumber: '（2019）闽0902民初2号',
          },
        ],
      },
    },
  ],
  [
    'performance',
    '{ supervisionLedgers(orderBy: { field: OPENED_ON }) { totalCount nodes { id amountOwed openedOn urgedOn lateDays state agency { name } enforcementCase { id } } } }',
    {
      supervisionLedgers: {
        totalCount: 2,
        nodes: [
          {
            id: 't1',
            amountOwed: '202701.80',
            openedOn: '2020-03-02',
            urgedOn: '2020-04-01',
            lateDays: null,
            state: 'OPEN',
            agency: { name: '某局' },
            enforcementCase: { id: 'c0' },
          },
          {
            id: 't2',
            amountOwed: '35000.00',
            openedOn: '2020-04-15',
            urgedOn: null,
            lateDays: 12,
            state: 'CLOSED',
            agency: { name: '某银行' },
            enforcementCase: { id: 'c4' },
          },
        ],
      },
    },
  ],
  [
    'linkage',
    '{ jointConferences { nodes { name establishedOn } } meetings(orderBy: { field: HELD_ON }) { nodes { id heldOn kind kindLabel } } }',
    {
      jointConferences: { nodes: [{ name: '宁德市执行联席会议', establishedOn: '2019-03-01' }] },
      meetings: {
        nodes: [
          { id: 'r1', heldOn: '2020-01-10', kind: 'ANNUAL', kindLabel: '年度会议' },
          { id: 'r2', heldOn: '2020-06-30', kind: 'OTHER', kindLabel: '专班会议' },
        ],
      },
    },
  ],
];

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run on MySQL, no server answers at MYSQL_URL: the legacy examples of five offices\n');
}

(version === null ? describe.skip : describe)('the views over the old tables of five offices', () => {
  const prefix = `lianzhi_test_legacy_${process.pid}_`;
  const reader = `lz_legacy_${process.pid}`;
  let admin: Connection;
  let reports: OfficeReport[] = [];

  beforeAll(async () => {
    admin = await createConnection({ uri: MYSQL_URL, charset: 'utf8mb4_bin' });
    await admin.query(`create user ${reader}@'%' identified by ''`);
    for (const office of SUBGRAPH_NAMES) {
      await admin.query(`create database ${prefix}${office} character set utf8mb4 collate utf8mb4_bin`);
      await admin.query(`use ${prefix}${office}`);
      await (office === 'cases' ? makeCases() : makeOther(office));
      await admin.query(`grant select, show view on ${prefix}${office}.* to ${reader}@'%'`);
    }
    reports = await examine(
      SUBGRAPH_NAMES.map((name) => ({ definition: SUBGRAPHS[name], database: { kind: 'mysql', url: urlOf(name) } })),
      { today: '2022-12-31', statementMs: 60_000 },
    );
  }, 120_000);

  afterAll(async () => {
    for (const office of SUBGRAPH_NAMES) {
      await admin.query(`drop database if exists ${prefix}${office}`);
    }
    await admin.query(`drop user if exists ${reader}@'%'`);
    await admin.end();
  });

  async function makeCases(): Promise<void> {
    await run(new URL('../../cases/legacy-example/tables.sql', import.meta.url));
    for (const [table, rows] of Object.entries(legacyRows(sampleCourt()))) {
      await admin.query('insert into ?? values ?', [table, rows]);
    }
    await run(new URL('../../cases/legacy-example/views.sql', import.meta.url));
  }

  /** By the guide: the office's own views, and an empty one for everything that it lacks. */
  async function makeOther(office: SubgraphName): Promise<void> {
    const cases = `${prefix}cases`;
    await run(new URL('places.sql', import.meta.url));
    await admin.query(`insert into T_DQ select DQDM, DQJB, SJDQ, b'0' from ${cases}.T_DQ`);
    await admin.query(`insert into T_FY select FYDZ, FYJB, DQDM, SJFY from ${cases}.T_FY`);
    await admin.query(
      `insert into T_DW select agency_id, if(agency_id = 'agency1', '某局', '某银行'), credit_code, if(agency_id = 'agency1', '01', '07'), region_code, b'0' from ${cases}.agency_directory`,
    );
    await admin.query(
      `insert into T_AJCB select id, court_code, region_code, if(type_code = 'RESUMED', '02', '01'), case debtor_kind when 'PERSON' then '1' when 'ENTERPRISE' then '2' else '3' end, coalesce(debtor_agency_id, ''), cause from ${cases}.enforcement_case`,
    );
    await run(new URL(`${office}.sql`, import.meta.url));
    const [views] = await admin.query(
      'select table_name as name from information_schema.views where table_schema = database()',
    );
    const own = new Set((views as { name: string }[]).map(({ name }) => name));
    const skeleton = printViews(office, await catalogueOf(SUBGRAPHS[office]));
    for (const [, statement = '', name = ''] of skeleton.matchAll(
      /没有这类数据：(create or replace view (\w+) as .*);$/gm,
    )) {
      if (!own.has(name)) {
        await admin.query(statement);
      }
    }
  }

  async function run(file: URL): Promise<void> {
    for (const statement of statementsOf(await readFile(file, 'utf8'))) {
      await admin.query(statement);
    }
  }

  function urlOf(office: SubgraphName): string {
    const url = new URL(`/${prefix}${office}`, MYSQL_URL);
    [url.username, url.password] = [reader, ''];
    return url.toString();
  }

  it('have no fault that the doctor finds, alone and together', () => {
    const faults = reports.flatMap(({ office, findings }) =>
      findings.filter(({ kind }) => FINDING_KINDS[kind].level === 'fault').map((one) => ({ office, ...one })),
    );
    expect(faults).toEqual([]);
  });

  it('convert no key by which records are found or joined', () => {
    const converted = reports.flatMap(({ office, findings }) =>
      findings
        .filter(({ kind }) => kind === 'key-converted')
        .map(({ table, column }) => `${office}.${table}.${column}`),
    );
    const keys = converted.filter((name) => /\.(id|case_id|court_code|region_code|agency_id|code)$/.test(name));
    // A year of a court has no key in the old tables; they are few.
    expect(keys).toEqual(['cases.court_staff.id', 'cases.court_staff.region_code']);
  });

  it.each(QUESTIONS)('answer a question to %s rightly: %s', async (office, query, expected) => {
    const subgraph = await openSubgraph(SUBGRAPHS[office], {
      database: { kind: 'mysql', url: urlOf(office) },
      cursorKey: 'a key for tests',
      logger: pino({ level: 'silent' }),
      now: () => new Date('2022-01-10T00:00:00+08:00'),
      viewerOf: signedViewer(),
    });
    const { body } = await subgraph.handler(signedRequest(query));
    await subgraph.close();
    expect(JSON.parse(body)).toEqual({ data: expected });
  });
});
