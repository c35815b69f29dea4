import { expect, it } from '@jest/globals';

import { graphql } from '../../codegen/client/gql.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

describeWholeGraph('questions about Ganzi', (graph) => {
  it('return the new and concluded cases that the court published', async () => {
    const { caseStatistics } = await graph.query(
      graphql(`
        query GanziByYear {
          caseStatistics(period: "2019-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300" }) {
            total
            carriedOver
            newCases
            concluded
          }
        }
      `),
    );
    expect(caseStatistics).toEqual([
      { total: 2203, carriedOver: 54, newCases: 2149, concluded: 2141 },
      { total: 2876, carriedOver: 62, newCases: 2814, concluded: 2871 },
      { total: 4044, carriedOver: 5, newCases: 4039, concluded: 4021 },
      { total: 4194, carriedOver: 23, newCases: 4171, concluded: 4167 },
    ]);
  });
});
