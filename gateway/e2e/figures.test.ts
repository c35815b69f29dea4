import { beforeAll, describe, expect, it } from '@jest/globals';

import { graphql } from '../../codegen/client/gql.ts';
import { figureLines, isWrong, outcomeOf, setsOf, type FigureLine } from '../../seed/figures/figure-lines.ts';
import { askAsAudience, type FigureAudience } from '../../seed/figures/figure-viewers.ts';
import { reportedFigures } from '../../seed/reported-figures.ts';
import { untoldFigures } from '../verification/support/untold-figures.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

const caseLevel = reportedFigures.figures.filter((figure) => figure.caseLevel);
const ofDefaultSet = caseLevel.filter(({ id }) => setsOf(id).includes('default'));
const misprinted = ofDefaultSet.filter(({ printed }) => printed !== undefined);

describe('the published figures', () => {
  it('are all queried in one of the sets of sample data', () => {
    expect(caseLevel.filter(({ id }) => setsOf(id).length === 0)).toEqual([]);
  });
});

const notVisible = '所见记录中没有 none among the records that it sees';

/**
 * The figures that other audiences than courts are not told, and why: a case of an agency is told to a committee, but the text of an order may name private parties, and property is for courts.
 */
const UNTOLD = {
  committee: {
    // Two counties and a district lie elsewhere: their records are none of Ningde's committee.
    'ningde-2020-fine': notVisible,
    'ningde-county-2021-agency': notVisible,
    'ningde-small-claim': notVisible,
    'ningde-yacheng-claim': 'Judgment.ordered 姓名 party',
    'lanzhou-xigu-refund': 'Query.payouts 财产 asset',
  },
  assessment: {
    'ganzi-2022-assist-fine': 'Query.assistanceBreaches 联动 linkage',
    'ningde-county-2021-agency': 'Agency.enforcementCases 案件 case',
    'ningde-2020-fine': 'Query.sanctions 案件 case',
    'ningde-small-claim': 'Agency.enforcementCases 案件 case',
    'ningde-sanitation-claim': 'Agency.judgments 案件 case',
    'ningde-yacheng-claim': 'Agency.judgments 案件 case',
    'lanzhou-xigu-refund': 'Query.payouts 财产 asset',
  },
  analyst: {
    'ganzi-2022-assist-fine': 'Query.assistanceBreaches 联动 linkage',
    'ningde-county-2021-agency': 'Agency.enforcementCases 案件 case',
    'ningde-2020-fine': 'Query.sanctions 案件 case',
    'ningde-small-claim': 'Agency.enforcementCases 案件 case',
    'ningde-sanitation-claim': 'Agency.judgments 案件 case',
    'ningde-yacheng-claim': 'Agency.judgments 案件 case',
    'lanzhou-xigu-refund': 'Query.payouts 财产 asset',
  },
} as const;

describeWholeGraph('the published figures', (graph) => {
  const linesAs = async (audience: FigureAudience) =>
    new Map(
      (await figureLines(askAsAudience(graph.url, audience), 'default')).map((line) => [line.figure.id, line] as const),
    );
  let lines: ReadonlyMap<string, FigureLine>;

  beforeAll(async () => {
    lines = await linesAs('court');
  });

  it.each(ofDefaultSet)('$id: $zh', ({ id }) => {
    const line = lines.get(id);
    expect(line).toMatchObject({ state: 'compared' });
    expect([line].filter((one) => one && isWrong(one, 'court'))).toEqual([]);
  });

  it('differ only where the source misprinted them', () => {
    const explained = [...lines.values()].filter((line) => outcomeOf(line) !== 'equal' && line.state === 'compared');
    expect(explained.map(({ figure }) => figure.id)).toEqual(misprinted.map(({ id }) => id));
  });

  it.each(['committee', 'assessment', 'analyst'] as const)(
    'are told to the %s as published, or not at all with the reason',
    async (audience) => {
      const told = [...(await linesAs(audience)).values()];
      expect(told.filter((line) => isWrong(line, audience))).toEqual([]);
      expect(untoldFigures(told)).toEqual(
        Object.fromEntries(
          Object.entries(UNTOLD[audience]).map(([id, reason]) => [id, [{ kind: 'not for this audience', reason }]]),
        ),
      );
    },
  );

  it('appear with the computed ones in one result', async () => {
    const { reportedFigures: published, caseStatistics } = await graph.query(
      graphql(`
        query PublishedBesideComputed($region: RegionCode!, $period: Period!) {
          reportedFigures(filter: { region: $region, period: $period, measure: "enforcement_cases_concluded" }) {
            edges {
              node {
                name
                value
                source {
                  title
                  publisher
                }
              }
            }
          }
          caseStatistics(period: $period, filter: { region: $region }) {
            concluded
          }
        }
      `),
      { region: '513300', period: '2021' },
    );
    expect(published.edges).toHaveLength(1);
    expect(published.edges[0]?.node).toMatchObject({ name: '已结案件', source: { publisher: expect.any(String) } });
    expect(Number(published.edges[0]?.node.value)).toBe(caseStatistics?.[0]?.concluded);
  });

  it('are all records of the graph, with their sources', async () => {
    const { ofCases, others } = await graph.query(
      graphql(`
        query AllReportedFigures {
          ofCases: reportedFigures(first: 100, filter: { caseLevel: true }) {
            totalCount
            edges {
              node {
                code
                value
                source {
                  title
                }
              }
            }
          }
          others: reportedFigures(first: 100, filter: { caseLevel: false }) {
            totalCount
            edges {
              node {
                code
                value
                source {
                  title
                }
              }
            }
          }
        }
      `),
    );
    const published = [...ofCases.edges, ...others.edges];
    expect([ofCases.totalCount, others.totalCount]).toEqual([
      caseLevel.length,
      reportedFigures.figures.length - caseLevel.length,
    ]);
    expect(published.filter(({ node }) => !node.source)).toEqual([]);
    const valuesByCode = Object.fromEntries(
      published.map(({ node: { code, value } }) => [code, value == null ? null : Number(value)]),
    );
    expect(valuesByCode).toEqual(Object.fromEntries(reportedFigures.figures.map(({ id, value }) => [id, value])));
  });
});
