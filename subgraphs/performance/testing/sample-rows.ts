import type { Row } from '../../shared/database/entity-class.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import type { Scratch } from '../../shared/testing/scratch-database.ts';
import type { Agency } from '../agency/agency.entity.ts';
import type { AgencyPerformance } from '../agency-performance/agency-performance.entity.ts';
import type { ScoreItem } from '../agency-performance/score-item.entity.ts';
import type { Indicator } from '../indicator/indicator.entity.ts';
import type { ScoringRule } from '../scoring-scheme/scoring-rule.entity.ts';
import type { ScoringScheme } from '../scoring-scheme/scoring-scheme.entity.ts';
import type { StepDuty } from '../step-duty/step-duty.entity.ts';
import type { SupervisionAction } from '../supervision-action/supervision-action.entity.ts';
import { lateDaysOf, overdueKeyOf } from '../supervision-ledger/overdue-key.ts';
import type { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

/** Ordinary records for tests; a test overrides only the values it is about. */
export function agencyRow(id: string, overrides: Partial<Row<Agency>> = {}): Row<Agency> {
  return {
    id,
    creditCode: `11350900${id.padEnd(10, '0').toUpperCase()}`,
    name: `${id}局`,
    pinyinInitials: null,
    kind: 'DEPARTMENT',
    regionCode: '350921',
    superiorId: null,
    ...overrides,
  };
}

export function ledgerRow(id: string, overrides: Partial<Row<SupervisionLedger>> = {}): Row<SupervisionLedger> {
  const ordinary: Omit<Row<SupervisionLedger>, 'lateDays' | 'overdueKey'> = {
    id,
    subjectNumber: `（2021）闽0921民初${id.replace(/\D/g, '')}号`,
    caseId: null,
    judgmentId: null,
    cause: null,
    orderedDuty: null,
    judgmentEffectiveOn: null,
    enforcementFiledOn: null,
    agencyId: 'a1',
    agencyRegionCode: '350921',
    courtCode: '闽0921',
    regionCode: '350921',
    amountOwed: '1000.00',
    performanceDueOn: null,
    orderConcrete: true,
    orderHasTerm: true,
    openedOn: '2021-01-05',
    filingRemindedOn: '2021-01-05',
    talkedOn: null,
    warnedOn: null,
    urgedOn: null,
    disciplinedOn: null,
    currentStep: 'FILING_REMINDER',
    state: 'OPEN',
    result: null,
    performedOn: null,
    closedOn: null,
    nonPerformanceReason: null,
    agencyDepartment: null,
    agencyPost: null,
    outsideCounselOnly: null,
    nextStep: null,
    nextStepNumber: null,
    nextDueOn: null,
    nextOfficeKind: null,
    nextOffice: null,
    nextDepartment: null,
  };
  const row = { ...ordinary, ...overrides };
  return { ...row, lateDays: lateDaysOf(row), overdueKey: overdueKeyOf(row), ...overrides };
}

export function dutyRow(id: string, overrides: Partial<Row<StepDuty>> = {}): Row<StepDuty> {
  return {
    id,
    ledgerId: 'l1',
    node: 'PRE_ENFORCEMENT_URGING',
    dueOn: '2021-03-01',
    officeKind: 'COURT',
    office: '霞浦县人民法院',
    leaderPost: '分管执行工作的副院长',
    department: '执行局',
    judgeName: null,
    ...overrides,
  };
}

export function actionRow(id: string, overrides: Partial<Row<SupervisionAction>> = {}): Row<SupervisionAction> {
  return {
    id,
    ledgerId: 'l1',
    agencyId: 'a1',
    agencyRegionCode: '350921',
    courtCode: '闽0921',
    regionCode: '350921',
    step: 'PRE_ENFORCEMENT_URGING',
    kind: 'CALL',
    doneOn: '2021-03-01',
    issuer: '霞浦县人民法院',
    documentNumber: null,
    amount: null,
    answeredOn: null,
    answer: null,
    ...overrides,
  };
}

export function schemeRow(id: string, overrides: Partial<Row<ScoringScheme>> = {}): Row<ScoringScheme> {
  return {
    id,
    code: `350900-${id}`,
    name: '评分细则',
    programme: 'PEACE_AND_ORDER',
    version: 1,
    state: 'PUBLISHED',
    regionCode: '350900',
    issuerId: 'a1',
    issuerName: '中共宁德市委政法委员会',
    fullMarks: '100.00',
    deductionCap: null,
    bonusCap: null,
    weight: null,
    validFrom: '2021-01-01',
    validTo: null,
    publishedOn: '2020-12-20',
    seal: null,
    ...overrides,
  };
}

export function ruleRow(id: string, overrides: Partial<Row<ScoringRule>> = {}): Row<ScoringRule> {
  return {
    id,
    schemeId: 's1',
    serial: 1,
    indicatorCode: 'FILED',
    kind: 'DEDUCTION',
    text: '每件扣3分。',
    points: '3.00',
    cap: null,
    ...overrides,
  };
}

export function indicatorRow(
  own: Pick<Row<Indicator>, 'code' | 'name' | 'definition' | 'unit' | 'higherIsBetter'> & Partial<Row<Indicator>>,
): Row<Indicator> {
  const noTarget = { targetLow: null, targetHigh: null, targetFrom: null, targetSource: null };
  return { subject: null, phase: null, ...noTarget, ...own };
}

export function scoreRow(id: string, overrides: Partial<Row<AgencyPerformance>> = {}): Row<AgencyPerformance> {
  return {
    id,
    agencyId: 'a1',
    schemeId: 's1',
    programme: 'PEACE_AND_ORDER',
    regionCode: '350921',
    periodFrom: '2021-01-01',
    periodTo: '2022-01-01',
    peerGroup: '宁德市县级部门',
    state: 'FINAL',
    version: 1,
    isCurrent: true,
    replacesId: null,
    correctionReason: null,
    deducted: '0.00',
    added: '0.00',
    score: '100.00',
    scoredOn: '2022-01-20',
    seal: null,
    ...overrides,
  };
}

export function itemRow(id: string, overrides: Partial<Row<ScoreItem>> = {}): Row<ScoreItem> {
  return {
    id,
    performanceId: 'p1',
    ruleId: 'r1',
    kind: 'DEDUCTION',
    points: '3.00',
    caseNumber: '（2021）闽0921执12号',
    conduct: '被申请强制执行立案',
    occurredOn: '2021-05-06',
    cause: null,
    orderedDuty: null,
    amountOwed: null,
    performanceDueOn: null,
    ledgerId: null,
    actionId: null,
    ...overrides,
  };
}

/** Ningde and Xiapu below it, with their courts; Ganzi separate. */
export async function insertPlaces(scratch: Scratch): Promise<void> {
  await insertClosures(scratch, {
    regions: [['350900', '350921'], ['513300']],
    courts: [['闽09', '闽0921'], ['川33']],
  });
}
