import { expect, it } from '@jest/globals';
import { buildSchema, execute, GraphQLError, parse } from 'graphql';

import { settleItems } from './settle-items.ts';

const SDL = `
  type Query { items: [Item!]! }
  type Item { id: ID!, others: [Item!]!, name: String! }
`;

/** Of three items the first waits for a statement that fails, and the second throws at once. */
const ITEMS = [
  { id: '1', name: 'one', others: () => new Promise((_, reject) => setImmediate(() => reject(new Error('ended')))) },
  {
    id: '2',
    others: () => [],
    name: () => {
      throw new GraphQLError('unreadable');
    },
  },
  { id: '3', name: 'three', others: () => [] },
];

it('a list of which a later item throws at once leaves no promise of an earlier item behind', async () => {
  const document = parse('{ items { others { id } name } }');
  const schema = settleItems(buildSchema(SDL));
  const { data, errors } = await execute({ schema, document, rootValue: { items: ITEMS } });
  expect([data, errors?.length]).toEqual([null, 1]);
  // A rejection that nobody handles fails the test, as it would end the process: without `settleItems` there is one.
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
});
