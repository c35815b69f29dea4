import { count, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { Asset } from '../asset/asset.entity.ts';
import { ControlMeasure } from '../control-measure/control-measure.entity.ts';

import { CASE_COLUMNS, WHOSE, within } from './case-columns.ts';

const FOUND = within('t.found_on');
const BEGUN = within('t.from_date');

export const assetSource: Source = {
  entity: Asset,
  concerns: FOUND,
  person: WHOSE,
  columns: CASE_COLUMNS,
  sums: { assetsFound: count(FOUND), foundValue: totalMoney('t.appraised_value', FOUND) },
};

export const controlSource: Source = {
  entity: ControlMeasure,
  concerns: `((${BEGUN}) or (${within('t.lifted_on')}))`,
  person: WHOSE,
  columns: CASE_COLUMNS,
  sums: {
    measuresTaken: count(BEGUN),
    measuresWaiting: count(`${BEGUN} and t.queue_order > 1`),
    measuresSoft: count(`${BEGUN} and t.form = 'SOFT'`),
    measuresLifted: count(within('t.lifted_on')),
    frozenAmount: totalMoney('t.amount', `${BEGUN} and t.kind = 'FREEZE' and t.queue_order = 1`),
    transferredAmount: totalMoney('t.amount', `${BEGUN} and t.kind = 'TRANSFER'`),
  },
};
