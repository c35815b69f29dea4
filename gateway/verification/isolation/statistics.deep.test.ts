import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { TEST_TODAY } from '../../../seed/test-data/test-targets.ts';
import { ASSET_STATISTICS } from '../../../subgraphs/assets/statistics/asset-statistics.resolver.ts';
import { CASE_STATISTICS } from '../../../subgraphs/cases/statistics/case-statistics.resolver.ts';
import { CREDIT_STATISTICS } from '../../../subgraphs/credit/statistics/credit-statistics.resolver.ts';
import { LINKAGE_STATISTICS } from '../../../subgraphs/linkage/statistics/linkage-statistics.resolver.ts';
import { SUPERVISION_STATISTICS } from '../../../subgraphs/performance/statistics/supervision-statistics.resolver.ts';
import type { Statistics } from '../../../subgraphs/shared/measures/rows.ts';
import { canAnswer } from '../../../subgraphs/shared/measures/statistics.ts';
import type { SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';

import { ACCOUNTS } from './accounts.ts';
import { openIsolationGraph, type IsolationGraph } from './isolation-graph.ts';
import { readPlaces, type Places } from './places.ts';
import { everyGrouping, everyPeriod, type Question } from './questions.ts';
import { readEvents, type RecordedEvents } from './recorded-events.ts';
import { dimensionsOf, fieldOf, StatisticsAttack, type Row } from './statistics-attack.ts';

const ROOTS: readonly (readonly [root: string, office: SubgraphName, statistics: Statistics])[] = [
  ['caseStatistics', 'cases', CASE_STATISTICS],
  ['assetStatistics', 'assets', ASSET_STATISTICS],
  ['creditStatistics', 'credit', CREDIT_STATISTICS],
  ['linkageStatistics', 'linkage', LINKAGE_STATISTICS],
  ['supervisionStatistics', 'performance', SUPERVISION_STATISTICS],
];

/** Questions in one request, which all have one text, so that it is planned once. */
const AT_ONCE = 10;

describe('what committees, assessment offices and analysts are told by statistics', () => {
  let graph: IsolationGraph;
  let places: Places;

  beforeAll(async () => {
    graph = await openIsolationGraph();
    places = await readPlaces(graph.em('cases'));
  });
  afterAll(() => graph?.close());

  it.each(ROOTS)(
    '%s: every number is whole, and no arithmetic isolates one to nine private persons',
    async (root, office, statistics) => {
      const events: RecordedEvents[] = [];
      const numbers = new Map<string, number>();
      const numberOf = (person: string): number => {
        const number = numbers.get(person) ?? numbers.size;
        numbers.set(person, number);
        return number;
      };
      for (const source of statistics.sources) {
        events.push(...(await readEvents(graph.em(office), source, TEST_TODAY, numberOf)));
      }
      const attack = new StatisticsAttack(statistics, events, places);
      let asked = 0;
      for (const { bearer, own, within, asksEveryPeriod } of ACCOUNTS) {
        const questions = [
          ...(asksEveryPeriod ? everyPeriod() : []),
          ...everyGrouping(dimensionsOf(statistics), within),
        ].filter((question) => statistics.sources.some((source) => canAnswer(source, question)));
        asked += questions.length;
        for (let at = 0; at < questions.length; at += AT_ONCE) {
          const batch = questions.slice(at, at + AT_ONCE);
          const { data, errors } = await graph.send(bearer, documentOf(root, statistics), variablesOf(batch));
          expect(errors?.[0]).toBeUndefined();
          batch.forEach((question, place) => {
            attack.note(own, question, data?.[`q${place}`] as readonly Row[]);
          });
        }
      }
      const attacks = Object.values(attack.attack());
      const sum = (of: 'numbers' | 'different' | 'differences' | 'combinations') =>
        attacks.reduce((total, one) => total + one[of], 0).toLocaleString('en');
      const isolated = attacks.flatMap((one) => one.isolated);
      process.stdout.write(
        `${root}: ${asked.toLocaleString('en')} questions of ${ACCOUNTS.length} accounts, ${attack.numbers.toLocaleString('en')} numbers told, ` +
          `${sum('numbers')} of private persons; ${sum('different')} of different records, ${sum('differences')} differences, ` +
          `${sum('combinations')} combinations: ${Math.max(0, ...isolated.map(({ persons }) => persons))} persons isolated.\n`,
      );
      expect(attack.faults.slice(0, 3)).toEqual([]);
      expect(attack.numbers).toBeGreaterThan(1000);
      expect(isolated.slice(0, 3)).toEqual([]);
    },
  );
});

/** One request for several questions; what they ask is in its variables. */
function documentOf(root: string, statistics: Statistics): string {
  const places = Array.from({ length: AT_ONCE }, (_, at) => at);
  const fields = ['period', ...dimensionsOf(statistics).map(fieldOf), ...Object.keys(statistics.measures)].join(' ');
  const variables = places.map(
    (at) =>
      `$period${at}: Period!, $groupBy${at}: [Dimension!]!, $periodUnit${at}: PeriodUnit!, $regionLevel${at}: RollUpLevel!, ` +
      `$filter${at}: StatisticsFilter, $asks${at}: Boolean!`,
  );
  const asked = places.map(
    (at) =>
      `q${at}: ${root}(period: $period${at}, groupBy: $groupBy${at}, periodUnit: $periodUnit${at}, ` +
      `regionLevel: $regionLevel${at}, filter: $filter${at}) @include(if: $asks${at}) { ${fields} }`,
  );
  return `query (${variables.join(', ')}) { ${asked.join(' ')} }`;
}

function variablesOf(questions: readonly Question[]): Record<string, unknown> {
  const [first] = questions;
  return Object.fromEntries(
    Array.from({ length: AT_ONCE }, (_, at) => ({ at, asked: questions[at] ?? first })).flatMap(({ at, asked }) => [
      [`period${at}`, `${asked?.period.from}/${asked?.period.to}`],
      [`groupBy${at}`, asked?.groupBy],
      [`periodUnit${at}`, asked?.periodUnit],
      [`regionLevel${at}`, asked?.regionLevel],
      [`filter${at}`, asked?.filter],
      [`asks${at}`, questions[at] !== undefined],
    ]),
  );
}
