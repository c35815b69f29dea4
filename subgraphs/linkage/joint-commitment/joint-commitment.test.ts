import { beforeAll, expect, it } from '@jest/globals';

import { AgencyDirectory, CourtDirectory } from '../../shared/database/directory.entity.ts';
import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { Commitment } from '../commitment/commitment.entity.ts';
import { idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';

import { JointCommitment, JointCommitmentCourt } from './joint-commitment.entity.ts';

describeOnEachDatabase(linkage, 'pledges signed on one occasion', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(CourtDirectory, { courtCode: '川3338', regionCode: '513338' });
    await scratch.insert(
      AgencyDirectory,
      { agencyId: 'bank', creditCode: 'credit bank', regionCode: '513300' },
      { agencyId: 'police', creditCode: 'credit police', regionCode: '513300' },
    );
    await scratch.insert(
      JointCommitment,
      pledge('units', { form: 'ONE_PAPER', signers: 2 }),
      pledge('courts', { form: 'ONE_EACH', signers: 17, signedOn: '2018-04-10' }),
    );
    await scratch.insert(Commitment, commitment('p1', 'bank', 'units'), commitment('p2', 'police', 'units'));
    await scratch.insert(Commitment, commitment('p3', 'bank', null));
    await scratch.insert(
      JointCommitmentCourt,
      { id: 'k1', jointCommitmentId: 'courts', courtCode: '川3338', regionCode: '513338' },
      { id: 'k2', jointCommitmentId: 'courts', courtCode: '川33', regionCode: '513300' },
    );
  });

  it('show how many signed, each unit’s own pledge, and the courts', async () => {
    const { data } = await scratch.ask(`{ jointCommitments { edges { node { id formLabel signers
      commitments { totalCount edges { node { id agency { id } kindLabel jointCommitment { id } } } } courts { code } } } } }`);
    const of = (id: string, agency: string) => ({
      node: { id, agency: { id: agency }, kindLabel: '支持执行', jointCommitment: { id: 'units' } },
    });
    expect(data).toEqual({
      jointCommitments: {
        edges: [
          {
            node: {
              id: 'courts',
              formLabel: '分别签署',
              signers: 17,
              commitments: { totalCount: 0, edges: [] },
              courts: [{ code: '川33' }, { code: '川3338' }],
            },
          },
          {
            node: {
              id: 'units',
              formLabel: '共同签署',
              signers: 2,
              commitments: { totalCount: 2, edges: [of('p2', 'police'), of('p1', 'bank')] },
              courts: [],
            },
          },
        ],
      },
    });
  });

  it.each([
    ['jointCommitments', '(filter: { form: [ONE_PAPER] })', ['units']],
    ['jointCommitments', '(filter: { signed: "2018-04-10/2018-04-11" })', ['courts']],
    ['jointCommitments', '(filter: { region: "350900" })', []],
    ['commitments', '(filter: { jointCommitment: "units" })', ['p2', 'p1']],
  ])('list %s%s', async (list, args, expected) => {
    expect(await idsIn(scratch, list, args)).toEqual(expected);
  });

  const query = '{ jointCommitments { edges { node { id signers commitments { totalCount } courts { code } } } } }';

  it('show a unit the pledge that it signed, how many signed, and its own signature alone', async () => {
    const viewer = { ...SUPREME_COURT_VIEWER, audience: 'member', court: null, unit: 'credit bank' } as const;
    const { data } = await scratch.ask(query, {}, viewer);
    const node = { id: 'units', signers: 2, commitments: { totalCount: 1 }, courts: [] };
    expect(data).toEqual({ jointCommitments: { edges: [{ node }] } });
  });

  it('show a court of a smaller region the pledge that it signed', async () => {
    const { data } = await scratch.ask(query, {}, { ...SUPREME_COURT_VIEWER, court: '川3338' });
    const node = { id: 'courts', signers: 17, commitments: { totalCount: 0 }, courts: [{ code: '川3338' }] };
    expect(data).toEqual({ jointCommitments: { edges: [{ node }] } });
  });
});

function pledge(id: string, overrides: Partial<Row<JointCommitment>>): Row<JointCommitment> {
  return {
    id,
    regionCode: '513300',
    title: '承诺书',
    content: '支持执行',
    form: 'ONE_PAPER',
    signedOn: '2018-04-09',
    signers: 1,
    ...overrides,
  };
}

function commitment(id: string, agencyId: string, jointCommitmentId: string | null): Row<Commitment> {
  return {
    id,
    agencyId,
    regionCode: '513300',
    caseId: null,
    jointCommitmentId,
    kind: 'SUPPORT',
    content: '支持执行',
    signedOn: '2018-04-09',
    dueOn: null,
    state: 'STANDING',
    keptOn: null,
  };
}
