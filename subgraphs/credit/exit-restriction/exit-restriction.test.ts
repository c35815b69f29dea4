import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { credit } from '../subgraph.ts';
import { idsOf } from '../testing/ids-of.ts';
import { insertPlaces } from '../testing/places.ts';
import { exitRestriction, inKangding } from '../testing/records.ts';

import { ExitRestriction } from './exit-restriction.entity.ts';

const LIST = 'exitRestrictions';

describeOnEachDatabase(credit, 'exit restrictions', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      ExitRestriction,
      exitRestriction('ex1'),
      exitRestriction('ex2', {
        ...inKangding,
        agencyId: 'ag1',
        decidedOn: '2020-05-01',
        documentsKept: true,
        controlUntil: '2022-05-01',
        liftReason: 'SECURITY_GIVEN',
        liftedOn: '2020-06-01',
        caseTypeCode: 'RESUMED',
      }),
    );
  });

  it('shows a restriction, and null for one that does not exist', async () => {
    const { data } = await scratch.ask(`{
      known: exitRestriction(id: "ex2") { decidedOn documentsKept controlUntil liftReasonLabel liftedOn inForce subject { maskedName } }
      unknown: exitRestriction(id: "ex9") { id } }`);
    expect(data).toEqual({
      known: {
        decidedOn: '2020-05-01',
        documentsKept: true,
        controlUntil: '2022-05-01',
        liftReasonLabel: '提供有效担保',
        liftedOn: '2020-06-01',
        inForce: false,
        subject: { maskedName: '欧阳*' },
      },
      unknown: null,
    });
  });

  it.each([
    ['{ court: "闽09" }', ['ex1']],
    ['{ region: "513301" }', ['ex2']],
    ['{ agency: "ag1" }', ['ex2']],
    ['{ typeCode: [FIRST_ENFORCEMENT] }', ['ex1']],
    ['{ decided: "2021" }', ['ex1']],
    ['{ controlEnds: "2022" }', ['ex2']],
    ['{ lifted: "2020" }', ['ex2']],
    ['{ isLifted: false }', ['ex1']],
    ['{ inForceOn: "2020-05-31" }', ['ex2']],
    ['{ inForceOn: "2020-06-01" }', []],
    ['{ inForceOn: "2021-08-31" }', ['ex1']],
    ['{ inForceOn: "2021-09-01" }', []],
  ])('lists by %s', async (filter, expected) => {
    expect(await idsOf(scratch, LIST, filter)).toEqual(expected);
  });

  it.each([
    ['{ field: DECIDED_ON }', ['ex2', 'ex1']],
    ['{ field: CONTROL_UNTIL }', ['ex1', 'ex2']],
    ['{ field: LIFTED_ON, direction: DESC }', ['ex2', 'ex1']],
  ])('sorts by %s', async (order, expected) => {
    expect(await idsOf(scratch, LIST, '{}', order)).toEqual(expected);
  });
});
