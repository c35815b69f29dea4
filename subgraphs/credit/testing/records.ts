import type { Row } from '../../shared/database/entity-class.ts';
import type { CaseBound } from '../../shared/schema/case-bound.ts';
import type { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import type { StoredSubject } from '../subject/credit-subject.ts';

/** Records for tests: each says only what its test is about. Identity numbers are the standard's own examples. */
export const ID_NUMBERS = ['11010519491231002X', '440524188001010014'] as const;
export const CREDIT_CODES = ['91350100M000100Y43', '113509000000000190'] as const;

export const inNingde: Row<CaseBound> = {
  caseId: 'ec1',
  courtCode: '闽0902',
  regionCode: '350902',
  caseTypeCode: 'FIRST_ENFORCEMENT',
  debtorKind: 'PERSON',
  cause: '民间借贷纠纷',
};

export const somebody: StoredSubject & { partyId: string | null; agencyId: string | null } = {
  partyId: 'pt1',
  agencyId: null,
  subjectKind: 'PERSON',
  subjectName: '欧阳明',
  subjectIdentifier: ID_NUMBERS[0],
};

/** A county government; it may be a party or not. */
export const someAgency = {
  partyId: null,
  agencyId: 'ag1',
  subjectKind: 'AGENCY' as const,
  subjectName: '某县人民政府',
  subjectIdentifier: CREDIT_CODES[1],
};

export function listing(id: string, facts: Partial<Row<DishonestListing>> = {}): Row<DishonestListing> {
  return {
    id,
    ...inNingde,
    ...somebody,
    ground: 'ABLE_BUT_REFUSES',
    conduct: '有履行能力而拒不履行生效法律文书确定的义务',
    instrumentNumber: '（2020）闽0902民初1号',
    duty: '偿还借款10000元',
    extentPerformed: 'NOTHING',
    minor: false,
    state: 'PUBLISHED',
    listedOn: '2021-03-01',
    publishedOn: '2021-03-02',
    expiresOn: null,
    removalReason: null,
    removalCausedOn: null,
    removalDueOn: null,
    removedOn: null,
    ...facts,
  };
}
