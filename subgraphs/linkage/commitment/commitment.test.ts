import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { entities, idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';

import { Commitment } from './commitment.entity.ts';

describeOnEachDatabase(linkage, 'commitments', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      Commitment,
      commitment('p1', { caseId: 'k1', dueOn: '2021-03-01', state: 'KEPT', keptOn: '2021-02-20' }),
      commitment('p2', { signedOn: '2021-05-05', dueOn: '2021-07-01', state: 'BROKEN', agencyId: 'hall' }),
      commitment('p3', { signedOn: '2022-05-05', kind: 'NOT_INTERFERE', regionCode: '513338' }),
    );
  });

  it('show the pledge, its agency, its case and its state', async () => {
    const { data } = await scratch.ask(
      `{ kept: commitment(id: "p1") { kindLabel stateLabel keptOn agency { id } enforcementCase { id } }
         general: commitment(id: "p3") { enforcementCase { id } dueOn } none: commitment(id: "none") { id } }`,
    );
    expect(data).toEqual({
      kept: {
        kindLabel: '履行生效裁判',
        stateLabel: '已兑现',
        keptOn: '2021-02-20',
        agency: { id: 'school' },
        enforcementCase: { id: 'k1' },
      },
      general: { enforcementCase: null, dueOn: null },
      none: null,
    });
  });

  it.each([
    ['(filter: { agency: "hall" })', ['p2']],
    ['(filter: { region: "513300" })', ['p3', 'p2', 'p1']],
    ['(filter: { kind: [NOT_INTERFERE] })', ['p3']],
    ['(filter: { state: [KEPT, BROKEN] })', ['p2', 'p1']],
    ['(filter: { signed: "2021" })', ['p2', 'p1']],
    ['(filter: { due: "2021-Q3" })', ['p2']],
    ['(orderBy: { field: DUE_ON })', ['p3', 'p1', 'p2']],
    ['(orderBy: { field: DUE_ON, direction: DESC })', ['p2', 'p1', 'p3']],
  ])('are listed %s', async (args, expected) => {
    expect(await idsIn(scratch, 'commitments', args)).toEqual(expected);
  });

  it('are shown on the agency that pledged', async () => {
    const records = await entities(
      scratch,
      ['hall', 'nobody'].map((id) => ({ __typename: 'Agency', id })),
      '... on Agency { commitments { totalCount edges { node { id } } } }',
    );
    expect(records).toEqual([
      { commitments: { totalCount: 1, edges: [{ node: { id: 'p2' } }] } },
      { commitments: { totalCount: 0, edges: [] } },
    ]);
  });
});

function commitment(id: string, overrides: Partial<Row<Commitment>>): Row<Commitment> {
  return {
    id,
    agencyId: 'school',
    regionCode: '513300',
    caseId: null,
    jointCommitmentId: null,
    kind: 'PERFORM',
    content: '承诺如期履行',
    signedOn: '2021-01-05',
    dueOn: null,
    state: 'STANDING',
    keptOn: null,
    ...overrides,
  };
}
