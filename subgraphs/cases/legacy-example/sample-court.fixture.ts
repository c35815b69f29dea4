import { CourtClosure, RegionClosure } from '../../shared/database/closure.entity.ts';
import { AgencyDirectory, CourtDirectory } from '../../shared/database/directory.entity.ts';
import type { EntityClass, Row } from '../../shared/database/entity-class.ts';
import { addDays, addMonths, daysBetween } from '../../shared/date-arithmetic.ts';
import { nameEndings } from '../../shared/lists/name-part.ts';
import { Campaign, CampaignCourt } from '../campaign/campaign.entity.ts';
import { Court } from '../court/court.entity.ts';
import { CourtStaff } from '../court-staff/court-staff.entity.ts';
import { CaseNode, CaseSuspension, TerminationCheck } from '../enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { nextReviewDueOn } from '../enforcement-case/next-review.ts';
import { nextStep } from '../enforcement-case/next-step.ts';
import { Judgment } from '../judgment/judgment.entity.ts';
import { PartyNameEnding } from '../party/party-name-ending.entity.ts';
import { Party } from '../party/party.entity.ts';
import { Petition } from '../petition/petition.entity.ts';
import { Region } from '../region/region.entity.ts';
import {
  campaignRow,
  caseRow,
  checkRow,
  courtRow,
  judgmentRow,
  nodeRow,
  partyRow,
  petitionRow,
  staffRow,
} from '../testing/sample-rows.ts';

type Rows = <E extends object>(entity: EntityClass<E>) => Row<E>[];

const CASES = 60;
/** Credit codes of the two agencies that `agency_directory` knows, by their ids. */
export const CREDIT_CODES: Readonly<Record<string, string>> = {
  agency1: '113509000000000190',
  agency2: '91350100M000100Y43',
};

const METHODS = ['VOLUNTARY', 'FORCED', 'SETTLED', 'PROCEDURE_TERMINATED', 'TERMINATED', 'WITHDRAWN'] as const;

/** Sixty cases of two courts in Ningde with all their parts, as records of the subgraph. */
export function sampleCourt(): Rows {
  const parties = Array.from({ length: CASES }, (_, at) => partiesOf(at)).flat();
  const rows = new Map<EntityClass, object[]>([
    [Region, regions()],
    [RegionClosure, regionClosure()],
    [Court, courts()],
    [CourtClosure, courtClosure()],
    [CourtDirectory, courts().map(({ code, regionCode }) => ({ courtCode: code, regionCode }))],
    [AgencyDirectory, agencyDirectory()],
    [EnforcementCase, Array.from({ length: CASES }, (_, at) => storedCase(at))],
    [Party, parties],
    [PartyNameEnding, parties.flatMap(({ id, name }) => nameEndings(name).map((ending) => ({ ending, partyId: id })))],
    [CaseNode, Array.from({ length: CASES }, (_, at) => nodesOf(at)).flat()],
    [CaseSuspension, [suspension('c1'), suspension('c7')]],
    [TerminationCheck, checks()],
    [Judgment, judgments()],
    [Campaign, [campaignRow('k1')]],
    [CampaignCourt, ['闽09', '闽0902'].map((courtCode) => ({ campaignId: 'k1', courtCode }))],
    [Petition, [petitionRow('p1'), petitionRow('p2', { caseId: 'c2', founded: true, answeredOn: '2021-05-20' })]],
    [CourtStaff, ['闽09', '闽0902'].flatMap((code) => [2020, 2021].map((year) => staff(code, year)))],
  ]);
  return <E extends object>(entity: EntityClass<E>) => (rows.get(entity) ?? []) as Row<E>[];
}

function oneCase(at: number): Row<EnforcementCase> {
  const filedOn = addDays('2020-03-02', at * 11);
  const concluded = at % 5 !== 4;
  const method = METHODS[at % METHODS.length] ?? 'FORCED';
  const upper = at % 7 === 0;
  const agency = at % 4 === 0 ? (at % 8 === 0 ? 'agency1' : 'agency2') : null;
  return caseRow(`c${at}`, {
    caseNumber: `（${filedOn.slice(0, 4)}）${upper ? '闽09' : '闽0902'}${at % 9 === 8 ? '执恢' : '执'}${at + 1}号`,
    typeCode: at % 9 === 8 ? 'RESUMED' : 'FIRST_ENFORCEMENT',
    courtCode: upper ? '闽09' : '闽0902',
    regionCode: upper ? '350900' : '350902',
    filedOn,
    basisKind: at % 3 === 0 ? 'MEDIATION' : 'JUDGMENT',
    judgmentId: agency ? `j${at}` : null,
    cause: at % 2 === 0 ? '买卖合同纠纷' : '民间借贷纠纷',
    claimAmount: `${1000 + at * 333}.${String(at).padStart(2, '0')}`,
    recoveredAmount: concluded ? `${at * 300}.05` : '0.00',
    status: concluded ? 'CONCLUDED' : 'OPEN',
    dueOn: addMonths(filedOn, 6),
    concludedOn: concluded ? addDays(filedOn, 40 + ((at * 29) % 200)) : null,
    conclusionMethod: concluded ? method : null,
    settlementPerformed: concluded && method === 'SETTLED' && at % 4 === 0,
    propertyFound: at % 3 === 0 ? null : at % 3 === 1,
    inabilityGround: at % 10 === 3 ? '无固定收入，仅有最低生活保障' : null,
    preservedOn: at % 6 === 1 ? addDays(filedOn, -30) : null,
    crossEnforcementKind: at === 14 ? 'ELEVATED' : null,
    originCourtCode: at === 14 ? '闽0902' : null,
    resumedFromId: at === 17 ? 'c3' : null,
    debtorKind: agency ? 'AGENCY' : at % 4 === 1 ? 'ENTERPRISE' : 'PERSON',
    debtorAgencyId: agency,
    campaignId: at % 12 === 5 ? 'k1' : null,
  });
}

/** The case with what is stored of its steps, its termination and its resumption. */
function storedCase(at: number): Row<EnforcementCase> {
  const own = oneCase(at);
  const { id, dueOn, concludedOn } = own;
  const steps = nodesOf(at);
  const next = own.status === 'OPEN' ? nextStep([...steps, { node: 'CONCLUDED', dueOn, doneOn: concludedOn }]) : null;
  const resumedOn = id === 'c3' ? oneCase(17).filedOn : null;
  return {
    ...own,
    concludedLate: concludedOn === null ? null : concludedOn > dueOn,
    inabilityFound: own.inabilityGround !== null,
    resumedOn,
    nextReviewDueOn: nextReviewDueOn({ ...own, lastSearchedOn: null, resumedOn }),
    nextNode: next?.node ?? null,
    nextNodeDueOn: next?.dueOn ?? null,
    nodeLateDays: Math.max(
      0,
      ...steps.map((step) => (step.dueOn && step.doneOn ? daysBetween(step.dueOn, step.doneOn) : 0)),
    ),
  };
}

function partiesOf(at: number): Row<Party>[] {
  const { id, debtorKind, debtorAgencyId } = oneCase(at);
  const debtor = { kind: debtorKind, agencyId: debtorAgencyId };
  return [
    // The example of an identity number in GB 11643.
    partyRow(`${id}-1`, id, { role: 'APPLICANT', idNumber: '11010519491231002X', phone: '10012345678' }),
    debtorKind === 'PERSON'
      ? partyRow(`${id}-2`, id, { idNumber: '440524188001010014', minor: at % 22 === 2, address: '福建省宁德市蕉城区' })
      : partyRow(`${id}-2`, id, {
          ...debtor,
          name: debtorKind === 'AGENCY' ? '样例县人民政府' : '样例有限公司',
          creditCode: CREDIT_CODES[debtorAgencyId ?? ''] ?? '91330100799655058B',
        }),
  ];
}

function nodesOf(at: number): Row<CaseNode>[] {
  const { id, courtCode, regionCode, filedOn } = oneCase(at);
  const bound = { caseId: id, courtCode, regionCode };
  const noticeOn = addDays(filedOn, at % 13);
  return [
    nodeRow(`${id}-1`, { ...bound, dueOn: addDays(filedOn, 10), doneOn: noticeOn, doneLate: at % 13 > 10 }),
    nodeRow(`${id}-2`, {
      ...bound,
      node: 'NETWORK_INQUIRY',
      dueOn: addDays(filedOn, 14),
      doneOn: at % 6 ? filedOn : null,
      doneLate: at % 6 ? false : null,
    }),
  ];
}

function checks(): Row<TerminationCheck>[] {
  return Array.from({ length: CASES }, (_, at) => oneCase(at))
    .filter(({ conclusionMethod }) => conclusionMethod === 'PROCEDURE_TERMINATED')
    .map(({ id }, at) => checkRow(id, at % 3 === 2 ? { debtorSoughtOn: null } : {}));
}

function judgments(): Row<Judgment>[] {
  return Array.from({ length: CASES }, (_, at) => oneCase(at))
    .filter(({ judgmentId }) => judgmentId !== null)
    .map((own, at) =>
      judgmentRow(own.judgmentId ?? '', {
        instrumentNumber: `（2020）闽0902民初${at + 1}号`,
        courtCode: own.courtCode,
        regionCode: own.regionCode,
        effectiveOn: addDays(own.filedOn, -90),
        performanceDueOn: at % 5 === 0 ? null : addDays(own.filedOn, -60),
        orderHasTerm: at % 5 !== 0,
        kind: at % 4 === 3 ? 'CONDUCT' : 'MONEY',
        amount: at % 4 === 3 ? null : own.claimAmount,
        defendantAgencyId: own.debtorAgencyId,
        performedOn: own.concludedOn,
        enforcementCaseId: at % 2 === 0 ? own.id : null,
      }),
    );
}

function regions(): Row<Region>[] {
  return (
    [
      ['000000', '全国', 'NATIONAL', null],
      ['350000', '福建省', 'PROVINCE', '000000'],
      ['350100', '福州市', 'CITY', '350000'],
      ['350900', '宁德市', 'CITY', '350000'],
      ['350902', '蕉城区', 'COUNTY', '350900'],
    ] as const
  ).map(([code, name, level, parentCode]) => ({
    code,
    name,
    level,
    parentCode,
    validFrom: null,
    validTo: null,
    replacedBy: null,
  }));
}

function regionClosure(): Row<RegionClosure>[] {
  return closureOf(regions());
}

function courts(): Row<Court>[] {
  return [
    courtRow('最高法', '000000', { level: 'SUPREME', name: '最高人民法院' }),
    courtRow('闽', '350000', { level: 'HIGH', parentCode: '最高法', name: '福建省高级人民法院' }),
    courtRow('闽09', '350900', { level: 'INTERMEDIATE', parentCode: '闽', name: '宁德市中级人民法院' }),
    courtRow('闽0902', '350902', { parentCode: '闽09', name: '蕉城区人民法院' }),
  ];
}

function courtClosure(): Row<CourtClosure>[] {
  return closureOf(courts());
}

/** Each code with itself and all above it. */
function closureOf(tree: readonly Pick<Row<Region> | Row<Court>, 'code' | 'level' | 'parentCode'>[]) {
  return tree.flatMap(({ code }) => {
    const pairs: Row<RegionClosure>[] = [];
    for (let at = tree.find((own) => own.code === code); at; at = tree.find((own) => own.code === at?.parentCode)) {
      pairs.push({ ancestor: at.code, descendant: code, ancestorLevel: at.level });
    }
    return pairs;
  });
}

function agencyDirectory(): Row<AgencyDirectory>[] {
  return ['350900', '350100'].map((regionCode, at) => {
    const agencyId = `agency${at + 1}`;
    return { agencyId, creditCode: CREDIT_CODES[agencyId] ?? '', regionCode };
  });
}

function suspension(caseId: string): Row<CaseSuspension> {
  return {
    id: `${caseId}-s`,
    caseId,
    fromDate: '2020-06-01',
    toDate: '2020-07-01',
    reason: '申请执行人表示可以延期执行',
  };
}

function staff(courtCode: string, year: number): Row<CourtStaff> {
  const regionCode = courtCode === '闽09' ? '350900' : '350902';
  return staffRow(courtCode, year, {
    regionCode,
    officers: 4,
    judges: 2,
    clerks: 3,
    totalStaff: null,
    joined: null,
    departed: null,
    severalPosts: null,
    courtJudges: null,
    judgesWithEnforcementYear: null,
    fireFloodDutyDays: null,
  });
}
