import { count, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { Asset } from '../asset/asset.entity.ts';
import { ControlMeasure } from '../control-measure/control-measure.entity.ts';

import { CASE_COLUMNS, OF_CASE } from './of-case.ts';

export const assetSource: Source = {
  entity: Asset,
  person: OF_CASE,
  columns: { ...CASE_COLUMNS, assetKind: 't.kind' },
  division: ['court', 'assetKind', 'time'],
  events: {
    found: { on: 't.found_on', flows: { assetsFound: count(), foundValue: totalMoney('t.appraised_value') } },
  },
};

export const controlSource: Source = {
  entity: ControlMeasure,
  person: OF_CASE,
  columns: {
    ...CASE_COLUMNS,
    kind: 't.kind',
    assetKind: 't.asset_kind',
  },
  division: ['court', 'kind', 'time', 'assetKind'],
  events: {
    begun: {
      on: 't.from_date',
      flows: {
        measuresTaken: count(),
        measuresWaiting: count('t.queue_order > 1'),
        measuresSoft: count("t.form = 'SOFT'"),
        frozenAmount: totalMoney('t.amount', "t.kind = 'FREEZE' and t.queue_order = 1"),
        transferredAmount: totalMoney('t.amount', "t.kind = 'TRANSFER'"),
      },
    },
    lifted: { on: 't.lifted_on', flows: { measuresLifted: count() } },
  },
};
