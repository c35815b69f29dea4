import { beforeAll, expect, it } from '@jest/globals';

import { RegionClosure } from '../../shared/database/closure.entity.ts';
import { creditCodeCheckCharacter } from '../../shared/scalars/credit-code.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { performance } from '../subgraph.ts';

import { Agency } from './agency.entity.ts';

const CITY = '113509000000000190';
const WRONG = '113509000000000290';

describeOnEachDatabase(performance, 'agencies', (scratch) => {
  beforeAll(async () => {
    await scratch.insert(
      Agency,
      agency('city', '宁德市人民政府', 'GOVERNMENT', '350900', null, CITY),
      agency('county', '霞浦县人民政府', 'GOVERNMENT', '350921', 'city', '91350100M000100Y43'),
      agency('town', '霞浦县牙城镇人民政府', 'TOWNSHIP', '350921', 'county', '9144030071526726XG'),
      agency('other', '康定市人民政府', 'GOVERNMENT', '513301', null, '91330100799655058B'),
    );
    await scratch.insert(
      RegionClosure,
      ...[
        ['350900', '350900'],
        ['350900', '350921'],
        ['350921', '350921'],
        ['513301', '513301'],
      ].map(([ancestor = '', descendant = '']) => ({ ancestor, descendant, ancestorLevel: 'COUNTY' })),
    );
  });

  it('finds an agency by its id and by its credit code, with its superior and subordinates', async () => {
    const fields = '{ name kindLabel region { code } superior { id } subordinates { edges { node { id } } } }';
    const { data } = await scratch.ask(
      `{ byId: agency(id: "county") ${fields} byCode: agency(creditCode: "${CITY}") ${fields} }`,
    );
    expect(data).toEqual({
      byId: {
        name: '霞浦县人民政府',
        kindLabel: '人民政府',
        region: { code: '350921' },
        superior: { id: 'city' },
        subordinates: { edges: [{ node: { id: 'town' } }] },
      },
      byCode: {
        name: '宁德市人民政府',
        kindLabel: '人民政府',
        region: { code: '350900' },
        superior: null,
        subordinates: { edges: [{ node: { id: 'county' } }] },
      },
    });
  });

  it('returns null without an error for an agency that does not exist', async () => {
    expect(await scratch.ask('{ agency(id: "unknown") { name } }')).toEqual({ data: { agency: null } });
  });

  it('rejects a credit code with a wrong check character, and both keys or none', async () => {
    const wrong = await scratch.ask(`{ agency(creditCode: "${WRONG}") { name } }`);
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    const both = await scratch.ask(`{ agency(id: "city", creditCode: "${CITY}") { name } }`);
    expect(both.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id | creditCode' });
    const none = await scratch.ask('{ agency { name } }');
    expect(none.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('lists agencies of a region with all below it, by kind, by name and by superior', async () => {
    const ids = async (filter: string) => {
      const { data } = await scratch.ask(`{ agencies(filter: ${filter}) { totalCount edges { node { id } } } }`);
      const { totalCount, edges } = (
        data as unknown as { agencies: { totalCount: number; edges: { node: { id: string } }[] } }
      ).agencies;
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }) => node.id).sort();
    };
    expect(await ids('{ region: "350900" }')).toEqual(['city', 'county', 'town']);
    expect(await ids('{ region: "350900", kind: [TOWNSHIP] }')).toEqual(['town']);
    expect(await ids('{ name: "康定市人民政府" }')).toEqual(['other']);
    expect(await ids('{ superior: "city" }')).toEqual(['county']);
    expect(await ids('{ nameContains: "霞浦县" }')).toEqual(['county', 'town']);
    expect(await ids('{ nameContains: "人民政府", region: "350900", kind: [TOWNSHIP] }')).toEqual(['town']);
    expect(await ids('{ nameContains: "人民__" }')).toEqual([]);
    expect(await ids('{ initials: "xpx" }')).toEqual(['county', 'town']);
    expect(await ids('{ initials: "YCZ" }')).toEqual(['town']);
    expect(await ids('{ initials: "kds" }')).toEqual([]);
  });

  it('pages to the end in both directions without loss or repetition', async () => {
    for (const direction of ['ASC', 'DESC']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const answer = await scratch.ask(
          `query ($after: String) { agencies(first: 3, after: $after, orderBy: { field: NAME, direction: ${direction} }) {
            pageInfo { hasNextPage endCursor } edges { node { name } } } }`,
          { after },
        );
        const { pageInfo, edges } = (
          answer.data as unknown as {
            agencies: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { name: string } }[] };
          }
        ).agencies;
        seen.push(...edges.map(({ node }) => node.name));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toHaveLength(4);
      const sorted = [...seen].sort((a, b) => (a < b ? -1 : 1));
      expect(seen).toEqual(direction === 'ASC' ? sorted : sorted.reverse());
    }
  });

  it('rejects a cursor of another filter', async () => {
    const { data } = await scratch.ask('{ agencies(first: 1) { pageInfo { endCursor } } }');
    const { endCursor } = (data as unknown as { agencies: { pageInfo: { endCursor: string } } }).agencies.pageInfo;
    const answer = await scratch.ask(`{ agencies(filter: { kind: [BANK] }, after: "${endCursor}") { totalCount } }`);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_CURSOR' });
  });

  it('finds entities by either key, with one statement for each, and null for unknown ones', async () => {
    const { data } = await scratch.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency { id name } ... on Region { code agencies { edges { node { id } } } } } }',
      {
        of: [
          { __typename: 'Agency', id: 'town' },
          { __typename: 'Agency', creditCode: CITY },
          { __typename: 'Agency', id: 'unknown' },
          { __typename: 'Agency', id: 'other' },
          { __typename: 'Region', code: '350921' },
        ],
      },
    );
    expect(data).toEqual({
      _entities: [
        { id: 'town', name: '霞浦县牙城镇人民政府' },
        { id: 'city', name: '宁德市人民政府' },
        null,
        { id: 'other', name: '康定市人民政府' },
        { code: '350921', agencies: { edges: [{ node: { id: 'county' } }, { node: { id: 'town' } }] } },
      ],
    });
    expect(scratch.statements()).toHaveLength(3);
  });

  it('reads superiors and subordinates of many agencies with one statement each', async () => {
    await scratch.ask('{ agencies { edges { node { superior { id } subordinates { edges { node { id } } } } } } }');
    expect(scratch.statements()).toHaveLength(3);
  });
});

function agency(
  id: string,
  name: string,
  kind: 'GOVERNMENT' | 'TOWNSHIP',
  regionCode: string,
  superiorId: string | null,
  creditCode: string,
) {
  const initials: Readonly<Record<string, string>> = { county: 'xpxrmzf', town: 'xpxyczrmzf' };
  return { id, name, pinyinInitials: initials[id] ?? null, kind, regionCode, superiorId, creditCode };
}

describeOnEachDatabase(performance, 'agencies of an office that writes codes in old forms', (scratch) => {
  it('finds an agency by its code in whatever form it is stored or asked for, and by its old organisation code', async () => {
    await scratch.insert(
      Agency,
      agency('city', '宁德市人民政府', 'GOVERNMENT', '350900', null, CITY),
      agency('small', '某某局', 'TOWNSHIP', '350921', null, '91110000600037341l'),
      agency('old', '某某中心', 'TOWNSHIP', '350921', null, '79965505-8'),
    );
    const found = async (creditCode: string) => {
      const { data, errors } = await scratch.ask('query ($c: CreditCode!) { agency(creditCode: $c) { id } }', {
        c: creditCode,
      });
      expect(errors).toBeUndefined();
      return (data?.['agency'] as unknown as { id: string } | null)?.id;
    };
    for (const code of ['91110000600037341L', '60003734-1', '６０００３７３４１']) {
      expect([code, await found(code)]).toEqual([code, 'small']);
    }
    const first17 = '91330100799655058';
    expect(await found(first17 + creditCodeCheckCharacter(first17))).toBe('old');
    expect(await found('799655058')).toBe('old');
    // A second record of the same unit: the one that is stored as it was asked for.
    await scratch.insert(Agency, agency('a-second', '某某局', 'TOWNSHIP', '350921', null, '91110000600037341L'));
    expect(await found('91110000600037341L')).toBe('a-second');
    expect(await found('91110000600037341l')).toBe('a-second');
    expect(await found('000000019')).toBe('city');
  });

  it('finds an agency of which an office has no code that is one, by what it has', async () => {
    await scratch.insert(Agency, agency('odd', '某某所', 'TOWNSHIP', '350921', null, '代码待查03'));
    const { data, errors } = await scratch.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Agency { id } } }',
      { r: ['代码待查03', '代码待查04', '60003734-1'].map((creditCode) => ({ __typename: 'Agency', creditCode })) },
    );
    expect(data?.['_entities']).toEqual([{ id: 'odd' }, null, null]);
    // No record has the second code. Two have the third one’s: nothing says which of them is meant.
    expect(errors?.map(({ extensions }) => [extensions?.['code'], extensions?.['fault']])).toEqual([
      ['UNKNOWN_RECORD', undefined],
      ['UNREADABLE_VALUE', 'duplicate key'],
    ]);
  });
});
