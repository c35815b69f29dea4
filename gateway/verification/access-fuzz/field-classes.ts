/**
 * Which scope each field requires: the table of classes of the specification, written a second time for every field of the
 * graph, independent of the subgraphs' own maps. A companion such as `kindLabel` goes with `kind`, a list's connection with the list.
 */
const CLASS_SCOPES: Readonly<Record<string, string | null>> = {
  reference: null,
  publication: null,
  statistics: 'statistics:read',
  case: 'case:read',
  nameless: 'case:nameless',
  number: 'case:number',
  masked: 'party:masked',
  agency: 'performance:read',
  evidence: 'performance:evidence',
  linkage: 'linkage:read',
  attendance: 'linkage:attendance',
  inquiry: 'inquiry:read',
  asset: 'asset:read',
  party: 'party:name',
  identity: 'party:identity',
  creditCheck: 'credit:check',
  ledger: 'ledger:read',
};

/** The class of each type: what it takes to see that an object exists. */
const TYPES: Readonly<Record<string, string>> = {
  reference: 'Query Region Court Indicator ScoringScheme ScoringRule ReportedFigure FigureSource PageInfo',
  publication: 'PublishedDishonestListing RedListEntry',
  statistics:
    'CaseStatisticsRow AssetStatisticsRow CreditStatisticsRow LinkageStatisticsRow SupervisionStatisticsRow ' +
    'CaseStatisticsComparison AssetStatisticsComparison CreditStatisticsComparison LinkageStatisticsComparison ' +
    'SupervisionStatisticsComparison CourtIndicatorValue CourtStaff Campaign',
  case:
    'EnforcementCase CaseNode CaseSuspension TerminationCheck Party Judgment Plaintiff Petition ' +
    'ConsumptionRestriction ExitRestriction Sanction RefusalProsecution CreditRepair CreditSubject RestrictedPerson ' +
    'GridTask WitnessedSession',
  nameless: 'NamelessCase',
  // A published listing has a name, and its court and day would identify the case.
  number: 'JudgeIncentive JudgeIncentiveTotal DishonestListing ListedPublicOfficial',
  agency: 'Agency AgencyPerformance ScoreItem IndicatorValue',
  evidence: 'SupervisionLedger SupervisionAction LedgerStep StepDuty',
  linkage:
    'JointConference Membership Meeting Resolution CooperationAgreement Circular CircularMention Commitment ' +
    'AssistanceBreach Interception LiaisonOfficer UnitConnection CircularCourtMention CircularUnitReport ' +
    'CircularDistribution JointCommitment AdviceLetter OfficialInterview',
  attendance: 'Attendance',
  inquiry: 'InquiryRequest AssistedCase',
  asset: 'Asset ControlMeasure Auction Payout',
  creditCheck: 'CreditCheckAnswer',
  ledger: 'AccessRecord',
};

/** Fields that require more than their own type and the type that they lead to. */
const FIELDS: Readonly<Record<string, string>> = {
  // What identifies a case, and what a court wrote about it that names no party.
  number:
    'EnforcementCase.caseNumber EnforcementCase.officerName EnforcementCase.basisNumber Judgment.instrumentNumber ' +
    'Sanction.decisionNumber LiaisonOfficer.name StepDuty.judgeName ' +
    'Query.enforcementCaseByNumber Query.judgmentByInstrumentNumber Query.sanctionByDecisionNumber',
  masked:
    'Party.maskedName Party.maskedIdentifier Party.maskedPhone CreditSubject.maskedName CreditSubject.maskedIdentifier ' +
    'RestrictedPerson.maskedName RestrictedPerson.maskedIdNumber Asset.maskedIdentifier Plaintiff.maskedName ' +
    'Plaintiff.maskedIdentifier',
  evidence:
    'ScoreItem.caseNumber ScoreItem.conduct ScoreItem.occurredOn ScoreItem.cause ScoreItem.orderedDuty ScoreItem.ordered ' +
    'ScoreItem.amountOwed ScoreItem.performanceDueOn AgencyPerformance.correctionReason',
  // Where the helpers were sent.
  linkage: 'GridTask.grid WitnessedSession.place',
  // Names, and free text that may name somebody.
  party:
    'Party.name CreditSubject.name RestrictedPerson.name EnforcementCase.inabilityGround CaseSuspension.reason ' +
    'Judgment.ordered Judgment.conductNote Plaintiff.name Query.partiesByName ConsumptionRestriction.reason ExitRestriction.reason RefusalProsecution.declineReason ' +
    'Sanction.result CreditRepair.note DishonestListing.conduct DishonestListing.duty Payout.lateReason',
  identity:
    'Party.idNumber Party.creditCode Party.phone Party.address Plaintiff.idNumber Plaintiff.creditCode LiaisonOfficer.phone CreditSubject.idNumber CreditSubject.creditCode ' +
    'RestrictedPerson.idNumber DishonestListing.publicOfficial Query.listedPublicOfficials Query.partiesByIdNumber Query.partiesByCreditCode Asset.identifier Asset.place',
  // The question put to a unit is about somebody's property.
  asset: 'InquiryRequest.question',
};

const CLASS_OF_TYPE = new Map(spread(TYPES));
const CLASS_OF_FIELD = new Map(spread(FIELDS));

/**
 * All scopes that reading a field requires.
 *
 * @param leadsTo the field's named type
 */
export function scopesOf(type: string, field: string, leadsTo: string): readonly string[] {
  const own = CLASS_OF_FIELD.get(`${type}.${field.replace(/Label$/, '')}`);
  const classes = [classOfType(type), own ?? null, classOfType(leadsTo)];
  return [...new Set(classes.flatMap((name) => (name === null ? [] : (CLASS_SCOPES[name] ?? []))))];
}

/** A connection and its edges require what their records require; a scalar requires nothing. */
function classOfType(type: string): string | null {
  return CLASS_OF_TYPE.get(type) ?? CLASS_OF_TYPE.get(type.replace(/(Connection|Edge)$/, '')) ?? null;
}

function spread(table: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(table).flatMap(([name, words]) =>
    words.split(' ').map((word): [string, string] => [word, name]),
  );
}
