import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';

import { recordsOf, type Stored, type World } from './world/records.ts';
import { liesIn, regionOfCourt, standsBelow } from './world/regions.ts';

/**
 * Which records a viewer may see, found by plain search in the whole world. Written only from the specification of access
 * (`access.md`), so that an error in a rule of the subgraphs is not repeated here.
 */

/** Visible to everyone: regions, courts, indicators and scoring rules, figures that courts published, the red list. */
const REFERENCE = /^(Region|Court|Indicator|ScoringScheme|ScoringRule|FigureSource|ReportedFigure|RedListEntry)$/;

/** Parts of a record: visible to whoever sees the whole. */
const PART_OF: Readonly<Record<string, readonly [property: string, whole: string]>> = {
  CaseNode: ['caseId', 'EnforcementCase'],
  CaseSuspension: ['caseId', 'EnforcementCase'],
  TerminationCheck: ['caseId', 'EnforcementCase'],
  Party: ['caseId', 'EnforcementCase'],
  Petition: ['caseId', 'EnforcementCase'],
  Plaintiff: ['judgmentId', 'Judgment'],
  StepDuty: ['ledgerId', 'SupervisionLedger'],
  RestrictedPerson: ['restrictionId', 'ConsumptionRestriction'],
  ScoreItem: ['performanceId', 'AgencyPerformance'],
  IndicatorValue: ['performanceId', 'AgencyPerformance'],
  AgreementField: ['agreementId', 'CooperationAgreement'],
  CircularDistribution: ['circularId', 'Circular'],
};

/** The agencies that a record concerns: the debtor, the defendant, and the one that was queried, called or decides. */
const AGENCIES = ['debtorAgencyId', 'defendantAgencyId', 'agencyId'];

/** Records of supervision and assessment: they are about an agency, wherever the court is. */
const ABOUT_AGENCY = /^(SupervisionLedger|SupervisionAction|AgencyPerformance|Commitment)$/;

/** Records that belong to the region that held or issued them, whichever agency they name. */
const OF_REGION =
  /^(CourtStaff|Campaign|JointConference|Membership|Meeting|Attendance|Resolution|CooperationAgreement|Circular|CircularMention|CircularCourtMention|CircularUnitReport|LiaisonOfficer|UnitConnection|OfficialInterview|JointCommitment|JointCommitmentCourt)$/;

/** What an assessment office sees one by one: scores with their evidence, attendance, and statistics of courts; no cases. */
const FOR_ASSESSMENT = /^(SupervisionLedger|SupervisionAction|AgencyPerformance|Attendance|CourtStaff|Campaign)$/;

/** Assessments of judges: for their courts only. */
const OF_JUDGES = 'JudgeIncentive';

/** Records addressed to a unit: inquiries, invitations, letters, its answers, and its own assessments. */
const ADDRESSED_TO_UNIT =
  /^(InquiryRequest|Interception|Membership|Attendance|CooperationAgreement|CircularMention|CircularRecipient|CircularUnitReport|LiaisonOfficer|UnitConnection|OfficialInterview|Commitment|AdviceLetter|AssistanceBreach|SupervisionLedger|SupervisionAction|AgencyPerformance)$/;

export function isVisible(viewer: Viewer, kind: string, record: Stored, world: World): boolean {
  if (REFERENCE.test(kind)) {
    return true;
  }
  if (viewer.audience === 'public' || viewer.audience === 'auditor') {
    return false;
  }
  if (kind === 'Agency') {
    return viewer.audience !== 'member' || record['creditCode'] === viewer.unit;
  }
  const part = PART_OF[kind];
  if (part !== undefined) {
    return sees(viewer, part[1], world, (whole) => whole['id'] === record[part[0]]);
  }
  if (viewer.audience === 'member') {
    return isOfUnit(viewer, kind, record, world);
  }
  if (kind === 'CircularRecipient') {
    return sees(viewer, 'Circular', world, ({ id }) => id === record['circularId']);
  }
  if (kind === 'CampaignCourt' && viewer.audience !== 'court') {
    return sees(viewer, 'Campaign', world, ({ id }) => id === record['campaignId']);
  }
  switch (viewer.audience) {
    case 'court':
      return isOfCourt(viewer, kind, record, world);
    case 'committee':
      if (kind === OF_JUDGES) {
        return false;
      }
      if (kind === 'AdviceLetter') {
        const isAddressed = isOfAgencyIn(viewer, record['agencyId'], world);
        return (
          (liesIn(record['regionCode'], viewer.region) || isAddressed) &&
          (record['caseId'] === null || isNoPerson(record['debtorKind']))
        );
      }
      // What a unit of the region did about a private person is told as a count only.
      if (kind === 'InquiryRequest' || kind === 'Interception') {
        const about = record[kind === 'Interception' ? 'subjectKind' : 'debtorKind'];
        const isOfUnitIn = isOfAgencyIn(viewer, record['agencyId'], world);
        return isOfAgencyIn(viewer, record['debtorAgencyId'], world) || (isOfUnitIn && isNoPerson(about));
      }
      return OF_REGION.test(kind) ? liesIn(record['regionCode'], viewer.region) : concerns(viewer, record, world);
    case 'assessment':
      if (!FOR_ASSESSMENT.test(kind)) {
        return false;
      }
      return ABOUT_AGENCY.test(kind) ? concerns(viewer, record, world) : liesIn(record['regionCode'], viewer.region);
    case 'analyst':
      if (kind === OF_JUDGES) {
        return false;
      }
      return ABOUT_AGENCY.test(kind) ? concerns(viewer, record, world) : liesIn(record['regionCode'], viewer.region);
  }
}

function isOfCourt(viewer: Viewer, kind: string, record: Stored, world: World): boolean {
  const { id } = record;
  // A court that is named, or that signed, sees the mention and the document, also of a larger region.
  if (kind === 'CircularCourtMention') {
    return standsBelow(record['courtCode'], viewer.court) || liesIn(record['regionCode'], regionOfCourt(viewer.court));
  }
  if (
    (kind === 'Circular' && names(viewer, 'CircularCourtMention', world, ({ circularId }) => circularId === id)) ||
    (kind === 'JointCommitment' &&
      names(viewer, 'JointCommitmentCourt', world, ({ jointCommitmentId }) => jointCommitmentId === id))
  ) {
    return true;
  }
  if (kind === 'CampaignCourt' || 'courtCode' in record) {
    return standsBelow(record['courtCode'], viewer.court);
  }
  const takesPart =
    kind === 'Campaign' && sees(viewer, 'CampaignCourt', world, ({ campaignId }) => campaignId === record['id']);
  return takesPart || liesIn(record['regionCode'], regionOfCourt(viewer.court));
}

function concerns(viewer: Viewer, record: Stored, world: World): boolean {
  return AGENCIES.some((property) => isOfAgencyIn(viewer, record[property], world));
}

function isNoPerson(kind: unknown): boolean {
  return kind === 'AGENCY' || kind === 'ENTERPRISE';
}

function isOfAgencyIn(viewer: Viewer, agencyId: unknown, world: World): boolean {
  const agency = recordsOf(world, 'Agency').find(({ id }) => id === agencyId);
  return agency !== undefined && liesIn(agency['regionCode'], viewer.region);
}

/** Whether a record of that kind names the viewer's court or one below it. */
function names(viewer: Viewer, kind: string, world: World, isMeant: (record: Stored) => boolean): boolean {
  return recordsOf(world, kind).some((record) => isMeant(record) && standsBelow(record['courtCode'], viewer.court));
}

function isOfUnit(viewer: Viewer, kind: string, record: Stored, world: World): boolean {
  const own = recordsOf(world, 'Agency').find(({ creditCode }) => creditCode === viewer.unit)?.['id'];
  if (own === undefined) {
    return false;
  }
  if (ADDRESSED_TO_UNIT.test(kind)) {
    return record['agencyId'] === own;
  }
  const { id } = record;
  switch (kind) {
    case 'Resolution':
      return record['ownerAgencyId'] === own;
    case 'Meeting':
      return sees(viewer, 'Attendance', world, ({ meetingId }) => meetingId === id);
    case 'JointConference':
      return sees(viewer, 'Membership', world, ({ conferenceId }) => conferenceId === id);
    case 'Circular':
      return sees(viewer, 'CircularRecipient', world, ({ circularId }) => circularId === id);
    case 'JointCommitment':
      return sees(viewer, 'Commitment', world, ({ jointCommitmentId }) => jointCommitmentId === id);
    case 'Asset':
      return sees(viewer, 'InquiryRequest', world, (inquiry) => inquiry['id'] === record['foundByInquiryId']);
    case 'ControlMeasure':
      return sees(viewer, 'Asset', world, (asset) => asset['id'] === record['assetId']);
    default:
      return false;
  }
}

function sees(viewer: Viewer, kind: string, world: World, isMeant: (record: Stored) => boolean): boolean {
  return recordsOf(world, kind).some((record) => isMeant(record) && isVisible(viewer, kind, record, world));
}

/** The world without the records that the viewer may not see. */
export function visiblePart(viewer: Viewer, world: World): World {
  const left = [...world].map(
    ([kind, records]) =>
      [
        kind,
        kind.includes(' ') ? records : records.filter((record) => isVisible(viewer, kind, record, world)),
      ] as const,
  );
  return new Map(left);
}
