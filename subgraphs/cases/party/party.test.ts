import { beforeAll, expect, it } from '@jest/globals';

import { PUBLIC_VIEWER, type Viewer } from '../../shared/access/viewer.ts';
import { CourtClosure } from '../../shared/database/closure.entity.ts';
import { nameEndings } from '../../shared/lists/name-part.ts';
import { identityNumberCheckCharacter } from '../../shared/scalars/identity-number.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, partyRow } from '../testing/sample-rows.ts';

import { PartyNameEnding } from './party-name-ending.entity.ts';
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

  it('are paged by cursors that belong to the number, however it is written', async () => {
    const page = (number: string, after: string | null) =>
      scratch.ask(
        `query ($number: IdentityNumber!, $after: String) { partiesByIdNumber(idNumber: $number, first: 1, after: $after) {
          nodes { id } pageInfo { endCursor } } }`,
        { number, after },
      );
    const { data } = await page('11010519491231002X', null);
    const first = data?.['partiesByIdNumber'] as unknown as { nodes: unknown; pageInfo: { endCursor: string } };
    expect(first.nodes).toEqual([{ id: 'a1' }]);
    const { endCursor } = first.pageInfo;
    expect((await page('110105491231002', endCursor)).data).toMatchObject({
      partiesByIdNumber: { nodes: [{ id: 'a2' }] },
    });
    expect((await page('440524188001010014', endCursor)).errors?.[0]?.extensions['code']).toBe('BAD_CURSOR');
  });

  it('are not searched by an invalid number, and the error does not repeat it', async () => {
    const { errors } = await scratch.ask('{ partiesByIdNumber(idNumber: "110105194912310021") { totalCount } }');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(errors)).not.toContain('110105194912310021');
  });
});

const NAMES: Readonly<Record<string, string>> = {
  n1: '欧阳建国',
  n2: '陈建国',
  n3: '福建国兴建材（宁德）有限公司',
  n4: '李%_\\伟',
  n5: 'ABC商贸有限公司',
  n6: '阿卜杜拉•买买提',
  n7: '张　三',
};

describeOnEachDatabase(cases, 'parties by a part of their name', (scratch) => {
  beforeAll(async () => {
    await scratch.insert(EnforcementCase, caseRow('c1', { courtCode: '闽0902' }), caseRow('c2', { courtCode: '甘01' }));
    await scratch.insert(CourtClosure, { ancestor: '闽0902', descendant: '闽0902', ancestorLevel: 'BASIC' });
    for (const [id, name] of Object.entries(NAMES)) {
      await scratch.insert(Party, partyRow(id, id === 'n2' ? 'c2' : 'c1', { name }));
      await scratch.insert(PartyNameEnding, ...nameEndings(name).map((ending) => ({ ending, partyId: id })));
    }
  });

  const search = 'query ($part: String!) { partiesByName(nameContains: $part) { totalCount nodes { id } } }';
  const found = async (part: string, viewer?: Viewer) => {
    const { data, errors } = await scratch.ask(search, { part }, viewer);
    expect(errors).toBeUndefined();
    const { totalCount, nodes } = data?.['partiesByName'] as unknown as { totalCount: number; nodes: { id: string }[] };
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => id).join(' ');
  };

  it.each([
    ['建国', 'n1 n2 n3'],
    ['欧阳', 'n1'],
    ['陈建国', 'n2'],
    ['(宁德)有限', 'n3'],
    ['（宁德）', 'n3'],
    ['有限公司', 'n3 n5'],
    ['abc', 'n5'],
    ['ＡＢＣ', 'n5'],
    ['%_\\', 'n4'],
    ['李%', 'n4'],
    ['%%', ''],
    ['陈_国', ''],
    ['国建', ''],
    [' 建国　', 'n1 n2 n3'],
    ['阿卜杜拉·买买提', 'n6'],
    ['拉.买', 'n6'],
    ['张三', 'n7'],
    ['张 三', 'n7'],
    ['欧阳 建国', 'n1'],
    ['【宁德】', 'n3'],
  ])('are found: %s', async (part, ids) => {
    expect(await found(part)).toBe(ids);
  });

  it('are those that the viewer may see, in list and count', async () => {
    const judge: Viewer = { ...SUPREME_COURT_VIEWER, court: '闽0902' };
    expect(await found('建国', judge)).toBe('n1 n3');
    expect(await found('陈建国', judge)).toBe('');
  });

  it('need the right to names, whatever is selected', async () => {
    const nameless = SUPREME_COURT_VIEWER.scopes.filter((scope) => scope !== 'party:name');
    for (const viewer of [{ ...SUPREME_COURT_VIEWER, scopes: nameless }, PUBLIC_VIEWER]) {
      const { errors, data } = await scratch.ask(search, { part: '建国' }, viewer);
      expect([data, errors?.[0]?.extensions['code']]).toEqual([undefined, 'UNAUTHORIZED_FIELD_OR_TYPE']);
    }
  });

  it.each(['', '国', ' 国　', '国'.repeat(121)])('are not searched by %j', async (part) => {
    const { errors } = await scratch.ask(search, { part });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'nameContains' });
    expect(JSON.stringify(errors)).not.toContain('国');
    expect(scratch.statements()).toEqual([]);
  });

  it('are paged, by cursors that belong to the name', async () => {
    const page = (part: string, after: string | null) =>
      scratch.ask(
        `query ($part: String!, $after: String) {
          partiesByName(nameContains: $part, first: 2, after: $after) { nodes { id } pageInfo { endCursor } } }`,
        { part, after },
      );
    const { data } = await page('建国', null);
    const first = data?.['partiesByName'] as unknown as { nodes: unknown; pageInfo: { endCursor: string } };
    expect(first.nodes).toEqual([{ id: 'n1' }, { id: 'n2' }]);
    const { endCursor } = first.pageInfo;
    expect((await page('建国', endCursor)).data).toMatchObject({ partiesByName: { nodes: [{ id: 'n3' }] } });
    expect((await page('有限', endCursor)).errors?.[0]?.extensions['code']).toBe('BAD_CURSOR');
  });
});

describeOnEachDatabase(cases, 'parties of an office that writes numbers in old forms', (scratch) => {
  it('are found whatever form their number is stored in, and whatever form it is asked for in', async () => {
    const person = { role: 'GUARANTOR' } as const;
    const unit = { ...person, kind: 'ENTERPRISE', name: '样例有限公司' } as const;
    await scratch.insert(
      Party,
      partyRow('b1', 'c3', { ...person, idNumber: '350902800101901' }),
      partyRow('b2', 'c3', { ...person, idNumber: '350902198001019038' }),
      partyRow('b3', 'c3', { ...person, idNumber: '３５０９０２８００１０１９０１' }),
      partyRow('b4', 'c3', { ...person, idNumber: '350902800101902' }),
      partyRow('b5', 'c3', { ...person, idNumber: 'M0123456703' }),
      partyRow('b6', 'c3', { ...person, idNumber: 'g12345678' }),
      partyRow('b7', 'c3', { ...unit, creditCode: '91110000600037341l' }),
      partyRow('b8', 'c3', { ...unit, creditCode: '60003734-1' }),
      partyRow('b9', 'c3', { ...unit, creditCode: '９１１１００００６０００３７３４１Ｌ' }),
    );
    const eighteen = `35090219800101901${identityNumberCheckCharacter('35090219800101901')}`;
    await scratch.insert(Party, partyRow('b0', 'c3', { ...person, idNumber: eighteen }));
    const by = async (field: string, argument: string, text: string) => {
      const { data, errors } = await scratch.ask(
        `query ($text: ${field === 'partiesByIdNumber' ? 'IdentityNumber' : 'CreditCode'}!) {
          found: ${field}(${argument}: $text) { totalCount nodes { id } } }`,
        { text },
      );
      expect(errors).toBeUndefined();
      const { totalCount, nodes } = data?.['found'] as unknown as { totalCount: number; nodes: { id: string }[] };
      expect(totalCount).toBe(nodes.length);
      return nodes.map(({ id }) => id).join(' ');
    };
    for (const number of [eighteen, '350902800101901', '350902 800101 901', '３５０９０２８００１０１９０１']) {
      expect([number, await by('partiesByIdNumber', 'idNumber', number)]).toEqual([number, 'b0 b1 b3']);
    }
    expect(await by('partiesByIdNumber', 'idNumber', 'm01234567')).toBe('b5');
    expect(await by('partiesByIdNumber', 'idNumber', 'G12345678')).toBe('b6');
    for (const code of ['91110000600037341L', '9111 0000 6000 3734 1l', '60003734-1', '600037341']) {
      expect([code, await by('partiesByCreditCode', 'creditCode', code)]).toEqual([code, 'b7 b8 b9']);
    }
  });
});
