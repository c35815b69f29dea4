import { beforeAll, expect, it } from '@jest/globals';

import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { Court } from '../court/court.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Petition } from '../petition/petition.entity.ts';
import { cases } from '../subgraph.ts';
import { campaignRow, caseRow, courtRow, petitionRow } from '../testing/sample-rows.ts';

import { Campaign, CampaignCourt } from './campaign.entity.ts';

describeOnEachDatabase(
  cases,
  'campaigns and petitions',
  (scratch) => {
    beforeAll(async () => {
      await insertClosures(scratch, { regions: [['350900', '350902']], courts: [['闽09', '闽0902']] });
      await scratch.insert(Court, courtRow('闽09', '350900'), courtRow('闽0902', '350902'));
      await scratch.insert(
        Campaign,
        campaignRow('k1'),
        campaignRow('k2', {
          fromDate: '2020-06-01',
          casesTakenUp: 0,
          atDawn: true,
          circularFrequency: 'HALF_MONTHLY',
        }),
      );
      await scratch.insert(
        CampaignCourt,
        { campaignId: 'k1', courtCode: '闽09' },
        { campaignId: 'k1', courtCode: '闽0902' },
      );
      await scratch.insert(EnforcementCase, caseRow('c1', { campaignId: 'k1' }), caseRow('c2'));
      await scratch.insert(
        Petition,
        petitionRow('p1'),
        petitionRow('p2', { answeredOn: '2021-05-11', founded: true, ground: '超期执行' }),
      );
    });

    it('show the courts that took part and the cases taken up', async () => {
      const { data } = await scratch.ask(
        '{ campaigns { edges { node { id courts { code } enforcementCases { totalCount } } } } }',
      );
      expect(data?.['campaigns']).toEqual({
        edges: [
          { node: { id: 'k1', courts: [{ code: '闽09' }, { code: '闽0902' }], enforcementCases: { totalCount: 1 } } },
          { node: { id: 'k2', courts: [], enforcementCases: { totalCount: 0 } } },
        ],
      });
      expect(scratch.statements()).toHaveLength(5);
    });

    it('are listed by participating court and by start', async () => {
      const { data } = await scratch.ask(
        '{ a: campaigns(filter: { court: "闽0902" }) { totalCount } b: campaigns(filter: { begun: "2020" }) { totalCount } }',
      );
      expect(data).toEqual({ a: { totalCount: 1 }, b: { totalCount: 1 } });
    });

    it('are listed by how they were carried out, and show their progress', async () => {
      const { data } = await scratch.ask(
        `{ a: campaigns(filter: { atDawn: true, atMidnight: false, circularFrequency: [HALF_MONTHLY] }) { edges { node { id progressRate circularFrequencyLabel } } }
           b: campaigns(filter: { atDawn: false }) { edges { node { id progressRate } } }
           c: campaigns(filter: { atWeekends: true }) { totalCount }
           d: campaigns(filter: { deputiesWatched: true }) { totalCount } }`,
      );
      expect(data).toEqual({
        a: { edges: [{ node: { id: 'k2', progressRate: null, circularFrequencyLabel: '半月通报' } }] },
        b: { edges: [{ node: { id: 'k1', progressRate: '0.80' } }] },
        c: { totalCount: 0 },
        d: { totalCount: 0 },
      });
    });

    it('do not reveal to a court, by a filter, which other courts took part', async () => {
      const { data } = await scratch.ask(
        '{ own: campaigns(filter: { court: "闽0902" }) { totalCount } above: campaigns(filter: { court: "闽09" }) { totalCount } }',
        {},
        { ...SUPREME_COURT_VIEWER, court: '闽0902' },
      );
      expect(data).toEqual({ own: { totalCount: 1 }, above: { totalCount: 0 } });
    });

    it('of petitions show the waiting time until the answer, or until today', async () => {
      const { data } = await scratch.ask(
        '{ petitions(orderBy: { field: ANSWERED_ON, direction: DESC }) { edges { node { id waitingDays founded enforcementCase { id } } } } }',
      );
      expect(data?.['petitions']).toEqual({
        edges: [
          { node: { id: 'p2', waitingDays: 10, founded: true, enforcementCase: { id: 'c1' } } },
          { node: { id: 'p1', waitingDays: 254, founded: null, enforcementCase: { id: 'c1' } } },
        ],
      });
    });

    it.each([
      ['answered: false', 1],
      ['founded: true', 1],
      ['ground: "超期执行"', 1],
      ['filed: "2021-05"', 2],
    ])('of petitions by %s count %i', async (filter, expected) => {
      const { data } = await scratch.ask(`{ petitions(filter: { ${filter} }) { totalCount } }`);
      expect(data).toEqual({ petitions: { totalCount: expected } });
    });
  },
  { now: () => new Date('2022-01-10T00:00:00+08:00') },
);
