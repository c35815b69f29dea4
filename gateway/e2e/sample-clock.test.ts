import { expect, it } from '@jest/globals';

import { daysBetween } from '../../subgraphs/shared/calendar.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

interface OpenCases {
  readonly enforcementCases: {
    readonly edges: readonly {
      readonly node: { readonly filedOn: string; readonly dueOn: string; handlingDays: number; overdueDays: number };
    }[];
  };
}

const LAST_DAY = '2022-12-31';

describeWholeGraph('the clock of the sample', (graph) => {
  it('counts days up to the sample’s last day, not up to today', async () => {
    const { data, errors } = await graph.send<OpenCases>(`
      {
        enforcementCases(first: 100, filter: { status: [OPEN], region: "350900" }) {
          edges {
            node {
              filedOn
              dueOn
              handlingDays
              overdueDays
            }
          }
        }
      }
    `);
    expect(errors).toBeUndefined();
    const cases = data.enforcementCases.edges.map(({ node }) => node);
    expect(cases.length).toBeGreaterThan(0);
    for (const { filedOn, dueOn, handlingDays, overdueDays } of cases) {
      expect(handlingDays).toBe(daysBetween(filedOn, LAST_DAY));
      expect(overdueDays).toBe(Math.max(0, daysBetween(dueOn, LAST_DAY)));
    }
  });

  it('says in statistics that they are as of that day', async () => {
    const { data } = await graph.send<{ caseStatistics: { asOf: string }[] }>(
      '{ caseStatistics(period: "2021", filter: { region: "513300" }) { asOf } }',
    );
    expect(data.caseStatistics.map(({ asOf }) => asOf.slice(0, 10))).toEqual([LAST_DAY]);
  });

  it('is shown where operators look', async () => {
    const response = await fetch(`${graph.url}/health/ready`);
    expect(await response.json()).toMatchObject({ status: 'ready', today: LAST_DAY, clock: 'fixed' });
  });
});
