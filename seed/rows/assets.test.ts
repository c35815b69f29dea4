import { describe, expect, it } from '@jest/globals';

import { AssetKind } from '../../subgraphs/assets/asset/asset-kind.ts';
import { Asset } from '../../subgraphs/assets/asset/asset.entity.ts';
import { maskedIdentifier } from '../../subgraphs/assets/asset/masked-identifier.ts';
import { Auction } from '../../subgraphs/assets/auction/auction.entity.ts';
import { ControlMeasure } from '../../subgraphs/assets/control-measure/control-measure.entity.ts';
import { InquiryRequest } from '../../subgraphs/assets/inquiry-request/inquiry-request.entity.ts';
import { Payout } from '../../subgraphs/assets/payout/payout.entity.ts';
import type { Row } from '../../subgraphs/shared/database/entity-class.ts';
import { addDecimals } from '../../subgraphs/shared/scalars/decimal.ts';
import { dayOf } from '../calendar.ts';
import { agencyOf } from '../places/agencies.ts';
import { paidOutCase } from '../stories/paid-out-against-notice.ts';
import type { CaseFacts } from '../world/case-facts.ts';
import { defaultWorld } from '../world/default-world.ts';

import { assetsRows } from './assets.ts';
import { recordRows } from './record-rows.fixture.ts';

const world = defaultWorld(1);
const cases = new Map([...world.cases()].map((facts) => [facts.id, facts]));
const { rowsOf, byEntity } = recordRows({ ...world, cases: () => cases.values() }, assetsRows);

describe('the published numbers', () => {
  it('hold for Ganzi’s auctions of 2022: 96 held, 96 ended, 81 of them sold', () => {
    const inYear = (date: string | null) => date?.startsWith('2022-');
    const ours = rowsOf(Auction).filter(({ regionCode }) => regionCode.startsWith('5133'));
    const ended = ours.filter(({ endedOn }) => inYear(endedOn));
    expect(ours.filter(({ startedOn }) => inYear(startedOn))).toHaveLength(96);
    expect(ended).toHaveLength(96);
    expect(ended.filter(({ outcome }) => outcome === 'SOLD')).toHaveLength(81);
  });

  it('hold for the payouts to 278 members of one gym in October 2018', () => {
    const onSite = rowsOf(Payout).filter(({ form }) => form === 'ON_SITE');
    const total = Number(addDecimals(...onSite.map(({ amount }) => amount)));
    expect(onSite).toHaveLength(278);
    expect(new Set(onSite.map(({ payeePartyId }) => payeePartyId)).size).toBe(278);
    expect(total).toBeGreaterThanOrEqual(430_000);
    expect(total).toBeLessThan(440_000);
    for (const { regionCode, paidOn } of onSite) {
      expect(regionCode).toBe('620104');
      expect(paidOn?.slice(0, 7)).toBe('2018-10');
    }
  });
});

describe('the story of the unit that paid out against a notice', () => {
  it('has a freeze of the 860,000 yuan it owed, from the day the notice was served', () => {
    const [receivable] = rowsOf(Asset).filter(({ kind, caseId }) => kind === 'RECEIVABLE' && caseId === paidOutCase.id);
    const [freeze] = rowsOf(ControlMeasure).filter(({ assetId }) => assetId === receivable?.id);
    expect(receivable).toMatchObject({ appraisedValue: '860000.00', place: '甘孜州某县某单位' });
    expect(freeze).toMatchObject({ kind: 'FREEZE', amount: '860000.00', fromDate: '2021-03-15' });
  });
});

describe('every record', () => {
  it('has a unique id and belongs to a case of the world', () => {
    for (const [entity, kept] of byEntity) {
      const ids = new Set(kept.map((row) => (row as { id: string }).id));
      expect([entity.name, ids.size]).toEqual([entity.name, kept.length]);
      const strays = (kept as Row<Asset>[]).filter(({ caseId, courtCode, regionCode }) => {
        const facts = cases.get(caseId);
        return facts?.courtCode !== courtCode || facts.regionCode !== regionCode;
      });
      expect(strays).toEqual([]);
    }
  });

  it('is one of at most four for each case', () => {
    const count = [...byEntity.values()].reduce((sum, kept) => sum + kept.length, 0);
    expect(count / cases.size).toBeLessThan(4);
  });

  it('names parties of its own case: debtors hold, applicants are paid', () => {
    expect(rowsOf(Asset).filter(({ caseId, holderPartyId }) => roleOf(caseId, holderPartyId) !== 'DEBTOR')).toEqual([]);
    expect(rowsOf(Payout).filter(({ caseId, payeePartyId }) => roleOf(caseId, payeePartyId) !== 'APPLICANT')).toEqual(
      [],
    );
  });

  it('is dated after its case was filed and before the world ends', () => {
    const dated: (readonly [string, string | null])[] = [
      ...rowsOf(InquiryRequest).flatMap(
        ({ caseId, sentOn, answeredOn }) =>
          [
            [caseId, sentOn],
            [caseId, answeredOn],
          ] as const,
      ),
      ...rowsOf(Asset).flatMap(
        ({ caseId, foundOn, appraisedOn }) =>
          [
            [caseId, foundOn],
            [caseId, appraisedOn],
          ] as const,
      ),
      ...rowsOf(ControlMeasure).flatMap(
        ({ caseId, fromDate, liftedOn, renewedOn }) =>
          [
            [caseId, fromDate],
            [caseId, liftedOn],
            [caseId, renewedOn],
          ] as const,
      ),
      ...rowsOf(Auction).flatMap(
        ({ caseId, startedOn, endedOn }) =>
          [
            [caseId, startedOn],
            [caseId, endedOn],
          ] as const,
      ),
      ...rowsOf(Payout).flatMap(
        ({ caseId, receivedOn, paidOn }) =>
          [
            [caseId, receivedOn],
            [caseId, paidOn],
          ] as const,
      ),
    ];
    const wrong = dated.filter(([caseId, date]) => date !== null && (date < filedOn(caseId) || date > world.asOf));
    expect(wrong).toEqual([]);
  });
});

describe('inquiries', () => {
  it('are pending, late or refused according to their dates, and there are some of each kind', () => {
    const wrong = rowsOf(InquiryRequest).filter(
      ({ sentOn, dueOn, answeredOn, answeredLate, outcome, refusalReason }) =>
        dueOn <= sentOn ||
        (outcome === 'PENDING') !== (answeredOn === null) ||
        answeredLate !== (answeredOn === null ? null : answeredOn > dueOn) ||
        (refusalReason !== null) !== (outcome === 'REFUSED'),
    );
    expect(wrong).toEqual([]);
    expect(new Set(rowsOf(InquiryRequest).map(({ outcome }) => outcome)).size).toBe(4);
    expect(rowsOf(InquiryRequest).some(({ answeredLate }) => answeredLate)).toBe(true);
  });

  it('go to units that have records of the kind of property', () => {
    const requested = new Set(
      rowsOf(InquiryRequest).map(({ assetKind, agencyId }) => `${assetKind} ${agencyOf(agencyId).kind}`),
    );
    expect([...requested].sort()).toEqual([
      'BANK_ACCOUNT BANK',
      'EQUITY DEPARTMENT',
      'HOUSING_FUND HOUSING_FUND',
      'INSURANCE INSURER',
      'PAYMENT_ACCOUNT PAYMENT_INSTITUTION',
      'REAL_ESTATE REGISTRY',
      'SECURITIES SECURITIES_DEPOSITORY',
      'VEHICLE REGISTRY',
      'WEALTH_PRODUCT BANK',
    ]);
  });

  it('find property only where the case has `propertyFound`, and before it is controlled', () => {
    const requests = new Map(rowsOf(InquiryRequest).map((request) => [request.id, request]));
    for (const { caseId, foundByInquiryId, foundOn, kind } of rowsOf(Asset)) {
      expect(cases.get(caseId)?.propertyFound).toBe(true);
      if (foundByInquiryId === null) {
        continue;
      }
      expect(requests.get(foundByInquiryId)).toMatchObject({
        caseId,
        outcome: 'FOUND',
        answeredOn: foundOn,
        assetKind: kind,
      });
    }
  });
});

const FORMS: Readonly<Record<string, RegExp>> = {
  BANK_ACCOUNT: /^000\d{16}$/,
  VEHICLE: /^.O\d{5}$/,
  REAL_ESTATE: /第99\d{5}号$/,
};

describe('property', () => {
  it('is controlled from its discovery until its case ends, first in the queue where it is sold', () => {
    const assetsById = new Map(rowsOf(Asset).map((asset) => [asset.id, asset]));
    const sold = new Set(rowsOf(Auction).map(({ assetId }) => assetId));
    for (const { assetId, fromDate, untilDate, liftedOn, queueOrder } of rowsOf(ControlMeasure)) {
      expect(fromDate >= (assetsById.get(assetId)?.foundOn ?? '9999')).toBe(true);
      if (liftedOn !== null) {
        expect(liftedOn >= fromDate).toBe(true);
      }
      if (untilDate !== null) {
        expect(untilDate > fromDate).toBe(true);
      }
      if (sold.has(assetId)) {
        expect(queueOrder).toBe(1);
      }
    }
  });

  it('has identifiers that cannot be real and are hidden when masked', () => {
    for (const { kind, identifier } of rowsOf(Asset)) {
      if (identifier === null) {
        continue;
      }
      expect(identifier).toMatch(FORMS[kind] ?? /^99\d{10}$/);
      expect(maskedIdentifier({ kind, identifier })).toContain('*');
    }
  });

  it('is of every kind', () => {
    expect(new Set(rowsOf(Asset).map(({ kind }) => kind))).toEqual(new Set(Object.keys(AssetKind.type)));
  });

  it('of an agency is money, never goods for auction', () => {
    const ofAgencies = rowsOf(Asset).filter(({ debtorKind }) => debtorKind === 'AGENCY');
    expect(new Set(ofAgencies.map(({ kind }) => kind))).toEqual(new Set(['BANK_ACCOUNT']));
    expect(rowsOf(Auction).filter(({ debtorKind }) => debtorKind === 'AGENCY')).toEqual([]);
  });
});

describe('auctions', () => {
  it('start at 70 % of the appraisal or more, and sell for the starting price or more', () => {
    for (const { round, appraisedValue, startingPrice, dealPrice, outcome, bidCount } of rowsOf(Auction)) {
      const [appraised, start] = [Number(appraisedValue), Number(startingPrice)];
      expect(start).toBeLessThanOrEqual(appraised);
      expect(start).toBeGreaterThanOrEqual(appraised * (round === 'FIRST' ? 0.69 : 0.55));
      expect(dealPrice !== null).toBe(outcome === 'SOLD');
      expect(bidCount > 0).toBe(outcome === 'SOLD');
      if (dealPrice !== null) {
        expect(Number(dealPrice)).toBeGreaterThanOrEqual(start);
      }
    }
  });

  it('have a second round only after an unsold first one', () => {
    const seconds = rowsOf(Auction).filter(({ round }) => round === 'SECOND');
    expect(seconds.length).toBeGreaterThanOrEqual(8);
    for (const second of seconds) {
      const first = rowsOf(Auction).find(({ assetId, round }) => assetId === second.assetId && round === 'FIRST');
      expect(first?.outcome).toBe('UNSOLD');
      expect(dayOf(second.startedOn)).toBeGreaterThan(dayOf(first?.endedOn ?? '9999-12-31'));
    }
  });
});

describe('payouts', () => {
  it('equal what each case recovered, to the cent, with a reason when they are late', () => {
    const paid = new Map(rowsOf(Payout).map((payout) => [payout.caseId, payout]));
    // Of stories later than the world's last day there are only the courts' own records.
    const owed = (facts: CaseFacts) =>
      facts.concludedOn === null || facts.filedOn > world.asOf ? '0.00' : facts.recoveredAmount;
    expect([...cases.values()].filter((facts) => (paid.get(facts.id)?.amount ?? '0.00') !== owed(facts))).toEqual([]);
    const wrong = rowsOf(Payout).filter(
      ({ dueOn, paidOn, paidLate, lateReason }) =>
        paidLate !== (paidOn === null ? null : paidOn > dueOn) || (lateReason !== null) !== (paidLate === true),
    );
    expect(wrong).toEqual([]);
  });

  it('are late about three times in a hundred', () => {
    const late = rowsOf(Payout).filter(({ paidLate }) => paidLate);
    expect(late.length / rowsOf(Payout).length).toBeGreaterThan(0.02);
    expect(late.length / rowsOf(Payout).length).toBeLessThan(0.04);
  });
});

it('the records are the same for the same facts', () => {
  const again = recordRows({ ...world, cases: () => cases.values() }, assetsRows).byEntity;
  expect(JSON.stringify([...again.values()]) === JSON.stringify([...byEntity.values()])).toBe(true);
});

function roleOf(caseId: string, partyId: string): string | undefined {
  return cases.get(caseId)?.parties.find(({ id }) => id === partyId)?.role;
}

function filedOn(caseId: string): string {
  return cases.get(caseId)?.filedOn ?? '9999-12-31';
}
