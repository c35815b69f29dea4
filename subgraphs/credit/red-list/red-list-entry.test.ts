import { beforeAll, expect, it } from '@jest/globals';

import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { credit } from '../subgraph.ts';
import { insertPlaces } from '../testing/places.ts';
import { CREDIT_CODES } from '../testing/records.ts';

import { RedListEntry } from './red-list-entry.entity.ts';

let today = '2022-06-01';
const PUBLIC = { ...SUPREME_COURT_VIEWER, audience: 'public', subject: null, scopes: [], court: null } as const;

describeOnEachDatabase(
  credit,
  'the red list',
  (scratch) => {
    beforeAll(async () => {
      await insertPlaces(scratch);
      await scratch.insert(
        RedListEntry,
        entry('rl1'),
        entry('rl2', {
          courtCode: '川3301',
          regionCode: '513301',
          agencyId: 'ag1',
          kind: 'AGENCY',
          name: '某县人民政府',
          creditCode: CREDIT_CODES[1],
          reason: 'PERFORMED_UNASKED',
          listedOn: '2022-03-01',
          programme: '共筑诚信，德润陇原',
        }),
        entry('withdrawn', { withdrawnOn: '2022-06-01' }),
        entry('over', { listedOn: '2020-06-01', listedUntil: '2022-06-01' }),
        entry('not yet', { listedOn: '2022-06-02' }),
      );
    });

    it('shows everyone who keeps faith, why, how long, and who published it', async () => {
      today = '2022-06-01';
      const { data } = await scratch.ask(
        `{ redListEntries(filter: { region: "513301" }) { totalCount edges { node {
          kindLabel name creditCode reasonLabel deed programme civilisationOfficeName listedOn listedUntil court { code }
        } } } }`,
        {},
        PUBLIC,
      );
      expect(data?.['redListEntries']).toEqual({
        totalCount: 1,
        edges: [
          {
            node: {
              kindLabel: '党政机关',
              name: '某县人民政府',
              creditCode: CREDIT_CODES[1],
              reasonLabel: '主动履行生效法律文书',
              deed: '收到执行通知后自动履行完毕',
              programme: '共筑诚信，德润陇原',
              civilisationOfficeName: '某市委文明办公室',
              listedOn: '2022-03-01',
              listedUntil: '2024-01-01',
              court: { code: '川3301' },
            },
          },
        ],
      });
    });

    it('shows an entry from its first day until its term ends or it is withdrawn', async () => {
      expect(await idsOn(scratch, '2022-05-31')).toEqual(['over', 'rl1', 'rl2', 'withdrawn']);
      expect(await idsOn(scratch, '2022-06-01')).toEqual(['rl1', 'rl2']);
      expect(await idsOn(scratch, '2022-06-02')).toEqual(['not yet', 'rl1', 'rl2']);
      expect(await idsOn(scratch, '2024-01-01')).toEqual([]);
    });

    it.each([
      ['{ court: "闽09" }', ['rl1']],
      ['{ kind: [AGENCY] }', ['rl2']],
      ['{ reason: [PERFORMED_AT_ONCE] }', ['rl1']],
      ['{ name: "恒盛商贸有限公司" }', ['rl1']],
      [`{ creditCode: "${CREDIT_CODES[1]}" }`, ['rl2']],
      ['{ creditCode: "00000001-9" }', ['rl2']],
      ['{ listed: "2022-03" }', ['rl2']],
    ])('lists by %s', async (filter, expected) => {
      expect(await idsOn(scratch, '2022-06-01', filter)).toEqual(expected);
    });

    it('leads from an agency to its entry', async () => {
      const { data } = await scratch.ask(
        `{ _entities(representations: [{ __typename: "Agency", id: "ag1" }]) {
          ... on Agency { redListEntries { edges { node { id civilisationOffice { id } agency { id } } } } } } }`,
      );
      const node = { id: 'rl2', civilisationOffice: { id: 'office1' }, agency: { id: 'ag1' } };
      expect(data?.['_entities']).toEqual([{ redListEntries: { edges: [{ node }] } }]);
    });
  },
  { now: () => new Date(`${today}T00:00:00+08:00`) },
);

async function idsOn(scratch: Scratch, day: string, filter = '{}'): Promise<string[]> {
  today = day;
  const { data } = await scratch.ask(`{ redListEntries(filter: ${filter}) { edges { node { id } } } }`, {}, PUBLIC);
  const { edges } = data?.['redListEntries'] as unknown as { edges: { node: { id: string } }[] };
  return edges.map(({ node }) => node.id).sort();
}

function entry(id: string, facts: Partial<Row<RedListEntry>> = {}): Row<RedListEntry> {
  return {
    id,
    courtCode: '闽0902',
    regionCode: '350902',
    agencyId: null,
    kind: 'ENTERPRISE',
    name: '恒盛商贸有限公司',
    creditCode: CREDIT_CODES[0],
    reason: 'PERFORMED_AT_ONCE',
    deed: '收到执行通知后自动履行完毕',
    programme: null,
    civilisationOfficeName: '某市委文明办公室',
    civilisationOfficeId: 'office1',
    listedOn: '2022-01-01',
    listedUntil: '2024-01-01',
    withdrawnOn: null,
    ...facts,
  };
}
