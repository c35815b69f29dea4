import { Asset } from '../../../subgraphs/assets/asset/asset.entity.ts';
import { dateOf, dayOf } from '../../calendar.ts';
import { yuan } from '../../world/case/docket.ts';

import { doneOn, recordId, type CaseContext } from './case-context.ts';

const WALLETS = ['美团支付', '京东支付', '淘宝余额'];
const SHARE = 0.008;

/**
 * A wallet that the courts' network does not reach (得荣县人民法院, 2023): the debtor reported it, and nothing could be
 * frozen there online. Only in the default set, in a few cases.
 */
export function writeUncoveredWallet(context: CaseContext): void {
  const { facts, bound, debtor, emit, lean } = context;
  const random = context.random.stream('wallet');
  const reported = doneOn(context, 'PROPERTY_REPORT_ORDER');
  const isOrdinary = facts.tags.length === 0 && debtor.kind === 'PERSON' && facts.propertyFound === true;
  if (lean || reported === undefined || !isOrdinary || !random.chance(SHARE)) {
    return;
  }
  const found = dateOf(Math.min(reported + random.int(1, 7), dayOf(facts.concludedOn ?? '9999-12-31'), context.asOf));
  emit(Asset, {
    ...bound,
    id: recordId('as', context, 'wallet'),
    holderPartyId: debtor.id,
    foundByInquiryId: null,
    kind: 'PAYMENT_ACCOUNT',
    identifier: `99${random.int(1_000_000_000, 9_999_999_999)}`,
    place: random.pick(WALLETS),
    foundOn: found,
    appraisedValue: yuan(random.int(2_000, 250_000)),
    appraisedOn: found,
    networkCovered: false,
  });
}
