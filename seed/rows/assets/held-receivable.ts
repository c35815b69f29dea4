import { Asset } from '../../../subgraphs/assets/asset/asset.entity.ts';
import { ControlMeasure } from '../../../subgraphs/assets/control-measure/control-measure.entity.ts';
import { dateOf, dayOf, monthsLater } from '../../calendar.ts';
import { agencyOf } from '../../places/agencies.ts';
import { paidOutBreach } from '../../stories/paid-out-against-notice.ts';

import { recordId, type CaseContext } from './case-context.ts';

/**
 * The receivable that the story's unit owed the debtor, frozen from service of the notice until the case ended; the money
 * was never recovered.
 */
export function writeHeldReceivable(context: CaseContext): void {
  if (context.facts.id !== paidOutBreach.caseId) {
    return;
  }
  const { bound, debtor, emit } = context;
  const { agencyId, noticeServedOn, paidOutAmount } = paidOutBreach;
  const assetId = recordId('as', context, 'receivable');
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
    networkCovered: false,
  });
  emit(ControlMeasure, {
    ...bound,
    id: recordId('cm', context, 'receivable'),
    assetId,
    assetKind: 'RECEIVABLE',
    channel: 'LETTER',
    delegated: false,
    leftInUse: false,
    kind: 'FREEZE',
    form: 'ACTUAL',
    queueOrder: 1,
    amount: paidOutAmount,
    fromDate: noticeServedOn,
    untilDate: dateOf(monthsLater(dayOf(noticeServedOn), 36)),
    renewedOn: null,
    liftedOn: context.facts.concludedOn,
  });
}
