import { readFileSync } from 'node:fs';

import { expect, it } from '@jest/globals';

import { tenQueries } from '../../codegen/ten-queries/ten-queries.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

const page = readFileSync(new URL('../../codegen/ten-queries/README.md', import.meta.url), 'utf8');
const examples = await tenQueries();
const queries = [...page.matchAll(/### \d+\. (.+)\n\n```graphql\n([^]+?)\n```\n\n```json\n([^]+?)\n```/g)].map(
  ([, question = '', query = '', answer = '']) => ({ question, query, answer }),
);

describeWholeGraph('the page of the ten queries', (graph) => {
  it('has the same ten examples as the explorer', () => {
    expect(queries).toHaveLength(10);
    expect(queries.map(({ question, query }) => ({ question, query }))).toEqual(examples);
  });

  it.each(queries)('shows the result of the graph: $question', async ({ query, answer }) => {
    const { data, errors } = await graph.send(query);
    expect(errors).toBeUndefined();
    expect(data).toEqual(JSON.parse(answer));
  });
});
