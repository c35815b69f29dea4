/** A record as it is stored, by property name. */
export type Stored = Readonly<Record<string, unknown>>;

/** All records of the five databases, by the class that stores them. */
export type World = ReadonlyMap<string, readonly Stored[]>;

export function recordsOf(world: World, kind: string): readonly Stored[] {
  return world.get(kind) ?? [];
}

/**
 * How many records of each kind a small world has, and what each copies from the record that it belongs to. The order is
 * the order of creation: a record comes after the one that it belongs to.
 */
export interface Kind {
  readonly kind: string;
  readonly count: number;
  /** Properties that reference another record, and its kind; any record of that kind fits. */
  readonly names?: Readonly<Record<string, string>>;
  /** The record that it is a part of: the property, the kind, and the properties that it copies. */
  readonly partOf?: { readonly by: string; readonly kind: string; readonly repeats?: Readonly<Record<string, string>> };
  /** Whether it copies properties of its case. */
  readonly ofCase?: boolean;
}

const OF_CASE = { by: 'caseId', kind: 'EnforcementCase' };
const SAME_CASE = {
  caseId: 'caseId',
  courtCode: 'courtCode',
  regionCode: 'regionCode',
  debtorAgencyId: 'debtorAgencyId',
  caseTypeCode: 'caseTypeCode',
  debtorKind: 'debtorKind',
  cause: 'cause',
};
const OF_PARTY = { partyId: 'Party', agencyId: 'Agency' };

export const KINDS: readonly Kind[] = [
  { kind: 'Agency', count: 10, names: { superiorId: 'Agency' } },
  { kind: 'Campaign', count: 4 },
  { kind: 'Judgment', count: 24, names: { defendantAgencyId: 'Agency' } },
  {
    kind: 'EnforcementCase',
    count: 100,
    names: {
      judgmentId: 'Judgment',
      debtorAgencyId: 'Agency',
      campaignId: 'Campaign',
      resumedFromId: 'EnforcementCase',
    },
  },
  { kind: 'CourtStaff', count: 12 },
  { kind: 'CampaignCourt', count: 8, partOf: { by: 'campaignId', kind: 'Campaign' } },
  { kind: 'CaseNode', count: 60, partOf: OF_CASE, ofCase: true },
  { kind: 'CaseSuspension', count: 16, partOf: OF_CASE },
  { kind: 'TerminationCheck', count: 20, partOf: OF_CASE },
  { kind: 'Petition', count: 20, partOf: OF_CASE, ofCase: true },
  { kind: 'Party', count: 90, partOf: OF_CASE, names: { agencyId: 'Agency' } },
  {
    kind: 'InquiryRequest',
    count: 40,
    partOf: OF_CASE,
    ofCase: true,
    names: { agencyId: 'Agency', subjectPartyId: 'Party' },
  },
  {
    kind: 'Asset',
    count: 40,
    partOf: { by: 'foundByInquiryId', kind: 'InquiryRequest', repeats: SAME_CASE },
    names: { holderPartyId: 'Party' },
  },
  { kind: 'ControlMeasure', count: 40, partOf: { by: 'assetId', kind: 'Asset', repeats: SAME_CASE } },
  { kind: 'Auction', count: 24, partOf: { by: 'assetId', kind: 'Asset', repeats: SAME_CASE } },
  { kind: 'Payout', count: 24, partOf: OF_CASE, ofCase: true, names: { payeePartyId: 'Party' } },
  { kind: 'DishonestListing', count: 40, partOf: OF_CASE, ofCase: true, names: OF_PARTY },
  { kind: 'ConsumptionRestriction', count: 24, partOf: OF_CASE, ofCase: true, names: OF_PARTY },
  { kind: 'RestrictedPerson', count: 24, partOf: { by: 'restrictionId', kind: 'ConsumptionRestriction' } },
  { kind: 'ExitRestriction', count: 16, partOf: OF_CASE, ofCase: true, names: OF_PARTY },
  { kind: 'Sanction', count: 30, partOf: OF_CASE, ofCase: true, names: OF_PARTY },
  { kind: 'RefusalProsecution', count: 16, partOf: OF_CASE, ofCase: true, names: OF_PARTY },
  {
    kind: 'Interception',
    count: 30,
    partOf: { by: 'listingId', kind: 'DishonestListing', repeats: SAME_CASE },
    names: { agencyId: 'Agency' },
  },
  { kind: 'CreditRepair', count: 16, partOf: { by: 'listingId', kind: 'DishonestListing', repeats: SAME_CASE } },
  {
    kind: 'RedListEntry',
    count: 10,
    names: { agencyId: 'Agency' },
    partOf: { by: 'civilisationOfficeId', kind: 'Agency' },
  },
  { kind: 'Indicator', count: 4 },
  { kind: 'FigureSource', count: 3 },
  { kind: 'ReportedFigure', count: 8, partOf: { by: 'sourceId', kind: 'FigureSource' } },
  { kind: 'ScoringScheme', count: 3, names: { issuerId: 'Agency' } },
  {
    kind: 'ScoringRule',
    count: 8,
    partOf: { by: 'schemeId', kind: 'ScoringScheme' },
    names: { indicatorCode: 'Indicator' },
  },
  { kind: 'SupervisionLedger', count: 24, names: { agencyId: 'Agency', judgmentId: 'Judgment' }, partOf: OF_CASE },
  {
    kind: 'SupervisionAction',
    count: 40,
    partOf: {
      by: 'ledgerId',
      kind: 'SupervisionLedger',
      repeats: {
        agencyId: 'agencyId',
        agencyRegionCode: 'agencyRegionCode',
        courtCode: 'courtCode',
        regionCode: 'regionCode',
      },
    },
  },
  {
    kind: 'AgencyPerformance',
    count: 30,
    names: { schemeId: 'ScoringScheme', replacesId: 'AgencyPerformance' },
    partOf: { by: 'agencyId', kind: 'Agency', repeats: { regionCode: 'regionCode' } },
  },
  {
    kind: 'ScoreItem',
    count: 40,
    partOf: { by: 'performanceId', kind: 'AgencyPerformance' },
    names: { ruleId: 'ScoringRule', ledgerId: 'SupervisionLedger', actionId: 'SupervisionAction' },
  },
  {
    kind: 'IndicatorValue',
    count: 30,
    partOf: { by: 'performanceId', kind: 'AgencyPerformance' },
    names: { indicatorCode: 'Indicator' },
  },
  { kind: 'JudgeIncentive', count: 12, names: { ledgerId: 'SupervisionLedger', judgmentId: 'Judgment' } },
  { kind: 'JointConference', count: 4, names: { convenerAgencyId: 'Agency' } },
  {
    kind: 'Membership',
    count: 24,
    partOf: { by: 'conferenceId', kind: 'JointConference', repeats: { regionCode: 'regionCode' } },
    names: { agencyId: 'Agency' },
  },
  {
    kind: 'LiaisonOfficer',
    count: 30,
    partOf: {
      by: 'membershipId',
      kind: 'Membership',
      repeats: { conferenceId: 'conferenceId', regionCode: 'regionCode', agencyId: 'agencyId' },
    },
  },
  {
    kind: 'UnitConnection',
    count: 24,
    partOf: { by: 'agencyId', kind: 'Agency', repeats: { regionCode: 'regionCode' } },
  },
  {
    kind: 'OfficialInterview',
    count: 12,
    partOf: { by: 'agencyId', kind: 'Agency', repeats: { regionCode: 'regionCode' } },
  },
  {
    kind: 'Meeting',
    count: 12,
    partOf: { by: 'conferenceId', kind: 'JointConference', repeats: { regionCode: 'regionCode' } },
    names: { convenerAgencyId: 'Agency' },
  },
  { kind: 'MeetingCase', count: 24, partOf: OF_CASE, ofCase: true, names: { meetingId: 'Meeting' } },
  {
    kind: 'Attendance',
    count: 40,
    partOf: {
      by: 'meetingId',
      kind: 'Meeting',
      repeats: { conferenceId: 'conferenceId', regionCode: 'regionCode', heldOn: 'heldOn' },
    },
    names: { agencyId: 'Agency' },
  },
  {
    kind: 'Resolution',
    count: 24,
    partOf: {
      by: 'meetingId',
      kind: 'Meeting',
      repeats: { conferenceId: 'conferenceId', regionCode: 'regionCode', decidedOn: 'heldOn' },
    },
    names: { ownerAgencyId: 'Agency' },
  },
  { kind: 'CooperationAgreement', count: 16, names: { agencyId: 'Agency' } },
  { kind: 'AgreementField', count: 24, partOf: { by: 'agreementId', kind: 'CooperationAgreement' } },
  { kind: 'Circular', count: 10, names: { issuerAgencyId: 'Agency' } },
  {
    kind: 'CircularMention',
    count: 24,
    partOf: { by: 'circularId', kind: 'Circular', repeats: { regionCode: 'regionCode', issuedOn: 'issuedOn' } },
    names: { agencyId: 'Agency', caseId: 'EnforcementCase' },
  },
  {
    kind: 'CircularRecipient',
    count: 20,
    partOf: { by: 'circularId', kind: 'Circular' },
    names: { agencyId: 'Agency' },
  },
  {
    kind: 'CircularCourtMention',
    count: 16,
    partOf: { by: 'circularId', kind: 'Circular', repeats: { regionCode: 'regionCode', issuedOn: 'issuedOn' } },
  },
  {
    kind: 'CircularUnitReport',
    count: 24,
    partOf: { by: 'circularId', kind: 'Circular', repeats: { regionCode: 'regionCode', issuedOn: 'issuedOn' } },
    names: { agencyId: 'Agency' },
  },
  { kind: 'CircularDistribution', count: 20, partOf: { by: 'circularId', kind: 'Circular' } },
  { kind: 'JointCommitment', count: 6 },
  { kind: 'JointCommitmentCourt', count: 12, partOf: { by: 'jointCommitmentId', kind: 'JointCommitment' } },
  {
    kind: 'Commitment',
    count: 20,
    partOf: { by: 'agencyId', kind: 'Agency', repeats: { regionCode: 'regionCode' } },
    names: { caseId: 'EnforcementCase', jointCommitmentId: 'JointCommitment' },
  },
  {
    kind: 'AdviceLetter',
    count: 24,
    partOf: OF_CASE,
    ofCase: true,
    names: { agencyId: 'Agency', procuratorateId: 'Agency' },
  },
  { kind: 'GridTask', count: 24, partOf: OF_CASE, ofCase: true },
  { kind: 'AssistanceBreach', count: 24, partOf: OF_CASE, ofCase: true, names: { agencyId: 'Agency' } },
  { kind: 'WitnessedSession', count: 16, partOf: OF_CASE, ofCase: true },
];
