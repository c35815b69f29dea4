import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';
import { pino } from 'pino';

import type { Viewer } from '../shared/access/viewer.ts';
import { connect } from '../shared/database/connect.ts';
import type { DatabaseAddress } from '../shared/database/database-address.ts';
import type { EntityClass } from '../shared/database/entity-class.ts';
import { migrate } from '../shared/database/migrate.ts';
import { storedBy } from '../shared/database/stored-by.ts';
import { openSubgraph, type OpenSubgraph } from '../shared/server/open-subgraph.ts';
import { mysqlVersion } from '../shared/testing/mysql-server.ts';
import { scratchAddress, type ScratchAddress } from '../shared/testing/scratch-address.ts';
import type { Answer } from '../shared/testing/scratch-database.ts';
import { signedRequest, signedViewer } from '../shared/testing/signed-request.ts';
import { SUPREME_COURT_VIEWER } from '../shared/testing/viewers.ts';

import { Court } from './court/court.entity.ts';
import { CaseNode } from './enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from './enforcement-case/enforcement-case.entity.ts';
import { Party } from './party/party.entity.ts';
import { cases } from './subgraph.ts';
import { caseRow, courtRow, nodeRow, partyRow } from './testing/sample-rows.ts';

const version = await mysqlVersion();
const IDS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'];
const UNIQUE = 'enforcement_case_case_number_unique';

if (version === null) {
  process.stderr.write('not run, no server answers at MYSQL_URL: rows that an office’s database really has\n');
}

// A suite must hold a test, with and without a server.
it('rows that an office’s database really has are tested on a server', () => {
  expect(version === null || typeof version === 'string').toBe(true);
});

(version === null ? describe.skip : describe)('a bad row of an office', () => {
  let scratch: ScratchAddress;
  let office: Connection;
  let subgraph: OpenSubgraph;
  let log: Record<string, unknown>[];

  beforeEach(async () => {
    scratch = await scratchAddress('mysql', 'bad_rows');
    await migrate(cases, scratch.address);
    const writer = await connect(scratch.address, { entities: storedBy(cases), writable: true });
    const insert = <E extends object>(entity: EntityClass<E>, rows: readonly object[]) =>
      writer.em.fork().insertMany(entity, rows as never[]);
    await insert(Court, [courtRow('闽0902', '350902')]);
    await insert(
      EnforcementCase,
      IDS.map((id, at) => caseRow(id, { filedOn: `2021-03-0${at + 1}` })),
    );
    await insert(
      Party,
      IDS.map((id) => partyRow(`p-${id}`, id)),
    );
    await insert(CaseNode, [nodeRow('n1'), nodeRow('n2', { node: 'DISPOSAL' })]);
    await writer.close();
    office = await createConnection({ uri: urlOf(scratch.address), charset: 'utf8mb4' });
    await office.query("set sql_mode = ''");
    log = [];
    const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line)) });
    const options = { database: scratch.address, cursorKey: 'a key for tests', logger, viewerOf: signedViewer() };
    subgraph = await openSubgraph(cases, options);
  });
  afterEach(async () => {
    await subgraph.close();
    await office.end();
    await scratch.remove();
  });

  const ask = async (query: string, viewer: Viewer = SUPREME_COURT_VIEWER): Promise<Answer> =>
    JSON.parse((await subgraph.handler(signedRequest(query, {}, viewer))).body) as Answer;
  const run = async (...statements: string[]): Promise<void> => {
    for (const statement of statements) {
      await office.query(statement);
    }
  };
  /** Ids of a list in the order of its pages, three at a time, and the errors of all pages. */
  const walk = async (orderBy: string) => {
    const ids: string[] = [];
    const faults = new Set<string>();
    let after: string | null = null;
    do {
      const { data, errors = [] } = await ask(
        `{ enforcementCases(first: 3, orderBy: ${orderBy}, after: ${JSON.stringify(after)}) {
             edges { node { id filedOn } } pageInfo { hasNextPage endCursor } } }`,
      );
      const page = data?.['enforcementCases'] as unknown as {
        edges: { node: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      errors.forEach(({ message }) => faults.add(message));
      ids.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return { ids, faults: [...faults] };
  };
  const unreadable = (coordinate: string, fault: string, message: string, path: unknown = expect.anything()) =>
    expect.objectContaining({
      message,
      path,
      extensions: {
        code: 'UNREADABLE_VALUE',
        coordinate,
        fault,
        count: expect.any(Number),
        ...(message.includes(', of ') && { records: /, of (.*)\.$/.exec(message)?.[1] }),
      },
    });

  it('harms one field: null where it must not be, and code that nobody knows', async () => {
    await run(
      'alter table enforcement_case modify basis_kind varchar(40) null',
      "update enforcement_case set basis_kind = null where id = 'c2'",
      "update enforcement_case set basis_kind = '刑事99' where id in ('c4', 'c6')",
    );
    const { data, errors } = await ask(
      `{ enforcementCases(first: 6, orderBy: { field: FILED_ON }) {
           nodes { id basisKind basisKindLabel court { code } parties { id } } pageInfo { hasNextPage } } }`,
    );
    const { nodes, pageInfo } = data?.['enforcementCases'] as unknown as { nodes: object[]; pageInfo: object };
    expect(pageInfo).toEqual({ hasNextPage: true });
    expect(nodes).toEqual(
      IDS.slice(0, 6).map((id) => {
        const isBad = ['c2', 'c4', 'c6'].includes(id);
        return {
          id,
          basisKind: isBad ? null : 'JUDGMENT',
          basisKindLabel: isBad ? null : '判决',
          court: { code: '闽0902' },
          parties: [{ id: `p-${id}` }],
        };
      }),
    );
    const path = (field: string) => ['enforcementCases', 'nodes', field];
    const of = (field: string) => [
      unreadable(
        `EnforcementCase.${field}`,
        'null',
        `EnforcementCase.${field} cannot be shown: null, of id c2.`,
        path(field),
      ),
      unreadable(
        `EnforcementCase.${field}`,
        'unknown member',
        `EnforcementCase.${field} cannot be shown: unknown member, of id c4, c6.`,
        path(field),
      ),
    ];
    expect(errors).toHaveLength(4);
    expect(errors).toEqual(expect.arrayContaining([...of('basisKind'), ...of('basisKindLabel')]));
    expect(log).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          msg: 'unreadable value',
          column: 'enforcement_case.basis_kind',
          fault: 'unknown member',
          keys: ['c4', 'c6'],
          count: 2,
        }),
      ]),
    );
    expect(JSON.stringify([errors, log])).not.toContain('刑事99');
  });

  it.each([
    ['null', 'null'],
    ['zero date', "'0000-00-00'"],
    ['zero date', "'2021-00-00'"],
  ])('leaves the rest of its list within reach, sorted by what is bad: %s (%s)', async (fault, value) => {
    await run(
      'alter table enforcement_case modify filed_on date null',
      `update enforcement_case set filed_on = ${value} where id in ('c2', 'c5')`,
    );
    for (const direction of ['ASC', 'DESC']) {
      const { ids, faults } = await walk(`{ field: FILED_ON, direction: ${direction} }`);
      expect(ids.toSorted()).toEqual(IDS);
      expect(new Set(ids).size).toBe(IDS.length);
      expect(faults.every((message) => message.startsWith(`EnforcementCase.filedOn cannot be shown: ${fault}`))).toBe(
        true,
      );
    }
  });

  it('makes what is computed from it null, never a wrong number', async () => {
    await run(
      'alter table enforcement_case modify due_on varchar(20)',
      "update enforcement_case set due_on = '2013-02-31' where id = 'c1'",
      "update enforcement_case set due_on = '2021-09-01 09:30:00' where id = 'c3'",
    );
    const { data, errors } = await ask(
      '{ a: enforcementCase(id: "c1") { overdueDays timeliness cause } b: enforcementCase(id: "c3") { overdueDays } }',
    );
    expect(data).toEqual({
      a: { overdueDays: null, timeliness: null, cause: '买卖合同纠纷' },
      b: { overdueDays: null },
    });
    expect(
      errors?.map(({ extensions }) => `${String(extensions['coordinate'])}: ${String(extensions['fault'])}`),
    ).toEqual([
      'EnforcementCase.overdueDays: impossible date',
      'EnforcementCase.timeliness: impossible date',
      'EnforcementCase.overdueDays: not a date',
    ]);
  });

  it('whose amount, count or flag is text of another kind is told, and the value is not', async () => {
    await run(
      'alter table enforcement_case modify claim_amount varchar(20), modify extension_days varchar(20), modify settlement_performed int',
      "update enforcement_case set claim_amount = '202,701.80', extension_days = '三', settlement_performed = 2 where id = 'c1'",
    );
    const { data, errors } = await ask(
      '{ enforcementCase(id: "c1") { claimAmount recoveryRate extensionDays settlementPerformed recoveredAmount } }',
    );
    expect(data).toEqual({
      enforcementCase: {
        claimAmount: null,
        recoveryRate: null,
        extensionDays: null,
        settlementPerformed: null,
        recoveredAmount: '0.00',
      },
    });
    expect(errors?.map(({ extensions }) => extensions['fault'])).toEqual([
      'not a decimal',
      'not a decimal',
      'not a whole number',
      'neither true nor false',
    ]);
    expect(JSON.stringify([errors, log])).not.toContain('202,701.80');
  });

  it('among the steps of a case hides itself, not the timeline', async () => {
    await run("update case_node set node = '12' where id = 'n1'");
    const { data, errors } = await ask('{ enforcementCase(id: "c1") { timeline { id node } } }');
    expect(data?.['enforcementCase']).toEqual({
      timeline: [
        { id: 'c1-FILED', node: 'FILED' },
        { id: 'n1', node: null },
        { id: 'n2', node: 'DISPOSAL' },
        { id: 'c1-CONCLUDED', node: 'CONCLUDED' },
      ],
    });
    expect(errors).toEqual([
      unreadable('CaseNode.node', 'unknown member', 'CaseNode.node cannot be shown: unknown member, of id n1.'),
    ]);
  });

  it('does not end the process, though statements of earlier rows fail after it', async () => {
    await run(
      'alter table enforcement_case modify basis_kind varchar(40) null',
      "update enforcement_case set basis_kind = null where id <> 'c1'",
      'rename table party to party_gone',
    );
    const { data, errors } = await ask('{ enforcementCases { nodes { id parties { id } basisKind } } }');
    expect((data?.['enforcementCases'] as unknown as { nodes: unknown[] }).nodes).toHaveLength(IDS.length);
    expect(new Set(errors?.map(({ extensions }) => extensions['code']))).toEqual(
      new Set(['UNREADABLE_VALUE', 'INTERNAL_SERVER_ERROR']),
    );
    // A rejection that nobody handles fails the test, as it would end the process.
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('with the key of another is told where either is looked up or listed, instead of the first of them', async () => {
    await run(
      `alter table enforcement_case drop primary key, drop index ${UNIQUE}`,
      "insert into enforcement_case select * from enforcement_case where id = 'c3'",
      "update enforcement_case set case_number = '（2021）闽0902执1号' where id = 'c2'",
    );
    const one = await ask('{ enforcementCase(id: "c3") { id } }');
    expect(one.data).toEqual({ enforcementCase: null });
    expect(one.errors).toEqual([
      unreadable(
        'Query.enforcementCase',
        'duplicate key',
        'Query.enforcementCase cannot be shown: duplicate key, of id c3.',
      ),
    ]);
    const byNumber = await ask('{ enforcementCaseByNumber(caseNumber: "（2021）闽0902执1号") { id } }');
    expect(byNumber.errors?.[0]?.extensions['fault']).toBe('duplicate key');
    const { data, errors } = await ask('{ enforcementCases(orderBy: { field: FILED_ON }) { nodes { id cause } } }');
    expect(data?.['enforcementCases']).toEqual({
      nodes: ['c1', 'c2', 'c3', 'c3', 'c4', 'c5', 'c6', 'c7'].map((id) => {
        return { id, cause: id === 'c3' ? null : '买卖合同纠纷' };
      }),
    });
    expect(errors).toHaveLength(1);
  });

  it('without a key is no record, and what follows it is reached', async () => {
    await run(
      `alter table enforcement_case drop primary key, drop index ${UNIQUE}, modify id varchar(32) null`,
      "update enforcement_case set id = null where id = 'c6'",
    );
    expect((await walk('{ field: FILED_ON, direction: DESC }')).ids).toEqual(['c7', 'c5', 'c4', 'c3', 'c2', 'c1']);
    const { data } = await ask('{ enforcementCases { totalCount } }');
    expect(data?.['enforcementCases']).toEqual({ totalCount: 6 });
  });

  it('whose key has blanks at its end belongs to its case', async () => {
    await run("update party set case_id = 'c1  ' where id = 'p-c1'");
    const { data, errors } = await ask('{ enforcementCase(id: "c1") { parties { id } } }');
    expect([data, errors]).toEqual([{ enforcementCase: { parties: [{ id: 'p-c1' }] } }, undefined]);
  });

  it.each([
    ['in case', 'utf8mb4_general_ci', 'C1'],
    ['in width', 'utf8mb4_unicode_ci', 'ｃ1'],
    ['by accents', 'utf8mb4_unicode_ci', 'ć1'],
  ])('whose key differs %s, which its collation does not see, is told and not left out', async (_, collation, key) => {
    await run(
      `alter table party modify case_id varchar(32) character set utf8mb4 collate ${collation} not null`,
      `update party set case_id = '${key}' where id = 'p-c1'`,
    );
    const query = '{ enforcementCases(first: 2, orderBy: { field: FILED_ON }) { nodes { id parties { id } } } }';
    const { data, errors } = await ask(query);
    expect(data?.['enforcementCases']).toEqual({
      nodes: [
        { id: 'c1', parties: null },
        { id: 'c2', parties: [{ id: 'p-c2' }] },
      ],
    });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      expect.objectContaining({
        code: 'UNREADABLE_VALUE',
        coordinate: 'EnforcementCase.parties',
        fault: 'key written differently',
        count: 1,
      }),
    ]);
  });

  it('may be what the graph has no name for: then it is OTHER, with the office’s own label', async () => {
    await run(
      `update enforcement_case set basis_kind = 'OTHER', basis_kind_label = '行政处罚决定', debtor_kind = 'OTHER' where id = 'c1'`,
      `update party set role = 'OTHER', role_label = '利害关系人', kind = 'OTHER', kind_label = '个体工商户', name = '林样例', credit_code = '350902198001010015' where id = 'p-c1'`,
    );
    const { data, errors } = await ask(
      `{ enforcementCase(id: "c1") { basisKind basisKindLabel debtorKind debtorKindLabel
           parties { role roleLabel kind kindLabel maskedName maskedIdentifier } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data?.['enforcementCase']).toEqual({
      basisKind: 'OTHER',
      basisKindLabel: '行政处罚决定',
      debtorKind: 'OTHER',
      debtorKindLabel: '其他',
      parties: [
        {
          role: 'OTHER',
          roleLabel: '利害关系人',
          kind: 'OTHER',
          kindLabel: '个体工商户',
          // It may be a person.
          maskedName: '林*',
          maskedIdentifier: '350902**********15',
        },
      ],
    });
  });

  it('is counted where statistics can count it: a zero date is no event, and a code that nobody knows is told', async () => {
    await run(
      "update enforcement_case set concluded_on = '0000-00-00' where id in ('c1', 'c2')",
      "update enforcement_case set filed_on = '0000-00-00' where id = 'c3'",
      "update enforcement_case set debtor_kind = '99' where id = 'c4'",
    );
    const counts = await ask('{ caseStatistics(period: "2021") { newCases carriedOver concluded total } }');
    expect(counts).toEqual({ data: { caseStatistics: [{ newCases: 6, carriedOver: 0, concluded: 0, total: 6 }] } });
    const { data, errors } = await ask(
      '{ caseStatistics(period: "2021", groupBy: [DEBTOR_KIND]) { debtorKind newCases } }',
    );
    expect(data?.['caseStatistics']).toEqual([
      { debtorKind: null, newCases: 1 },
      { debtorKind: 'PERSON', newCases: 5 },
    ]);
    expect(errors).toEqual([
      unreadable(
        'CaseStatisticsRow.debtorKind',
        'unknown member',
        'CaseStatisticsRow.debtorKind cannot be shown: unknown member.',
        ['caseStatistics', 'debtorKind'],
      ),
    ]);
  });

  it('of a debtor of a kind without a name counts as a person, so that few of them are withheld', async () => {
    await run(
      "insert into region_closure (ancestor, descendant, ancestor_level) values ('350000', '350902', 'PROVINCE'), ('350902', '350902', 'COUNTY')",
      "update enforcement_case set debtor_kind = 'OTHER'",
      "update party set kind = 'OTHER'",
    );
    const analyst: Viewer = { ...SUPREME_COURT_VIEWER, audience: 'analyst', court: null, region: '350000' };
    const { data } = await ask('{ caseStatistics(period: "2021") { newCases withheld } }', analyst);
    expect(data?.['caseStatistics']).toEqual([{ newCases: null, withheld: true }]);
  });
});

function urlOf(address: DatabaseAddress): string {
  return address.kind === 'mysql' ? address.url : '';
}
