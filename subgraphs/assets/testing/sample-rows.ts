import type { Row } from '../../shared/database/entity-class.ts';
import type { CaseBound } from '../../shared/schema/case-bound.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import type { Scratch } from '../../shared/testing/scratch-database.ts';
import type { Asset } from '../asset/asset.entity.ts';
import type { AssistedCase } from '../assisted-case/assisted-case.entity.ts';
import type { Auction } from '../auction/auction.entity.ts';
import type { ControlMeasure } from '../control-measure/control-measure.entity.ts';
import type { InquiryRequest } from '../inquiry-request/inquiry-request.entity.ts';
import type { Payout } from '../payout/payout.entity.ts';

/** Complete, ordinary records for tests; a test overrides only the values it is about. */

/** The case columns of a record; by default a case of Jiaocheng's court in Ningde. */
function bound(overrides: Partial<CaseBound>): Row<CaseBound> {
  return {
    caseId: 'case-1',
    courtCode: '闽0902',
    regionCode: '350902',
    caseTypeCode: 'FIRST_ENFORCEMENT',
    debtorAgencyId: null,
    debtorKind: 'PERSON',
    cause: '民间借贷纠纷',
    ...overrides,
  };
}

/** Sent on 2021-03-01, due on the 11th, unanswered. */
export function request(overrides: Partial<InquiryRequest> & { id: string }): Row<InquiryRequest> {
  return {
    ...bound(overrides),
    agencyId: 'bank',
    agencyKind: 'BANK',
    subjectPartyId: 'debtor-1',
    channel: 'NETWORK',
    assetKind: 'BANK_ACCOUNT',
    question: '查询被执行人名下存款',
    sentOn: '2021-03-01',
    dueOn: '2021-03-11',
    answeredOn: null,
    answeredLate: null,
    outcome: 'PENDING',
    answerComplete: null,
    refusalReason: null,
    ...overrides,
  };
}

/** A bank account of the debtor with 5,000 yuan. */
export function asset(overrides: Partial<Asset> & { id: string }): Row<Asset> {
  return {
    ...bound(overrides),
    holderPartyId: 'debtor-1',
    foundByInquiryId: null,
    kind: 'BANK_ACCOUNT',
    identifier: '6200000000000012345',
    place: '某银行',
    foundOn: '2021-03-05',
    appraisedValue: '5000.00',
    appraisedOn: '2021-03-05',
    networkCovered: true,
    ...overrides,
  };
}

/** A first freeze for a year from 2021-03-06. */
export function measure(overrides: Partial<ControlMeasure> & { id: string }): Row<ControlMeasure> {
  return {
    ...bound(overrides),
    assetId: 'asset-1',
    assetKind: 'BANK_ACCOUNT',
    channel: 'NETWORK',
    delegated: false,
    leftInUse: false,
    kind: 'FREEZE',
    form: 'ACTUAL',
    queueOrder: 1,
    amount: '5000.00',
    fromDate: '2021-03-06',
    untilDate: '2022-03-06',
    renewedOn: null,
    liftedOn: null,
    ...overrides,
  };
}

/** A first auction from 80,000 yuan that began on 2021-06-01 and has not ended. */
export function auction(overrides: Partial<Auction> & { id: string }): Row<Auction> {
  return {
    ...bound(overrides),
    assetId: 'asset-1',
    assetKind: 'REAL_ESTATE',
    platform: '公拍网',
    round: 'FIRST',
    appraisedValue: '100000.00',
    startingPrice: '80000.00',
    startedOn: '2021-06-01',
    endedOn: null,
    bidCount: 0,
    dealPrice: null,
    outcome: null,
    ...overrides,
  };
}

/** 5,000 yuan received on 2021-04-01, due on 2021-05-01, unpaid. */
export function payout(overrides: Partial<Payout> & { id: string }): Row<Payout> {
  return {
    ...bound(overrides),
    payeePartyId: 'applicant-1',
    form: 'BANK_TRANSFER',
    amount: '5000.00',
    receivedOn: '2021-04-01',
    dueOn: '2021-05-01',
    paidOn: null,
    paidLate: null,
    lateReason: null,
    ...overrides,
  };
}

/** First and last assisted on 2021-03-01, by one request to one unit. */
export function assistedCase(overrides: Partial<AssistedCase> & { id: string }): Row<AssistedCase> {
  return {
    ...bound(overrides),
    firstAssistedOn: '2021-03-01',
    lastAssistedOn: '2021-03-01',
    requestCount: 1,
    noticeCount: 0,
    unitCount: 1,
    refusedCount: 0,
    lateCount: 0,
    ...overrides,
  };
}

/** Ningde with Jiaocheng and Xiapu, and Ganzi, as regions and as courts. */
export function insertPlaces(scratch: Pick<Scratch, 'insert'>): Promise<void> {
  return insertClosures(scratch, {
    regions: [['350900', '350902', '350921'], ['513300']],
    courts: [['闽09', '闽0902', '闽0921'], ['川33']],
  });
}
