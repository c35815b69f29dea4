import {
  allOf,
  anyOf,
  atCourt,
  inRegion,
  ofAgencyIn,
  ofNoPerson,
  ofUnit,
  through,
} from '../shared/visibility/rules.ts';
import { WITH_CASE } from '../shared/visibility/shown-with.ts';
import { rowsOf, type Visibility } from '../shared/visibility/visibility.ts';

import { Asset } from './asset/asset.entity.ts';
import { AssistedCase } from './assisted-case/assisted-case.entity.ts';
import { Auction } from './auction/auction.entity.ts';
import { ControlMeasure } from './control-measure/control-measure.entity.ts';
import { InquiryRequest } from './inquiry-request/inquiry-request.entity.ts';
import { Payout } from './payout/payout.entity.ts';

const ofCase = {
  court: atCourt('courtCode'),
  committee: ofAgencyIn('debtorAgencyId'),
  analyst: inRegion('regionCode'),
} as const;

/** Who sees which records of property. A unit sees the requests to it and the property found by its answers. */
export const visibility: Visibility = [
  rowsOf(
    InquiryRequest,
    {
      ...ofCase,
      // The committee is responsible for the assistance of the units of its region. Requests about private persons it knows as
      // counts alone: one by one they would tell of single persons.
      committee: anyOf(ofAgencyIn('debtorAgencyId'), allOf(ofAgencyIn('agencyId'), ofNoPerson('debtorKind'))),
      member: ofUnit('agencyId'),
    },
    { [WITH_CASE]: ofCase },
  ),
  rowsOf(Asset, { ...ofCase, member: through(InquiryRequest, 'foundByInquiryId') }),
  rowsOf(ControlMeasure, { ...ofCase, member: through(Asset, 'assetId') }),
  rowsOf(Auction, ofCase),
  rowsOf(Payout, ofCase),
  rowsOf(AssistedCase, ofCase),
];
