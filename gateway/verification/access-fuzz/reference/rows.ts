import type { Viewer } from '../../../../subgraphs/shared/access/viewer.ts';
import { liesIn, regionOfCourt, standsBelow } from '../world/places.ts';
import { recordsOf, type Stored, type World } from '../world/world.ts';

/**
 * Which records a viewer may see, worked out from the whole world by plain search: written from the specification of who
 * may see what and from nothing else, so that a rule that the subgraphs got wrong is not got wrong here as well.
 */

/** Seen by everyone: places, what is counted and by which rules, figures that courts published. */
const REFERENCE = /^(Region|Court|Indicator|ScoringScheme|ScoringRule|FigureSource|ReportedFigure)$/;

/** What is a part of something, and is seen by whoever sees the whole. */
const PART_OF: Readonly<Record<string, readonly [property: string, whole: string]>> = {
  CaseNode: ['caseId', 'EnforcementCase'],
  CaseSuspension: ['caseId', 'EnforcementCase'],
  TerminationCheck: ['caseId', 'EnforcementCase'],
  Party: ['caseId', 'EnforcementCase'],
  Petition: ['caseId', 'EnforcementCase'],
  RestrictedPerson: ['restrictionId', 'ConsumptionRestriction'],
  ScoreItem: ['performanceId', 'AgencyPerformance'],
  IndicatorValue: ['performanceId', 'AgencyPerformance'],
  AgreementField: ['agreementId', 'CooperationAgreement'],
};

/** The agencies that a record concerns: who owes, who was asked, who was called, who decides. */
const AGENCIES = ['debtorAgencyId', 'defendantAgencyId', 'agencyId'];

/** Records of supervision and assessment: they are about an agency, wherever the court is. */
const ABOUT_AGENCY = /^(SupervisionLedger|SupervisionAction|AgencyPerformance|Commitment)$/;

/** Records that belong to the region that held or issued them, whichever agency they name. */
const OF_REGION =
  /^(CourtStaff|Campaign|JointConference|Membership|Meeting|Attendance|Resolution|CooperationAgreement|Circular|CircularMention)$/;

/** What is said of judges is for their courts. */
const OF_JUDGES = 'JudgeIncentive';

/** What a unit is asked, is called to, is sent, has answered or is told of itself. */
const ADDRESSED_TO_UNIT =
  /^(InquiryRequest|Interception|Membership|Attendance|CooperationAgreement|CircularMention|CircularRecipient|Commitment|AssistanceBreach|SupervisionLedger|SupervisionAction|AgencyPerformance)$/;

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
      return OF_REGION.test(kind) ? liesIn(record['regionCode'], viewer.region) : concerns(viewer, record, world);
    case 'assessment':
    case 'analyst':
      if (kind === OF_JUDGES) {
        return false;
      }
      return ABOUT_AGENCY.test(kind) ? concerns(viewer, record, world) : liesIn(record['regionCode'], viewer.region);
  }
}

function isOfCourt(viewer: Viewer, kind: string, record: Stored, world: World): boolean {
  if (kind === 'CampaignCourt' || 'courtCode' in record) {
    return standsBelow(record['courtCode'], viewer.court);
  }
  const takesPart =
    kind === 'Campaign' && sees(viewer, 'CampaignCourt', world, ({ campaignId }) => campaignId === record['id']);
  return takesPart || liesIn(record['regionCode'], regionOfCourt(viewer.court));
}

function concerns(viewer: Viewer, record: Stored, world: World): boolean {
  return AGENCIES.some((property) => {
    const agency = recordsOf(world, 'Agency').find(({ id }) => id === record[property]);
    return agency !== undefined && liesIn(agency['regionCode'], viewer.region);
  });
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

/** What is left of the world when all that the viewer may not see is taken out of it. */
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
