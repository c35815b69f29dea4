import { expect, it } from '@jest/globals';

import { nullableRecords } from './nullable-records.ts';

it('every field of a record but its key may be null, and pages and counts are as they were', () => {
  const nullable = nullableRecords(`
    type Query { courts: CourtConnection! }
    type Court { code: ID!, name: String!, children: [Court!]! }
    type CourtConnection { edges: [CourtEdge!]! }
    type CourtEdge { node: Court!, cursor: String! }
    type CaseStatisticsRow { withheld: Boolean! }
  `);
  expect(nullable.replace(/\s+/g, ' ').trim()).toBe(
    'type Query { courts: CourtConnection! } ' +
      'type Court { code: ID! name: String children: [Court!] } ' +
      'type CourtConnection { edges: [CourtEdge!]! } ' +
      'type CourtEdge { node: Court! cursor: String! } ' +
      'type CaseStatisticsRow { withheld: Boolean! }',
  );
});
