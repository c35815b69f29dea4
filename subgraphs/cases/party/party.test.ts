import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { cases } from '../subgraph.ts';
import { partyRow } from '../testing/sample-rows.ts';

import { Party } from './party.entity.ts';

describeOnEachDatabase(cases, 'parties', (scratch) => {
  beforeAll(() =>
    scratch.insert(
      Party,
      // The example of an identity number in GB 11643.
      partyRow('a1', 'c1', { idNumber: '11010519491231002X', phone: '13900000000' }),
      partyRow('a2', 'c2', { idNumber: '11010519491231002X', role: 'GUARANTOR' }),
      partyRow('a3', 'c2', {
        kind: 'ENTERPRISE',
        name: '样例有限公司',
        creditCode: '91350100M000100Y43',
        idNumber: null,
      }),
    ),
  );

  it('show masked identifiers of a person, and an organisation unmasked', async () => {
    const { data } = await scratch.ask(
      '{ a: party(id: "a1") { maskedName maskedIdentifier maskedPhone } b: party(id: "a3") { maskedName maskedIdentifier maskedPhone } c: party(id: "x") { id } }',
    );
    expect(data).toEqual({
      a: { maskedName: '林*', maskedIdentifier: '110105**********2X', maskedPhone: '139****0000' },
      b: { maskedName: '样例有限公司', maskedIdentifier: '91350100M000100Y43', maskedPhone: null },
      c: null,
    });
  });

  it('are found across cases by identity number or by credit code', async () => {
    const { data } = await scratch.ask(
      '{ a: partiesByIdNumber(idNumber: "11010519491231002x") { totalCount edges { node { id } } }' +
        '  b: partiesByCreditCode(creditCode: "91350100M000100Y43") { edges { node { id } } }' +
        '  c: partiesByIdNumber(idNumber: "11010519491231002X", filter: { role: [GUARANTOR] }) { totalCount } }',
    );
    expect(data).toEqual({
      a: { totalCount: 2, edges: [{ node: { id: 'a1' } }, { node: { id: 'a2' } }] },
      b: { edges: [{ node: { id: 'a3' } }] },
      c: { totalCount: 1 },
    });
  });

  it('are not searched by an invalid number, and the error does not repeat it', async () => {
    const { errors } = await scratch.ask('{ partiesByIdNumber(idNumber: "110105194912310021") { totalCount } }');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(errors)).not.toContain('110105194912310021');
  });
});
