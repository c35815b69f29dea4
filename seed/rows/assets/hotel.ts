import { Asset } from '../../../subgraphs/assets/asset/asset.entity.ts';
import { ControlMeasure } from '../../../subgraphs/assets/control-measure/control-measure.entity.ts';
import { dateOf, dayOf, monthsLater } from '../../calendar.ts';
import { hotelProperty } from '../../stories/cross-enforcement.ts';

import { recordId, type CaseContext } from './case-context.ts';

/** The hotel of the story: sealed until it was vacated and handed over. It is the only property of its case. */
export function writeHotel(context: CaseContext): void {
  if (context.facts.id !== hotelProperty.caseId) {
    return;
  }
  const { bound, debtor, emit } = context;
  const { place, foundOn, sealedOn, handedOverOn, appraisedValue } = hotelProperty;
  const assetId = recordId('as', context, 'hotel');
  emit(Asset, {
    ...bound,
    id: assetId,
    holderPartyId: debtor.id,
    foundByInquiryId: null,
    kind: 'REAL_ESTATE',
    identifier: null,
    networkCovered: true,
    place,
    foundOn,
    appraisedValue,
    appraisedOn: sealedOn,
  });
  emit(ControlMeasure, {
    ...bound,
    id: recordId('cm', context, 'hotel'),
    assetId,
    kind: 'SEAL',
    form: 'ACTUAL',
    assetKind: 'REAL_ESTATE',
    channel: 'COUNTER',
    delegated: false,
    leftInUse: false,
    queueOrder: 1,
    amount: null,
    fromDate: sealedOn,
    untilDate: dateOf(monthsLater(dayOf(sealedOn), 36)),
    renewedOn: null,
    liftedOn: handedOverOn,
  });
}
