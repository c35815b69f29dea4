import { Asset } from '../../../subgraphs/assets/asset/asset.entity.ts';
import { ControlMeasure } from '../../../subgraphs/assets/control-measure/control-measure.entity.ts';
import { dateOf, dayOf, monthsLater } from '../../calendar.ts';
import { agencyOf } from '../../places/agencies.ts';
import { paidOutBreach } from '../../stories/paid-out-against-notice.ts';

import { recordId, type Telling } from './telling.ts';

/** What the unit of the story owed the debtor, held from the day its notice was served until the money was back. */
export function tellHeldReceivable(telling: Telling): void {
  if (telling.facts.id !== paidOutBreach.caseId) {
    return;
  }
  const { bound, debtor, emit } = telling;
  const { agencyId, noticeServedOn, paidOutAmount, recoveredOn } = paidOutBreach;
  const assetId = recordId('as', telling, 'receivable');
  emit(Asset, {
    ...bound,
    id: assetId,
    holderPartyId: debtor.id,
    foundByInquiryId: null,
    kind: 'RECEIVABLE',
    identifier: null,
    place: agencyOf(agencyId).name,
    foundOn: noticeServedOn,
    appraisedValue: paidOutAmount,
    appraisedOn: noticeServedOn,
  });
  emit(ControlMeasure, {
    ...bound,
    id: recordId('cm', telling, 'receivable'),
    assetId,
    kind: 'FREEZE',
    form: 'ACTUAL',
    queueOrder: 1,
    amount: paidOutAmount,
    fromDate: noticeServedOn,
    untilDate: dateOf(monthsLater(dayOf(noticeServedOn), 36)),
    renewedOn: null,
    liftedOn: recoveredOn,
  });
}
