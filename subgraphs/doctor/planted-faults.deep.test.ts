import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isLeafType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import { createConnection, type Connection } from 'mysql2/promise';

import { openGraph } from '../../gateway/verification/support/open-graph.ts';
import type { SampleAddresses } from '../../seed/load.ts';
import { SUBGRAPHS } from '../definitions.ts';
import { listFields } from '../shared/lists/list-queries.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../shared/server/subgraph-names.ts';
import { subgraphSchema } from '../shared/server/subgraph-schema.ts';
import { statistics } from '../shared/testing/all-questions.ts';
import { MYSQL_URL, mysqlVersion } from '../shared/testing/mysql-server.ts';

import { examine, type OfficeReport } from './examine.ts';
import { FINDING_KINDS } from './finding-kinds.ts';
import { PLANTED_FAULTS } from './planted-faults.fixture.ts';
import { MENDS } from './planted-mends.fixture.ts';
import { PlantedOffices } from './planted-offices.fixture.ts';
import { printReport } from './print-report.ts';

/** What a mended view leaves to be known: its old table has a timestamp, on a server that is not in Beijing's zone. */
const LEFT = ['assets server-time-zone  '];
const OPTIONS = { today: '2026-01-01', statementMs: 60_000, large: 20 };
/** Kinds that are a server's, or of its load: `planted-servers.deep.test.ts` plants them. */
const ELSEWHERE = [
  'not-encrypted',
  'server-character-set',
  'server-sql-mode',
  'server-time-zone',
  'too-slow',
  'statistic-scans',
];

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run on MySQL, no server answers at MYSQL_URL: planted faults that the doctor finds\n');
}

describe('planted faults', () => {
  it('are of every kind that the doctor knows, and at least forty', () => {
    const kinds = new Set(PLANTED_FAULTS.map(({ kind }) => kind));
    expect(PLANTED_FAULTS.length).toBeGreaterThanOrEqual(40);
    expect(Object.keys(FINDING_KINDS).filter((kind) => !kinds.has(kind as never) && !ELSEWHERE.includes(kind))).toEqual(
      [],
    );
  });

  if (version !== null) {
    onMariadb();
  }
});

function onMariadb(): void {
  let admin: Connection;
  let offices: PlantedOffices;
  let before: OfficeReport[] = [];
  let after: OfficeReport[] = [];

  beforeAll(async () => {
    admin = await createConnection({ uri: MYSQL_URL, charset: 'utf8mb4_bin' });
    offices = await PlantedOffices.make(admin, `lianzhi_test_doctor_${process.pid}_`, `lz_doctor_${process.pid}`);
    before = await examined();
    for (const fault of PLANTED_FAULTS) {
      await offices.plant(fault);
    }
    after = await examined();
  }, 600_000);

  afterAll(async () => {
    await offices.remove();
    await admin.end();
  });

  function examined(names: readonly SubgraphName[] = SUBGRAPH_NAMES, options = OPTIONS): Promise<OfficeReport[]> {
    return examine(
      names.map((name) => ({ definition: SUBGRAPHS[name], database: offices.addressOf(name) })),
      options,
    );
  }

  it('are not there before they are planted', () => {
    const faults = before.flatMap(({ findings }) =>
      findings.filter(({ kind }) => FINDING_KINDS[kind].level === 'fault'),
    );
    expect(faults).toEqual([]);
  });

  it.each(PLANTED_FAULTS.map((fault) => [fault.name, fault] as const))('%s is found', (_, { office, kind, place }) => {
    const report = after.find((one) => one.office === office);
    const places = report?.findings
      .filter((finding) => finding.kind === kind)
      .map(({ table, column }) => (table === null ? null : column === null ? table : `${table}.${column}`));
    expect(places?.some((found) => isAt(found, place)) ? place : places).toEqual(place);
  });

  it('are shown by statements that run and give keys alone', async () => {
    const people = await namesOf();
    for (const { office, findings } of after) {
      await offices.use(office);
      for (const { statement, rows, kind } of findings.filter((one) => one.rows !== null && one.statement !== null)) {
        const sql = (statement ?? '').replace(/^--.*$/gm, '');
        const [shown] = await admin.query(sql.replace(/;\s*$/, ''));
        expect({ kind, statement, some: (shown as unknown[]).length > 0 }).toEqual({ kind, statement, some: true });
        expect(rows).toBeGreaterThan(0);
      }
    }
    const printed = after.map(printReport).join('\n') + JSON.stringify(after);
    expect(people.filter((text) => printed.includes(text))).toEqual([]);
  });

  it('of types are mended by the conversions that the report gives', async () => {
    const wrong = after.flatMap(({ findings }) => findings).filter(({ kind }) => kind === 'column-type');
    expect(wrong.length).toBeGreaterThanOrEqual(10);
    await offices.writeViews(
      'assets',
      new Map(
        wrong.map(({ table, column, statement }) => [
          `${table}.${column}`,
          /视图中写：(.*) as \w+$/.exec(statement ?? '')?.[1] ?? '',
        ]),
      ),
    );
    const [mended] = await examined(['assets']);
    expect(mended?.findings.filter(({ kind }) => kind === 'column-type')).toEqual([]);
  }, 120_000);

  it('are mended by what the doctor and the guide say: then nothing is left but what was there before', async () => {
    expect(PLANTED_FAULTS.map(({ name }) => name).filter((name) => !(name in MENDS))).toEqual([]);
    for (const office of SUBGRAPH_NAMES) {
      const own = PLANTED_FAULTS.filter((fault) => fault.office === office);
      await offices.mend(
        office,
        own.flatMap(({ name }) => MENDS[name] ?? []),
      );
    }
    const mended = await examined(SUBGRAPH_NAMES, { ...OPTIONS, large: 50_000 });
    const places = (reports: readonly OfficeReport[]): string[] =>
      reports.flatMap(({ office, findings }) =>
        findings.map(({ kind, table, column }) => [office, kind, table, column].join(' ')),
      );
    const known = new Set(places(before));
    expect(places(mended).filter((place) => !known.has(place))).toEqual(LEFT);
    expect(places(mended).filter((place) => place.includes(' list-scans ') || place.includes(' column-type '))).toEqual(
      [],
    );
  }, 300_000);

  it('are then answered as tables of ours with the same facts: every list, every statistic, and the README’s questions', async () => {
    const [ours, theirs] = [await openGraph(offices.files), await openGraph(readers())];
    try {
      const questions = await questionsOfAll();
      expect(questions.length).toBeGreaterThanOrEqual(80);
      const different: unknown[] = [];
      for (const { query, variables, by = 'court' } of questions) {
        const [expected, answer] = [
          await ours.as(by).send(query, variables),
          await theirs.as(by).send(query, variables),
        ];
        expect(expected.errors).toBeUndefined();
        if (JSON.stringify(answer) !== JSON.stringify(expected)) {
          different.push({ query, expected, answer });
        }
      }
      expect(different).toEqual([]);
    } finally {
      await ours.close();
      await theirs.close();
    }
  }, 600_000);

  function readers(): SampleAddresses {
    return Object.fromEntries(
      SUBGRAPH_NAMES.map((name) => [name, offices.addressOf(name)]),
    ) as unknown as SampleAddresses;
  }

  /** Names and numbers of persons, which nothing printed may contain. */
  async function namesOf(): Promise<string[]> {
    await offices.use('cases');
    const [rows] = await admin.query(
      "select name as text from base_party where char_length(name) > 2 union select id_number from base_party where id_number is not null union select officer_name from base_enforcement_case where officer_name <> ''",
    );
    return (rows as { text: string }[]).map(({ text }) => text);
  }
}

/** Whether a finding is where the fault is; it may name several columns or tables of one kind. */
function isAt(found: string | null, place: string | null): boolean {
  if (found === null || place === null) {
    return found === place;
  }
  const [table = '', columns = ''] = found.split('.');
  const [wantedTable = '', wanted] = place.split('.');
  return table.split(', ').includes(wantedTable) && (wanted === undefined || columns.split(', ').includes(wanted));
}

interface Asked {
  readonly query: string;
  readonly variables?: object | undefined;
  /** A court where nothing is said. */
  readonly by?: 'analyst';
}

/** The explorer's examples for courts, and each list and statistic of every office with all its plain fields. */
async function questionsOfAll(): Promise<readonly Asked[]> {
  const examples = await readFile(new URL('../../gateway/http/explorer/public/examples.json', import.meta.url), 'utf8');
  const asked = (JSON.parse(examples) as (Asked & { audiences: string[] })[]).filter(({ audiences }) =>
    audiences.includes('court'),
  );
  const own = SUBGRAPH_NAMES.flatMap((name) => {
    const { executable: schema } = subgraphSchema(SUBGRAPHS[name]);
    const lists = listFields(schema, 'Query').map(({ coordinate, shapes }) => {
      const field = coordinate.split('.')[1] ?? '';
      const connection = getNamedType(schema.getQueryType()?.getFields()[field]?.type as GraphQLOutputType);
      const { nodes } = (connection as GraphQLObjectType).getFields();
      const node = getNamedType(nodes?.type as GraphQLOutputType) as GraphQLObjectType;
      const leaves = Object.values(node.getFields())
        .filter(({ args, type }) => args.length === 0 && isLeafType(getNamedType(type)))
        .map((leaf) => leaf.name);
      const args = (shapes[0]?.[1] ?? '').replace('first: 20', 'first: 100');
      return {
        query: `{ ${field}(${args}) { totalCount edges { node { ${leaves.join(' ')} } } } }`,
        // Rows without a name are for those who may see no others.
        ...(field === 'namelessCases' && { by: 'analyst' as const }),
      };
    });
    return [...lists, ...statistics(schema)];
  });
  return [...asked, ...own];
}
