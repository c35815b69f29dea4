import { expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';

import { daysBetween } from '../../subgraphs/shared/date-arithmetic.ts';
import { bearerHeaders } from '../authentication/issuing/personas.ts';
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

  it('is the day that a file of a saved query says its data are as of, beside the time at which it was made', async () => {
    const response = await fetch(`${graph.url}/q/case-rates-by-court.xlsx?period=2021`, {
      headers: await bearerHeaders('court'),
    });
    expect(response.status).toBe(200);
    const sheets = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
    const facts = new Map(sheets.flatMap(({ data }) => data).map(([label, value]) => [String(label), String(value)]));
    expect(facts.get('数据截至')).toMatch(new RegExp(`^${LAST_DAY}`));
    expect(facts.get('运行时间')).toMatch(new RegExp(`^${new Date().getFullYear()}`));
  });

  it('is shown where operators look', async () => {
    const response = await fetch(`${graph.url}/health/ready`);
    expect(await response.json()).toMatchObject({ status: 'ready', today: LAST_DAY, clock: 'fixed' });
  });
});
