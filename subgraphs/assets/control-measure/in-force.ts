import type { Filter } from '../../shared/lists/filter.ts';

import type { ControlMeasure } from './control-measure.entity.ts';

/**
 * Whether a measure holds its property on a day: begun, not lifted, its term not over. A waiting seizure is in force in
 * the queue only: it holds nothing until those before it end (最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定,
 * art. 26). A transfer is done on its day and holds nothing afterwards.
 */
export function isInForce({ kind, queueOrder, fromDate, untilDate, liftedOn }: ControlMeasure, today: string): boolean {
  if (kind === 'TRANSFER' || queueOrder > 1 || liftedOn !== null) {
    return false;
  }
  return fromDate <= today && (untilDate === null || today < untilDate);
}

/** The filter that says the same of stored records. */
export const inForceFilter: Filter<boolean> = {
  type: () => Boolean,
  description: '是否有效 Whether they hold their property today; a waiting seizure and a transfer do not.',
  property: 'liftedOn',
  indexes: [['queueOrder', 'liftedOn', 'kind', 'fromDate', 'untilDate']],
  condition: (wanted, today) => {
    const holds = {
      kind: { $ne: 'TRANSFER' },
      queueOrder: 1,
      liftedOn: null,
      fromDate: { $lte: today },
      $or: [{ untilDate: null }, { untilDate: { $gt: today } }],
    };
    if (wanted) {
      return holds;
    }
    return {
      $or: [
        { kind: 'TRANSFER' },
        { queueOrder: { $gt: 1 } },
        { liftedOn: { $ne: null } },
        { fromDate: { $gt: today } },
        { untilDate: { $lte: today } },
      ],
    };
  },
};
