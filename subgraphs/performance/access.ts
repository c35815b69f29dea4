import { extended, own, type SubgraphAccess } from '../shared/access/define-access.ts';

/**
 * The rights to fields of the supervision of agencies and their assessment. Assessment rules and published figures are
 * open; scores are for the agency and its assessors; the evidence of a deduction names cases, so it has its own class.
 * All fields of a judge’s entries need the right to officers’ names, because they are about that judge.
 */
export const access: SubgraphAccess = {
  Query: own('reference', {
    reference: 'indicator indicators reportedFigure reportedFigures scoringScheme scoringSchemes stepRules',
    statistics: 'supervisionStatistics courtIndicatorValues',
    number: 'judgeIncentive judgeIncentives judgeIncentiveTotals',
    agency: 'agency agencies agencyPerformance agencyPerformances',
    evidence: 'supervisionAction supervisionActions supervisionLedger supervisionLedgers',
  }),
  Agency: own('agency', {
    agency: 'id creditCode name pinyinInitials kind region superior subordinates performances latestPerformance',
    evidence: 'supervisionLedgers',
  }),
  // The reason of a correction is free text, which analysts must not read.
  AgencyPerformance: own(
    'agency',
    {
      agency: `
        id agencyId schemeId programme peerGroup state version isCurrent deducted added score
        scoredOn seal period agency scheme deductions bonuses indicatorValues rank peerCount lastPeriod
        lastYear replaces replacedBy sealIntact
      `,
      evidence: 'correctionReason',
    },
    { agency: 'regionCode periodFrom' },
  ),
  ScoreItem: own('agency', {
    agency: 'id kind points rule',
    evidence: 'caseNumber conduct occurredOn cause orderedDuty amountOwed performanceDueOn ordered ledger action',
  }),
  IndicatorValue: own('agency', { agency: 'id value indicator met' }),
  ScoringScheme: own('reference', {
    reference: `
      id code name programme version state fullMarks deductionCap bonusCap weight validFrom validTo publishedOn seal
      rules indicators sealIntact region issuer issuerName
    `,
  }),
  ScoringRule: own('reference', { reference: 'id serial kind text points cap indicator' }),
  Indicator: own('reference', {
    reference: `
      code name definition unit higherIsBetter subject phase targetLow targetHigh targetFrom targetSource
    `,
  }),
  ReportedFigure: own(
    'reference',
    {
      reference: `
        id code measure name campaign value unit yearOnYear approximate printed applicants caseLevel note
        statement period source region
      `,
    },
    { reference: 'periodFrom' },
  ),
  FigureSource: own('reference', { reference: 'id title publisher publishedOn note' }),

  // The ledger’s own number shows whether enforcement was filed; the case itself needs the right to cases.
  SupervisionLedger: own(
    'evidence',
    {
      evidence: `
        id subjectNumber cause orderedDuty amountOwed judgmentEffectiveOn enforcementFiledOn performanceDueOn
        orderConcrete orderHasTerm openedOn filingRemindedOn talkedOn warnedOn urgedOn disciplinedOn currentStep
        state result performedOn closedOn lateDays overdueDays nonPerformanceReason agencyDepartment agencyPost
        outsideCounselOnly nextStep nextDueOn nextOfficeKind nextOffice nextDepartment nextActor steps duties
        faults faultLabels actions agency enforcementCase judgment court
      `,
    },
    { evidence: 'agencyRegionCode regionCode caseId overdueKey nextStepNumber' },
  ),
  LedgerStep: own('evidence', { evidence: 'step doneOn duty' }),
  // Offices and posts are evidence; the judge's name is of the class of an officer's.
  StepDuty: own('evidence', {
    evidence: 'id node dueOn doneOn lateDays officeKind office leaderPost department',
    number: 'judgeName',
  }),
  StepRule: own('reference', { reference: 'id serial node countedFrom days source' }),
  SupervisionAction: own(
    'evidence',
    {
      evidence: 'id step kind doneOn issuer documentNumber amount answeredOn answer ledger agency',
    },
    { evidence: 'agencyRegionCode courtCode regionCode' },
  ),
  JudgeIncentive: own(
    'number',
    { number: 'id judgeName kind countsAs reason recordedOn court ledger judgment' },
    { number: 'regionCode' },
  ),
  JudgeIncentiveTotal: own('number', {
    number: 'period by judgeName workloadCredits erroneousCases entries court region',
  }),
  CourtIndicatorValue: own(
    'statistics',
    { statistics: 'id value withheldReason period met court indicator' },
    { statistics: 'courtCode regionCode indicatorCode periodFrom' },
  ),
  SupervisionStatisticsRow: own('statistics', {
    statistics: `
      asOf scope withheld withheldReason period regionCode courtCode typeCode debtorKind cause opened closed openAtEnd performed
      performedWithoutFiling performedWithoutFilingRate due duePerformed inTimeRate vague vagueRate actions
      riskNotices judgmentNotes calls visits superintendences interviews jointCirculars fines fineAmount
      listings region court agencyId agency kind
       yearOnYear shareOfParent
    `,
  }),
  SupervisionStatisticsComparison: own('statistics', {
    statistics: `
      withheldReason
      opened closed openAtEnd performed due duePerformed vague actions fines fineAmount
    `,
  }),

  EnforcementCase: extended('case', { case: 'id', evidence: 'supervisionLedger' }),
  Judgment: extended('case', { case: 'id', evidence: 'supervisionLedger' }),
  Region: extended('reference', { reference: 'code reportedFigures', agency: 'agencies' }),
  Court: extended('reference', { reference: 'code', number: 'judgeIncentives' }),
};
