import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { credit } from '../subgraph.ts';
import { idsOf } from '../testing/ids-of.ts';
import { insertPlaces } from '../testing/places.ts';
import { consumptionRestriction, CREDIT_CODES, ID_NUMBERS, inKangding, someAgency } from '../testing/records.ts';

import { ConsumptionRestriction } from './consumption-restriction.entity.ts';
import { RestrictedPerson } from './restricted-person.entity.ts';

const LIST = 'consumptionRestrictions';
const enterprise = {
  subjectKind: 'ENTERPRISE' as const,
  subjectName: '恒盛商贸有限公司',
  subjectIdentifier: CREDIT_CODES[0],
};

describeOnEachDatabase(credit, 'consumption restrictions', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      ConsumptionRestriction,
      consumptionRestriction('cn1', { liftReason: 'PERFORMED', liftedOn: '2021-08-02' }),
      consumptionRestriction('cn2', { ...enterprise, ...inKangding, imposedOn: '2021-04-01' }),
      consumptionRestriction('cn3', { ...someAgency, caseTypeCode: 'RESUMED', imposedOn: '2020-08-26' }),
    );
    await scratch.insert(
      RestrictedPerson,
      restrictedPerson('rp2', 'DIRECTLY_RESPONSIBLE', '次仁'),
      restrictedPerson('rp1', 'LEGAL_REPRESENTATIVE', '王芳'),
    );
  });

  it('also restricts the persons responsible for a unit', async () => {
    const { data } = await scratch.ask(`{ consumptionRestriction(id: "cn2") {
      subject { name kindLabel } restrictedPersons { roleLabel name maskedName idNumber maskedIdNumber } } }`);
    const person = { idNumber: ID_NUMBERS[1], maskedIdNumber: '440524**********14' };
    expect(data?.['consumptionRestriction']).toEqual({
      subject: { name: '恒盛商贸有限公司', kindLabel: '企业' },
      restrictedPersons: [
        { roleLabel: '法定代表人', name: '王芳', maskedName: '王*', ...person },
        { roleLabel: '影响债务履行的直接责任人员', name: '次仁', maskedName: '次*', ...person },
      ],
    });
  });

  it('lists everything that the law forbids, in both languages', async () => {
    const { data } = await scratch.ask(
      '{ consumptionRestriction(id: "cn1") { limits limitLabels restrictedPersons { name } } }',
    );
    const { limits, limitLabels, restrictedPersons } = data?.['consumptionRestriction'] as unknown as {
      limits: string[];
      limitLabels: string[];
      restrictedPersons: unknown[];
    };
    expect(limits).toHaveLength(9);
    expect(limits).toContain('PRIVATE_SCHOOLS');
    expect(limitLabels[limits.indexOf('PRIVATE_SCHOOLS')]).toBe('子女就读高收费私立学校');
    expect(restrictedPersons).toEqual([]);
  });

  it('says whether it is in force today', async () => {
    const { data } = await scratch.ask(
      '{ lifted: consumptionRestriction(id: "cn1") { inForce } standing: consumptionRestriction(id: "cn2") { inForce } }',
    );
    expect(data).toEqual({ lifted: { inForce: false }, standing: { inForce: true } });
  });

  it('returns null without an error for an order that does not exist', async () => {
    expect(await scratch.ask('{ consumptionRestriction(id: "cn9") { id } }')).toEqual({
      data: { consumptionRestriction: null },
    });
  });

  it.each([
    ['{ court: "闽09" }', ['cn1', 'cn3']],
    ['{ region: "513301" }', ['cn2']],
    ['{ subjectKind: [ENTERPRISE, AGENCY] }', ['cn2', 'cn3']],
    ['{ agency: "ag1" }', ['cn3']],
    ['{ typeCode: [RESUMED] }', ['cn3']],
    ['{ imposed: "2021-Q2" }', ['cn2']],
    ['{ lifted: "2021-08" }', ['cn1']],
    ['{ isLifted: false }', ['cn2', 'cn3']],
    ['{ isLifted: true }', ['cn1']],
    ['{ inForceOn: "2021-08-01" }', ['cn2', 'cn1', 'cn3']],
    ['{ inForceOn: "2021-08-02" }', ['cn2', 'cn3']],
    ['{ inForceOn: "2020-08-25" }', []],
    ['{ liftReason: [PERFORMED] }', ['cn1']],
  ])('lists by %s', async (filter, expected) => {
    expect(await idsOf(scratch, LIST, filter)).toEqual(expected);
  });

  it.each([
    ['{ field: IMPOSED_ON }', ['cn3', 'cn1', 'cn2']],
    ['{ field: LIFTED_ON, direction: DESC }', ['cn1', 'cn3', 'cn2']],
  ])('sorts by %s', async (order, expected) => {
    expect(await idsOf(scratch, LIST, '{}', order)).toEqual(expected);
  });

  it('reads the restricted persons of many units with one statement', async () => {
    await scratch.ask(`{ ${LIST} { edges { node { restrictedPersons { name } } } } }`);
    expect(scratch.statements()).toHaveLength(2);
  });

  function restrictedPerson(id: string, role: RestrictedPerson['role'], name: string) {
    return { id, restrictionId: 'cn2', role, name, idNumber: ID_NUMBERS[1] };
  }
});
