import { beforeAll, expect, it } from '@jest/globals';

import type { Viewer } from '../../shared/access/viewer.ts';
import { CourtClosure } from '../../shared/database/closure.entity.ts';
import { connect } from '../../shared/database/connect.ts';
import type { DatabaseAddress } from '../../shared/database/database-address.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { Party } from '../party/party.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, partyRow } from '../testing/sample-rows.ts';

import { EnforcementCase } from './enforcement-case.entity.ts';

const officerOf = (court: string): Viewer => ({ ...SUPREME_COURT_VIEWER, court });
const NINGDE = officerOf('闽09');
const KANGDING = officerOf('川3301');

const LIST = '{ enforcementCases { totalCount edges { node { id parties { id } } } } }';
const ENTITIES = (key: string) =>
  `{ _entities(representations: [{ __typename: "EnforcementCase", ${key} }]) { ... on EnforcementCase { id status } } }`;

describeOnEachDatabase(cases, 'a case that a court must not see', (scratch) => {
  beforeAll(async () => {
    await insertClosures(scratch, {
      regions: [['350900', '350902'], ['513301']],
      courts: [['闽09', '闽0902'], ['川3301']],
    });
    await scratch.insert(EnforcementCase, caseRow('c1', { courtCode: '闽0902' }));
    await scratch.insert(Party, partyRow('p1', 'c1'));
  });

  it.each([
    ['by its id', (id: string) => `{ enforcementCase(id: "${id}") { id status } }`, 'c1', 'never'],
    ['as an entity', (id: string) => ENTITIES(`id: "${id}"`), 'c1', 'never'],
  ])(
    'has the same response %s as one that does not exist, with as many statements',
    async (_, query, hidden, absent) => {
      const answers = [];
      for (const id of [hidden, absent]) {
        const answer = await scratch.ask(query(id), {}, KANGDING);
        // An error names what was asked for, and nothing else.
        answers.push([
          JSON.stringify(answer).replace(` ${id}:`, ' it:').replace(`"${id}"`, '"it"'),
          scratch.statements().length,
        ]);
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(JSON.stringify((await scratch.ask(query(hidden), {}, NINGDE)).data)).toContain('"id":"c1"');
    },
  );

  it('is visible to its new court and not to its old one after a transfer', async () => {
    expect(await listed(scratch, NINGDE)).toEqual(['c1 p1']);
    expect(await listed(scratch, KANGDING)).toEqual([]);
    await write(scratch, "update enforcement_case set court_code = '川3301' where id = 'c1'");
    expect(await listed(scratch, NINGDE)).toEqual([]);
    expect(await listed(scratch, KANGDING)).toEqual(['c1 p1']);
  });

  it('is visible to a court above as soon as its court is subordinate to it', async () => {
    expect(await listed(scratch, NINGDE)).toEqual([]);
    await scratch.insert(CourtClosure, { ancestor: '闽09', descendant: '川3301', ancestorLevel: 'INTERMEDIATE' });
    expect(await listed(scratch, NINGDE)).toEqual(['c1 p1']);
    await write(scratch, "delete from court_closure where ancestor = '闽09' and descendant = '川3301'");
    expect(await listed(scratch, NINGDE)).toEqual([]);
  });
});

async function listed(scratch: Scratch, who: Viewer): Promise<string[]> {
  const { data } = await scratch.ask(LIST, {}, who);
  const { edges, totalCount } = data?.['enforcementCases'] as unknown as {
    totalCount: number;
    edges: { node: { id: string; parties: { id: string }[] } }[];
  };
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }) => [node.id, ...node.parties.map(({ id }) => id)].join(' '));
}

/** Changes records as the office does: directly, since the subgraph only reads. */
async function write({ database, kind }: Scratch, sql: string): Promise<void> {
  const { dbName, clientUrl } = database.orm.config.getAll() as { dbName: string; clientUrl: string };
  const address: DatabaseAddress = kind === 'sqlite' ? { kind, file: dbName } : { kind, url: clientUrl };
  const writer = await connect(address, { entities: [CourtClosure], writable: true });
  await writer.em.fork().execute(sql);
  await writer.close();
}
