import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';

import type { StoredRow } from './small-world.ts';

/**
 * Which rows a viewer may see, read once more from the specification of access and computed slowly over all rows; nothing
 * of the subgraphs' own visibility is used.
 */
export interface RowScope {
  /** Whether no reading of the specification shows the row to the viewer. */
  isHidden(row: StoredRow, viewer: ScopedViewer): boolean;
}

export type ScopedViewer = Pick<Viewer, 'audience'> & Partial<Pick<Viewer, 'region' | 'court' | 'unit'>>;

/** For everyone, whatever they are. */
const REFERENCE = new Set(
  'Region Court RegionClosure CourtClosure AgencyDirectory CourtDirectory Indicator ScoringScheme ScoringRule FigureSource ReportedFigure'.split(
    ' ',
  ),
);

/** From a property to the kind of record it names. */
const PARENTS: Readonly<Record<string, string>> = {
  caseId: 'EnforcementCase',
  enforcementCaseId: 'EnforcementCase',
  performanceId: 'AgencyPerformance',
  restrictionId: 'ConsumptionRestriction',
  agreementId: 'CooperationAgreement',
  circularId: 'Circular',
  campaignId: 'Campaign',
  listingId: 'DishonestListing',
};

/** Kinds that a unit sees because a record of its own names them. */
const NAMED_BY: Readonly<Record<string, readonly [string, string]>> = {
  JointConference: ['Membership', 'conferenceId'],
  Meeting: ['Attendance', 'meetingId'],
  Circular: ['CircularRecipient', 'circularId'],
};

const AGENCY_PROPERTIES = ['agencyId', 'debtorAgencyId', 'defendantAgencyId', 'ownerAgencyId'];

interface Homes {
  readonly courts: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
}

export function rowScope(rows: readonly StoredRow[]): RowScope {
  const ofKind = (kind: string): readonly StoredRow[] => rows.filter((row) => row.kind === kind);
  const text = (row: StoredRow, property: string): string => String(row.values[property] ?? '');
  const pairs = (kind: string): ReadonlySet<string> =>
    new Set(ofKind(kind).map((row) => `${text(row, 'ancestor')} ${text(row, 'descendant')}`));
  const [regionsUnder, courtsUnder] = [pairs('RegionClosure'), pairs('CourtClosure')];
  const directory = new Map(ofKind('AgencyDirectory').map((row) => [text(row, 'agencyId'), row.values]));
  const regionOfCourt = new Map(
    ofKind('CourtDirectory').map((row) => [text(row, 'courtCode'), text(row, 'regionCode')]),
  );
  const byId = new Map(rows.map((row) => [`${row.kind} ${text(row, 'id')}`, row]));
  const namedBy = new Map<string, StoredRow[]>();
  for (const [kind, [child, property]] of Object.entries(NAMED_BY)) {
    for (const row of ofKind(child)) {
      const key = `${kind} ${text(row, property)}`;
      namedBy.set(key, [...(namedBy.get(key) ?? []), row]);
    }
  }
  const known = new Map<StoredRow, Homes>();

  function homesOf(row: StoredRow): Homes {
    const done = known.get(row);
    if (done !== undefined) {
      return done;
    }
    const own = AGENCY_PROPERTIES.map((property) => text(row, property)).filter((id) => id !== '');
    const parents = Object.entries(PARENTS).flatMap(
      ([property, kind]) => byId.get(`${kind} ${text(row, property)}`) ?? [],
    );
    const homes: Homes = {
      courts: new Set([text(row, 'courtCode')].filter((code) => code !== '')),
      regions: new Set([text(row, 'regionCode'), text(row, 'agencyRegionCode')].filter((code) => code !== '')),
      agencies: new Set(row.kind === 'Agency' ? [text(row, 'id')] : own),
    };
    const all = [homes, ...parents.map(homesOf)];
    const joined: Homes = {
      courts: new Set(all.flatMap(({ courts }) => [...courts])),
      regions: new Set(all.flatMap(({ regions }) => [...regions])),
      agencies: new Set(all.flatMap(({ agencies }) => [...agencies])),
    };
    known.set(row, joined);
    return joined;
  }

  const liesIn = (region: string, place: string): boolean => regionsUnder.has(`${region} ${place}`);
  const agencyIn = (region: string, agency: string): boolean =>
    liesIn(region, String(directory.get(agency)?.['regionCode'] ?? ''));

  function mayCourt(court: string, { courts, regions }: Homes): boolean {
    if (courts.size > 0) {
      return [...courts].some((place) => courtsUnder.has(`${court} ${place}`));
    }
    return [...regions].some((place) => liesIn(regionOfCourt.get(court) ?? '', place));
  }

  function mayCommittee(region: string, { courts, regions, agencies }: Homes, isOfCase: boolean): boolean {
    const concerns = [...agencies].some((agency) => agencyIn(region, agency));
    return concerns || ((!isOfCase || courts.size === 0) && [...regions].some((place) => liesIn(region, place)));
  }

  function mayMember(unit: string, row: StoredRow, homes: Homes): boolean {
    const isOwn = (agency: string): boolean => directory.get(agency)?.['creditCode'] === unit;
    const children = namedBy.get(`${row.kind} ${text(row, 'id')}`) ?? [];
    return [...homes.agencies, ...children.map((child) => text(child, 'agencyId'))].some(isOwn);
  }

  return {
    isHidden(row, { audience, region, court, unit }) {
      if (REFERENCE.has(row.kind) || (row.kind === 'Agency' && audience !== 'member')) {
        return false;
      }
      const homes = homesOf(row);
      const inRegion = (): boolean =>
        [...homes.regions].some((place) => liesIn(region ?? '', place)) ||
        [...homes.agencies].some((agency) => agencyIn(region ?? '', agency));
      switch (audience) {
        case 'court':
          return !mayCourt(court ?? '', homes);
        case 'committee':
          return !mayCommittee(region ?? '', homes, IS_OF_CASE.has(row.kind));
        case 'assessment':
        case 'analyst':
          return !inRegion();
        case 'member':
          return !mayMember(unit ?? '', row, homes);
        default:
          return true;
      }
    },
  };
}

/** A committee sees these by the agency that owes or is asked, never by the place of the court. */
const IS_OF_CASE = new Set(
  (
    'EnforcementCase CaseNode CaseSuspension TerminationCheck Party Petition Judgment Asset InquiryRequest ControlMeasure ' +
    'Auction Payout DishonestListing ConsumptionRestriction RestrictedPerson ExitRestriction Sanction RefusalProsecution ' +
    'CreditRepair Interception MeetingCase GridTask WitnessedSession AssistanceBreach SupervisionLedger SupervisionAction'
  ).split(' '),
);
