import { count, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { CASE_COLUMNS, within } from './case-columns.ts';

const FOUND = within('t.found_on');
const BEGUN = within('t.from_date');

export const assetSource: Source = {
  from: 'asset t',
  concerns: FOUND,
  columns: CASE_COLUMNS,
  sums: { assetsFound: count(FOUND), foundValue: totalMoney('t.appraised_value', FOUND) },
};

export const controlSource: Source = {
  from: 'control_measure t',
  concerns: `((${BEGUN}) or (${within('t.lifted_on')}))`,
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
