import type { Row } from '../shared/database/entity-class.ts';
import { CourtClosure, RegionClosure } from '../shared/database/closure.entity.ts';
import type { Scratch } from '../shared/testing/scratch-database.ts';

/** For tests: prefecture 513300 with its county 513338, and city 350900; the courts of the three. */
export async function insertPlaces(scratch: Scratch): Promise<void> {
  const regions: Row<RegionClosure>[] = [
    { ancestor: '513300', descendant: '513300', ancestorLevel: 'CITY' },
    { ancestor: '513300', descendant: '513338', ancestorLevel: 'CITY' },
    { ancestor: '513338', descendant: '513338', ancestorLevel: 'COUNTY' },
    { ancestor: '350900', descendant: '350900', ancestorLevel: 'CITY' },
  ];
  const courts: Row<CourtClosure>[] = [
    { ancestor: '川33', descendant: '川33', ancestorLevel: 'INTERMEDIATE' },
    { ancestor: '川33', descendant: '川3338', ancestorLevel: 'INTERMEDIATE' },
    { ancestor: '川3338', descendant: '川3338', ancestorLevel: 'BASIC' },
    { ancestor: '闽09', descendant: '闽09', ancestorLevel: 'INTERMEDIATE' },
  ];
  await scratch.insert(RegionClosure, ...regions);
  await scratch.insert(CourtClosure, ...courts);
}

/** For tests: what a record stores of a case of one of the three courts. */
export function boundTo(caseId: string, court: '川33' | '川3338' | '闽09' = '川33') {
  return {
    caseId,
    courtCode: court,
    regionCode: { 川33: '513300', 川3338: '513338', 闽09: '350900' }[court],
    caseTypeCode: 'FIRST_ENFORCEMENT',
    debtorKind: court === '闽09' ? 'AGENCY' : 'PERSON',
    cause: '买卖合同纠纷',
  } as const;
}

/** For tests: the ids of a connection's nodes, asked for under the alias `list`. */
export async function idsIn(scratch: Scratch, list: string, args: string): Promise<string[]> {
  const { data, errors } = await scratch.ask(`{ list: ${list}${args} { edges { node { id } } } }`);
  if (errors) throw new Error(errors[0]?.message);
  const { edges } = data?.['list'] as unknown as { edges: { node: { id: string } }[] };
  return edges.map(({ node }) => node.id);
}

/** For tests: what one type's records answer to other subgraphs, asked for by key. */
export async function entities(scratch: Scratch, keys: Record<string, string>[], selection: string): Promise<unknown> {
  const { data, errors } = await scratch.ask(
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ${selection} } }`,
    { keys },
  );
  if (errors) throw new Error(errors[0]?.message);
  return data?.['_entities'];
}
