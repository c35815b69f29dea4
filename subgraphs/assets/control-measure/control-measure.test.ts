import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Asset } from '../asset/asset.entity.ts';
import { assets } from '../subgraph.ts';
import { listedBy, pagedBy } from '../testing/listed.ts';
import { asset, insertPlaces, measure } from '../testing/sample-rows.ts';

import { ControlMeasure } from './control-measure.entity.ts';

const NOW = () => new Date('2022-03-05T23:30:00+08:00');

describeOnEachDatabase(
  assets,
  'control measures',
  (scratch) => {
    beforeAll(async () => {
      await insertPlaces({ insert: (entity, ...rows) => scratch.insert(entity, ...rows) });
      await scratch.insert(Asset, asset({ id: 'asset-1' }));
      await scratch.insert(
        ControlMeasure,
        measure({ id: 'last day', amount: '300.00' }),
        measure({ id: 'ended', fromDate: '2021-03-05', untilDate: '2022-03-05', amount: '100.00' }),
        measure({
          id: 'lifted',
          fromDate: '2021-05-01',
          untilDate: '2023-05-01',
          liftedOn: '2021-06-01',
          amount: '200.00',
        }),
        measure({
          id: 'waiting',
          assetKind: 'VEHICLE',
          channel: 'LETTER',
          delegated: true,
          leftInUse: true,
          kind: 'SEAL',
          form: 'SOFT',
          queueOrder: 2,
          fromDate: '2021-07-01',
          untilDate: '2024-07-01',
          amount: '400.00',
          courtCode: '闽0921',
          regionCode: '350921',
        }),
        measure({ id: 'moved', kind: 'TRANSFER', fromDate: '2021-08-01', untilDate: null, amount: '1000.00' }),
      );
    });

    it('shows a measure with its property, its position in the queue and its case', async () => {
      const { data } = await scratch.ask(
        `{ controlMeasure(id: "waiting") { kindLabel formLabel queueOrder waiting inForce asset { id kind } enforcementCase { id } }
          none: controlMeasure(id: "none") { id } }`,
      );
      expect(data).toEqual({
        controlMeasure: {
          kindLabel: '查封',
          formLabel: '软查封（档案查封）',
          queueOrder: 2,
          waiting: true,
          inForce: false,
          asset: { id: 'asset-1', kind: 'BANK_ACCOUNT' },
          enforcementCase: { id: 'case-1' },
        },
        none: null,
      });
    });

    it('shows what is in force today: started, not lifted, not expired and not waiting', async () => {
      const { data } = await scratch.ask('{ controlMeasures { edges { node { id inForce } } } }');
      const nodes = (data?.['controlMeasures'] as unknown as { edges: { node: { id: string; inForce: boolean } }[] })
        .edges;
      expect(nodes.filter(({ node }) => node.inForce).map(({ node }) => node.id)).toEqual(['last day']);
    });

    it.each([
      ['assetKind: [VEHICLE], form: [SOFT]', ['waiting']],
      ['channel: [COUNTER, LETTER]', ['waiting']],
      ['delegated: true', ['waiting']],
      ['leftInUse: true', ['waiting']],
      ['inForce: true', ['last day']],
      ['inForce: false', ['moved', 'waiting', 'lifted', 'ended']],
      ['court: "闽09", kind: [SEAL]', ['waiting']],
      ['region: "350921"', ['waiting']],
      ['form: [SOFT]', ['waiting']],
      ['waiting: true', ['waiting']],
      ['waiting: false', ['moved', 'lifted', 'last day', 'ended']],
      ['begun: "2021-03"', ['last day', 'ended']],
      ['ending: "2022-03-06/2023-05-02"', ['lifted', 'last day']],
      ['lifted: "2021"', ['lifted']],
    ])('lists by { %s }, latest start first', async (filter, ids) => {
      expect(await listedBy(scratch, 'controlMeasures', filter)).toEqual({ ids, totalCount: ids.length });
    });

    it.each([
      ['FROM_DATE', ['ended', 'last day', 'lifted', 'waiting', 'moved']],
      ['UNTIL_DATE', ['moved', 'ended', 'last day', 'lifted', 'waiting']],
      ['AMOUNT', ['ended', 'lifted', 'last day', 'waiting', 'moved']],
    ])('pages through all records by %s in both directions', async (field, ids) => {
      expect(await pagedBy(scratch, 'controlMeasures', field, 'ASC')).toEqual(ids);
      expect(await pagedBy(scratch, 'controlMeasures', field, 'DESC')).toEqual([...ids].reverse());
    });
  },
  { now: NOW },
);
