import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { sampleAddresses } from '../../../seed/load.ts';
import { TEST_TODAY } from '../../../seed/test-data/test-targets.ts';
import { ASSET_STATISTICS } from '../../../subgraphs/assets/statistics/asset-statistics.resolver.ts';
import { CASE_STATISTICS } from '../../../subgraphs/cases/statistics/case-statistics.resolver.ts';
import { CREDIT_STATISTICS } from '../../../subgraphs/credit/statistics/credit-statistics.resolver.ts';
import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import { LINKAGE_STATISTICS } from '../../../subgraphs/linkage/statistics/linkage-statistics.resolver.ts';
import { SUPERVISION_STATISTICS } from '../../../subgraphs/performance/statistics/supervision-statistics.resolver.ts';
import { connect, type Database } from '../../../subgraphs/shared/database/connect.ts';
import { storedBy } from '../../../subgraphs/shared/database/stored-by.ts';
import { COLUMN_OF, type ColumnName } from '../../../subgraphs/shared/measures/dimensions.ts';
import type { Statistics } from '../../../subgraphs/shared/measures/rows.ts';
import { periodBuckets, parsePeriod } from '../../../subgraphs/shared/scalars/period.ts';
import type { SubgraphName } from '../../../subgraphs/shared/server/define-subgraph.ts';
import { describeWholeGraph, type WholeGraph } from '../support/whole-graph.ts';

import { asField, questionsFor, type Question } from './questions.ts';
import { readEvents, type Recorded, type RecordedEvents } from './recorded-events.ts';
import { ToldNumbers } from './told-numbers.ts';

const ROOTS: readonly (readonly [root: string, office: SubgraphName, statistics: Statistics])[] = [
  ['caseStatistics', 'cases', CASE_STATISTICS],
  ['assetStatistics', 'assets', ASSET_STATISTICS],
  ['creditStatistics', 'credit', CREDIT_STATISTICS],
  ['supervisionStatistics', 'performance', SUPERVISION_STATISTICS],
  ['linkageStatistics', 'linkage', LINKAGE_STATISTICS],
];

/** Accounts that put together what each was told. */
const VIEWERS = [
  { audience: 'analyst', subject: 'a', region: '000000' },
  { audience: 'committee', subject: 'b', region: '350900' },
  { audience: 'committee', subject: 'c', region: '513300' },
  { audience: 'assessment', subject: 'd', region: '350902' },
] as const;
const FILTERED: Readonly<Record<string, { readonly regions: string[]; readonly courts: string[] }>> = {
  '000000': { regions: ['350000', '350900', '513301'], courts: ['闽', '川33', '闽0902'] },
  '350900': { regions: ['350921', '350902'], courts: ['闽09', '闽0902'] },
  '513300': { regions: ['513301'], courts: ['川33', '川3301'] },
  '350902': { regions: ['350902'], courts: ['闽0902'] },
};
const CAUSES = ['民间借贷纠纷', '买卖合同纠纷'];
const QUESTIONS_AT_ONCE = 4;

describeWholeGraph(
  'what committees, assessment offices and analysts are told',
  (graph) => {
    const databases = new Map<SubgraphName, Database>();
    let places: Places;

    beforeAll(async () => {
      const addresses = sampleAddresses({ kind: 'sqlite', folder: '.data/test' });
      for (const [, office] of ROOTS) {
        databases.set(office, await connect(addresses[office], { entities: storedBy(SUBGRAPHS[office]) }));
      }
      places = await readPlaces(emOf('cases'));
    }, 120_000);
    afterAll(async () => {
      await Promise.all([...databases.values()].map((database) => database.close()));
    });

    it.each(ROOTS)(
      '%s: every number is whole, and no arithmetic isolates fewer than ten private persons',
      async (root, office, statistics) => {
        const partOf = { onSiteAmount: 'paidAmount' };
        const events: RecordedEvents[] = [];
        for (const source of statistics.sources) {
          const further = 'payoutsMade' in (source.events['paid']?.flows ?? {}) ? ['t.form'] : [];
          events.push(...(await readEvents(emOf(office), source, TEST_TODAY, further)));
        }
        const told = new ToldNumbers(events, partOf);
        let numbers = 0;
        for (const viewer of VIEWERS) {
          const within = { ...(FILTERED[viewer.region] ?? { regions: [], courts: [] }), causes: CAUSES };
          const questions = questionsFor(dimensionsOf(statistics), within);
          for (let at = 0; at < questions.length; at += QUESTIONS_AT_ONCE) {
            const asked = questions.slice(at, at + QUESTIONS_AT_ONCE);
            const answers = await ask(graph, viewer, root, asked, statistics);
            asked.forEach((question, index) => {
              numbers += noteAnswer(told, statistics, viewer.region, question, answers[index] ?? []);
            });
          }
        }
        expect(numbers).toBeGreaterThan(100);
        expect(told.isolated()).toEqual([]);
      },
      1_200_000,
    );

    function emOf(office: SubgraphName) {
      const database = databases.get(office);
      if (database === undefined) {
        throw new Error('Not open.');
      }
      return database.em.fork();
    }

    /** Compares each number told with what the records add up to, and notes which records it counts. */
    function noteAnswer(
      told: ToldNumbers,
      { sources, measures }: Statistics,
      own: string,
      question: Question,
      rows: readonly Record<string, unknown>[],
    ): number {
      const keys = new Map(rows.map((row, at) => [rowKey(row, question), at]));
      const buckets = question.groupBy.includes('PERIOD')
        ? periodBuckets(question.period, question.unit)
        : [question.period];
      let numbers = 0;
      for (const source of sources.filter((one) => canAnswer(one.columns, question))) {
        const flows = Object.values(source.events).flatMap(({ flows: held }) => Object.keys(held));
        const stocks = Object.entries(source.stocks ?? {});
        const numbersOf = [
          ...flows.map((flow) => ({ name: flow, parts: [{ flow, sign: 1, past: null as null | 'from' | 'to' }] })),
          ...stocks.map(([name, { plus, minus, at }]) => ({
            name,
            parts: [
              { flow: plus, sign: 1, past: at === 'START' ? ('from' as const) : ('to' as const) },
              { flow: minus, sign: -1, past: at === 'START' ? ('from' as const) : ('to' as const) },
            ],
          })),
        ];
        for (const { name, parts } of numbersOf) {
          const measure = Object.entries(measures).find(
            ([, { needs }]) => needs.length === 1 && needs[0] === name,
          )?.[0];
          if (measure === undefined) {
            continue;
          }
          const sums = new Array<number>(rows.length).fill(0);
          for (const { flow, sign, past } of parts) {
            const cells = told.cellsOf(flow);
            for (const bucket of past === null ? [null] : buckets) {
              const rowOf = new Int32Array(cells.length).fill(-1);
              cells.forEach((cell, at) => {
                const group = places.groupOf(cell, own, question);
                if (group === null) {
                  return;
                }
                const month = `${cell.month}-01`;
                const own2 =
                  past === null
                    ? buckets.find((b) => b.from <= month && month < b.to)
                    : month < (bucket?.[past] ?? '')
                      ? bucket
                      : undefined;
                if (own2 == null) {
                  return;
                }
                const row = keys.get(JSON.stringify([question.groupBy.includes('PERIOD') ? own2.from : '', ...group]));
                if (row !== undefined) {
                  sums[row] = (sums[row] ?? 0) + sign * (cell.sums[flow] ?? 0);
                  if (rows[row]?.[measure] !== null) {
                    rowOf[at] = row;
                  }
                }
              });
              told.note(flow, rowOf);
            }
          }
          rows.forEach((row, at) => {
            const value = row[measure];
            if (value !== null && value !== undefined) {
              numbers += 1;
              const number = typeof value === 'string' ? Math.round(Number(value) * 100) : Number(value);
              if (number !== sums[at]) {
                expect({ question, row, measure, number }).toEqual({ question, row, measure, number: sums[at] });
              }
            }
          });
        }
      }
      return numbers;
    }
  },
  ['sqlite'],
);

function dimensionsOf({ sources }: Statistics) {
  return (Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[]).filter((dimension) =>
    sources.some(({ columns }) => columns[COLUMN_OF[dimension]] !== undefined),
  );
}

function canAnswer(columns: Readonly<Partial<Record<ColumnName, string>>>, { groupBy, filter }: Question): boolean {
  return [
    ...groupBy.flatMap((dimension) => (dimension === 'PERIOD' ? [] : [COLUMN_OF[dimension]])),
    ...(Object.keys(filter) as ColumnName[]),
  ].every((name) => columns[name] !== undefined);
}

async function ask(
  graph: WholeGraph,
  viewer: (typeof VIEWERS)[number],
  root: string,
  questions: readonly Question[],
  statistics: Statistics,
): Promise<Record<string, unknown>[][]> {
  const measures = Object.entries(statistics.measures).filter(([, { needs }]) => needs.length === 1);
  const fields = questions.map((question, at) =>
    asField(
      `q${at}`,
      root,
      question,
      ['period', ...columnsShown(question), ...measures.map(([name]) => name)].join(' '),
    ),
  );
  const { data, errors } = await graph
    .as(viewer)
    .send<Record<string, Record<string, unknown>[]>>(`{ ${fields.join(' ')} }`);
  expect(errors).toBeUndefined();
  return questions.map((_, at) => data[`q${at}`] ?? []);
}

function columnsShown({ groupBy }: Question): string[] {
  const fieldOf = {
    region: 'regionCode',
    court: 'courtCode',
    agency: 'agencyId',
    unit: 'unitId',
    campaign: 'campaignId',
  };
  return groupBy.flatMap((dimension) => {
    if (dimension === 'PERIOD') {
      return [];
    }
    const name = COLUMN_OF[dimension];
    return [(fieldOf as Record<string, string>)[name] ?? name];
  });
}

function rowKey(row: Record<string, unknown>, question: Question): string {
  return JSON.stringify([
    question.groupBy.includes('PERIOD') ? parsePeriod(String(row['period'])).from : '',
    ...columnsShown(question).map((name) => row[name] ?? null),
  ]);
}

interface Places {
  /** The values of a cell's group; null where it is outside the viewer's region or the filter. */
  groupOf(cell: Recorded, own: string, question: Question): (string | null)[] | null;
}

async function readPlaces(em: Database['em']): Promise<Places> {
  type Row = { ancestor: string; descendant: string; level?: string };
  const regions = await em.execute<Row[]>('select ancestor, descendant, ancestor_level as level from region_closure');
  const courts = await em.execute<Row[]>('select ancestor, descendant from court_closure');
  const within = new Set([...regions, ...courts].map(({ ancestor, descendant }) => `${ancestor} ${descendant}`));
  const above = new Map(regions.map(({ ancestor, descendant, level }) => [`${descendant} ${level}`, ancestor]));
  const lies = (code: string | null, top: string | undefined) =>
    top === undefined || top === '000000' || within.has(`${top} ${code}`);
  return {
    groupOf({ columns }, own, { groupBy, filter, level }) {
      const isCounted =
        lies(columns['region'] ?? null, own) &&
        lies(columns['region'] ?? null, filter.region) &&
        lies(columns['court'] ?? null, filter.court) &&
        (filter.typeCode === undefined || filter.typeCode.includes(columns['typeCode'] ?? '')) &&
        (filter.debtorKind === undefined || filter.debtorKind.includes(columns['debtorKind'] ?? '')) &&
        (filter.cause === undefined || filter.cause === columns['cause']);
      return isCounted
        ? groupBy.flatMap((dimension) => {
            if (dimension === 'PERIOD') {
              return [];
            }
            const value = columns[COLUMN_OF[dimension]] ?? null;
            return [dimension === 'REGION' ? (above.get(`${value} ${level}`) ?? value) : value];
          })
        : null;
    },
  };
}
