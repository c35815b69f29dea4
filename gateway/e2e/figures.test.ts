import { beforeAll, describe, expect, it } from '@jest/globals';

import { graphql } from '../../codegen/client/gql.ts';
import { figureLines, isUnexplained, setsOf, type FigureLine } from '../../seed/figures/figure-lines.ts';
import { reportedFigures } from '../../seed/reported-figures.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

const caseLevel = reportedFigures.figures.filter((figure) => figure.caseLevel);
const ofDefaultSet = caseLevel.filter(({ id }) => setsOf(id).includes('default'));
const misprinted = ofDefaultSet.filter(({ printed }) => printed !== undefined);

describe('the published figures', () => {
  it('are all queried in one of the sets of sample data', () => {
    expect(caseLevel.filter(({ id }) => setsOf(id).length === 0)).toEqual([]);
  });
});

describeWholeGraph('the published figures', (graph) => {
  let lines: ReadonlyMap<string, FigureLine>;

  beforeAll(async () => {
    lines = new Map((await figureLines(graph.query, 'default')).map((line) => [line.figure.id, line]));
  });

  it.each(ofDefaultSet)('$id: $zh', ({ id }) => {
    const line = lines.get(id);
    expect(line).toMatchObject({ state: 'compared' });
    expect([line].filter((one) => one && isUnexplained(one))).toEqual([]);
  });

  it('differ only where the source misprinted them', () => {
    const explained = [...lines.values()].filter(
      (line) => line.state === 'compared' && line.comparisons.some(({ verdict }) => verdict.kind !== 'equal'),
    );
    expect(explained.map(({ figure }) => figure.id)).toEqual(misprinted.map(({ id }) => id));
  });

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
