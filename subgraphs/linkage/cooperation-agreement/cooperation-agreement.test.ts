import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { entities, idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';

import { AgreementField, CooperationAgreement } from './cooperation-agreement.entity.ts';

describeOnEachDatabase(linkage, 'cooperation agreements', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      CooperationAgreement,
      agreement('a1', { signedOn: '2021-03-01', fromDate: '2021-04-01', toDate: '2022-04-01' }),
      agreement('a2', {
        signedOn: '2022-03-01',
        fromDate: '2022-03-01',
        agencyId: 'police',
        agencyKind: 'POLICE',
        form: 'MEMORANDUM',
      }),
      agreement('a3', { signedOn: '2022-05-01', fromDate: '2022-06-01', courtCode: '川3338', regionCode: '513338' }),
      agreement('a4', { signedOn: '2020-05-01', fromDate: '2020-05-01', courtCode: '闽09', regionCode: '350900' }),
    );
    await scratch.insert(
      AgreementField,
      { id: 'f1', agreementId: 'a1', field: 'PROPERTY_INQUIRY' },
      { id: 'f2', agreementId: 'a1', field: 'FREEZE_AND_TRANSFER' },
      { id: 'f3', agreementId: 'a2', field: 'PERSON_LOCATION' },
    );
  });

  it('are found by their document number, with their fields', async () => {
    const { data } = await scratch.ask(
      '{ cooperationAgreement(documentNumber: "协字〔2021〕a1号") { id fields fieldLabels court { code } agency { id } } }',
    );
    expect(data).toEqual({
      cooperationAgreement: {
        id: 'a1',
        fields: ['FREEZE_AND_TRANSFER', 'PROPERTY_INQUIRY'],
        fieldLabels: ['冻结扣划', '财产查询'],
        court: { code: '川33' },
        agency: { id: 'bank' },
      },
    });
  });

  it('that do not exist are null without an error', async () => {
    const { data, errors } = await scratch.ask('{ cooperationAgreement(documentNumber: "none") { id } }');
    expect({ data, errors }).toEqual({ data: { cooperationAgreement: null }, errors: undefined });
  });

  it.each(['', '(id: "a1", documentNumber: "协字〔2021〕a1号")'])(
    'are looked up by exactly one key, not %s',
    async (keys) => {
      const { errors } = await scratch.ask(`{ cooperationAgreement${keys} { id } }`);
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    },
  );

  it.each([
    ['(filter: { court: "川33" })', ['a3', 'a2', 'a1']],
    ['(filter: { region: "513338" })', ['a3']],
    ['(filter: { agency: "police" })', ['a2']],
    ['(filter: { signed: "2022" })', ['a3', 'a2']],
    ['(filter: { agencyKind: [POLICE] })', ['a2']],
    ['(filter: { agencyKind: [BANK], region: "513300" })', ['a3', 'a1']],
    ['(filter: { form: [MEMORANDUM] })', ['a2']],
    ['(filter: { endsBefore: "2022-04-01" })', ['a1']],
    ['(filter: { endsBefore: "2022-03-31" })', []],
    ['(filter: { inForceOn: "2022-03-31", endsBefore: "2022-05-01" })', ['a1']],
    ['(filter: { inForceOn: "2022-04-01", endsBefore: "2022-05-01" })', []],
    ['(orderBy: { field: TO_DATE }, filter: { agency: "bank" })', ['a3', 'a4', 'a1']],
    ['(filter: { field: PERSON_LOCATION })', ['a2']],
    ['(filter: { inForceOn: "2022-03-31" })', ['a2', 'a1', 'a4']],
    ['(filter: { inForceOn: "2022-04-01" })', ['a2', 'a4']],
    ['(orderBy: { field: FROM_DATE })', ['a4', 'a1', 'a2', 'a3']],
    ['(orderBy: { field: DOCUMENT_NUMBER, direction: DESC })', ['a3', 'a2', 'a1', 'a4']],
  ])('are listed %s', async (args, expected) => {
    expect(await idsIn(scratch, 'cooperationAgreements', args)).toEqual(expected);
  });

  it('are shown on the court and on the unit that signed, with their fields, with one statement for each list', async () => {
    const records = await entities(
      scratch,
      [
        { __typename: 'Court', code: '川33' },
        { __typename: 'Agency', id: 'police' },
      ],
      `... on Court { cooperationAgreements { edges { node { id fields } } } }
       ... on Agency { cooperationAgreements { edges { node { id fields } } } }`,
    );
    const inquiry = { node: { id: 'a1', fields: ['FREEZE_AND_TRANSFER', 'PROPERTY_INQUIRY'] } };
    const location = { node: { id: 'a2', fields: ['PERSON_LOCATION'] } };
    expect(records).toEqual([
      { cooperationAgreements: { edges: [location, inquiry] } },
      { cooperationAgreements: { edges: [location] } },
    ]);
    // Two lists, and the fields of both: together, or of each when it is there.
    const statements = scratch.statements();
    expect(statements.filter((sql) => sql.includes('rank_in_parent'))).toHaveLength(2);
    expect([3, 4]).toContain(statements.length);
  });
});

function agreement(id: string, overrides: Partial<Row<CooperationAgreement>>): Row<CooperationAgreement> {
  return {
    id,
    documentNumber: `协字〔${overrides.signedOn?.slice(0, 4) ?? ''}〕${id}号`,
    title: '协作协议',
    form: 'AGREEMENT',
    courtCode: '川33',
    regionCode: '513300',
    agencyId: 'bank',
    agencyKind: 'BANK',
    signedOn: '2021-03-01',
    fromDate: '2021-03-01',
    toDate: null,
    ...overrides,
  };
}
