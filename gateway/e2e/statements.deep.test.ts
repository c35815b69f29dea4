import { expect, it } from '@jest/globals';

import { graphql } from '../../codegen/client/gql.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

/** The most statements for cases with data of all five subgraphs, for any number of cases. */
const MOST_STATEMENTS = 20;

describeWholeGraph('a list of cases with data of every subgraph', (graph) => {
  it('needs as many statements for 100 cases as for 10', async () => {
    const counts: number[] = [];
    for (const first of [10, 100]) {
      const { enforcementCases } = await graph.query(
        graphql(`
          query CasesWithEverything($first: Int!) {
            enforcementCases(first: $first, orderBy: { field: FILED_ON, direction: ASC }) {
              edges {
                node {
                  caseNumber
                  court {
                    name
                  }
                  parties {
                    maskedName
                  }
                  assets {
                    kind
                  }
                  dishonestListings {
                    ground
                  }
                  supervisionLedger {
                    id
                  }
                  meetings {
                    heldOn
                  }
                }
              }
            }
          }
        `),
        { first },
      );
      expect(enforcementCases?.edges).toHaveLength(first);
      counts.push(graph.statements().length);
    }
    process.stderr.write(`statements for 10 and for 100 cases with everything: ${counts.join(', ')}\n`);
    expect(counts[1]).toBe(counts[0]);
    expect(counts[1]).toBeLessThanOrEqual(MOST_STATEMENTS);
  });
});
