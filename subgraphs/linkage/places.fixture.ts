import { insertClosures } from '../shared/testing/places.ts';
import type { Scratch } from '../shared/testing/scratch-database.ts';

/** For tests: prefecture 513300 with its county 513338, and city 350900; the courts of the three. */
export async function insertPlaces(scratch: Scratch): Promise<void> {
  await insertClosures(scratch, {
    regions: [['513300', '513338'], ['350900']],
    courts: [['川33', '川3338'], ['闽09']],
  });
}

/** For tests: the case columns of a record of one of the three courts. */
export function boundTo(caseId: string, court: '川33' | '川3338' | '闽09' = '川33') {
  return {
    caseId,
    courtCode: court,
    regionCode: { 川33: '513300', 川3338: '513338', 闽09: '350900' }[court],
    caseTypeCode: 'FIRST_ENFORCEMENT',
    debtorAgencyId: null,
    debtorKind: court === '闽09' ? 'AGENCY' : 'PERSON',
    cause: '买卖合同纠纷',
  } as const;
}

/** For tests: the ids of a connection's nodes, queried under the alias `list`. */
export async function idsIn(scratch: Scratch, list: string, args: string): Promise<string[]> {
  const { data, errors } = await scratch.ask(`{ list: ${list}${args} { edges { node { id } } } }`);
  if (errors) {
    throw new Error(errors[0]?.message);
  }
  const { edges } = data?.['list'] as unknown as { edges: { node: { id: string } }[] };
  return edges.map(({ node }) => node.id);
}

/** For tests: the entities of one type, looked up by key as for other subgraphs. */
export async function entities(scratch: Scratch, keys: Record<string, string>[], selection: string): Promise<unknown> {
  const { data, errors } = await scratch.ask(
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ${selection} } }`,
    { keys },
  );
  if (errors) {
    throw new Error(errors[0]?.message);
  }
  return data?.['_entities'];
}
