import { beforeAll, expect, it } from '@jest/globals';

import { CourtClosure, RegionClosure } from '../../shared/database/closure.entity.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { cases } from '../subgraph.ts';

import { Court } from './court.entity.ts';

describeOnEachDatabase(cases, 'courts', (scratch) => {
  beforeAll(async () => {
    await scratch.insert(Court, court('闽', null), court('闽09', '闽'), court('闽0902', '闽09'), court('川', null));
    await scratch.insert(
      CourtClosure,
      ...[
        ['闽', '闽'],
        ['闽', '闽09'],
        ['闽', '闽0902'],
        ['闽09', '闽09'],
        ['闽09', '闽0902'],
        ['闽0902', '闽0902'],
        ['川', '川'],
      ].map(([ancestor = '', descendant = '']) => ({ ancestor, descendant, ancestorLevel: 'HIGH' })),
    );
    await scratch.insert(RegionClosure, { ancestor: '350900', descendant: '350900', ancestorLevel: 'CITY' });
  });

  it('finds a court by its code and the courts above and below it', async () => {
    const { data } = await scratch.ask('{ court(code: "闽09") { name parent { code } children { code } } }');
    expect(data).toEqual({ court: { name: '闽09法院', parent: { code: '闽' }, children: [{ code: '闽0902' }] } });
  });

  it('returns null without an error for a court that does not exist', async () => {
    expect(await scratch.ask('{ court(code: "粤07") { name } }')).toEqual({ data: { court: null } });
  });

  it('lists a court with all below it, regardless of their codes', async () => {
    const { data } = await scratch.ask('{ courts(filter: { under: "闽09" }) { totalCount edges { node { code } } } }');
    expect(data).toEqual({
      courts: { totalCount: 2, edges: [{ node: { code: '闽09' } }, { node: { code: '闽0902' } }] },
    });
  });

  it('are found by a part of the name, and by pinyin initials where the office keeps them', async () => {
    const codes = async (filter: string) => {
      const { data } = await scratch.ask(`{ courts(filter: ${filter}) { totalCount nodes { code pinyinInitials } } }`);
      return data?.['courts'];
    };
    const ningde = { code: '闽09', pinyinInitials: 'm09fy' };
    expect(await codes('{ nameContains: "闽09法" }')).toEqual({ totalCount: 1, nodes: [ningde] });
    expect(await codes('{ initials: "M09F" }')).toEqual({ totalCount: 1, nodes: [ningde] });
    expect(await codes('{ initials: "cf" }')).toEqual({ totalCount: 0, nodes: [] });
  });

  it('refuses a part of one character, and does not repeat it', async () => {
    const { errors } = await scratch.ask('{ courts(filter: { nameContains: "闽" }) { nodes { code } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.nameContains' });
    expect(errors?.[0]?.message).not.toContain('闽');
  });

  it('reads the children of many courts with one statement', async () => {
    await scratch.ask('{ courts { edges { node { children { code } } } } }');
    expect(scratch.statements()).toHaveLength(2);
  });
});

function court(code: string, parentCode: string | null) {
  const pinyinInitials = code === '川' ? null : `${code.replace('闽', 'm')}fy`;
  return { code, name: `${code}法院`, pinyinInitials, level: 'HIGH' as const, regionCode: '350900', parentCode };
}
