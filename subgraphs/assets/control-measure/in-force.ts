import type { Filter } from '../../shared/lists/filter.ts';

import type { ControlMeasure } from './control-measure.entity.ts';

/**
 * Whether a measure controls its property on a day: started, not lifted, not expired. A waiting seizure is only queued:
 * it has no effect until those before it end (最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定, art. 26). A transfer is completed on its
 * day and has no effect afterwards.
 */
export function isInForce({ kind, queueOrder, fromDate, untilDate, liftedOn }: ControlMeasure, today: string): boolean {
  if (kind === 'TRANSFER' || queueOrder > 1 || liftedOn !== null) {
    return false;
  }
  return fromDate <= today && (untilDate === null || today < untilDate);
}

/** The same condition as a filter over stored records. */
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
