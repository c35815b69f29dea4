import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';

import type { StoredRow } from './small-world.ts';

/**
 * Which rows a viewer may see, written a second time from the specification of access and computed slowly over all rows,
 * without the subgraphs' own visibility rules.
 */
export interface RowScope {
  /** Whether the specification allows in no case that the viewer sees the row. */
  isHidden(row: StoredRow, viewer: ScopedViewer): boolean;
}

export type ScopedViewer = Pick<Viewer, 'audience'> & Partial<Pick<Viewer, 'region' | 'court' | 'unit'>>;

/** Kinds that are for everyone. */
const REFERENCE = new Set(
  (
    'Region Court RegionClosure CourtClosure AgencyDirectory CourtDirectory Indicator StepRule ScoringScheme ScoringRule ' +
    'FigureSource ReportedFigure'
  ).split(' '),
);

/** The kind of record that a property references. */
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

/** Parts of a record; others only mention one by the same property. */
const PARTS: Readonly<Record<string, readonly [string, string]>> = {
  StepDuty: ['SupervisionLedger', 'ledgerId'],
  Plaintiff: ['Judgment', 'judgmentId'],
};

/** Kinds that a unit sees because a record of its own references them. */
const REFERENCED_BY: Readonly<Record<string, readonly [string, string]>> = {
  JointConference: ['Membership', 'conferenceId'],
  Meeting: ['Attendance', 'meetingId'],
  Circular: ['CircularRecipient', 'circularId'],
  JointCommitment: ['Commitment', 'jointCommitmentId'],
};

/** Kinds that a court sees, with their parts, because a record that references them names the court. */
const NAMING_COURTS: Readonly<Record<string, readonly [string, string]>> = {
  Circular: ['CircularCourtMention', 'circularId'],
  JointCommitment: ['JointCommitmentCourt', 'jointCommitmentId'],
};

const AGENCY_PROPERTIES = ['agencyId', 'debtorAgencyId', 'defendantAgencyId', 'ownerAgencyId'];

interface Ownership {
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
  const referencedBy = new Map<string, StoredRow[]>();
  for (const [kind, [child, property]] of Object.entries(REFERENCED_BY)) {
    for (const row of ofKind(child)) {
      const key = `${kind} ${text(row, property)}`;
      referencedBy.set(key, [...(referencedBy.get(key) ?? []), row]);
    }
  }
  const known = new Map<StoredRow, Ownership>();

  function ownershipOf(row: StoredRow): Ownership {
    const done = known.get(row);
    if (done !== undefined) {
      return done;
    }
    const own = AGENCY_PROPERTIES.map((property) => text(row, property)).filter((id) => id !== '');
    const [whole, partOf] = PARTS[row.kind] ?? [];
    const named: [string, string][] = Object.entries(PARENTS);
    const parents = (whole && partOf ? [...named, [partOf, whole] as const] : named).flatMap(
      ([property, kind]) => byId.get(`${kind} ${text(row, property)}`) ?? [],
    );
    const owners: Ownership = {
      courts: new Set([text(row, 'courtCode')].filter((code) => code !== '')),
      regions: new Set([text(row, 'regionCode'), text(row, 'agencyRegionCode')].filter((code) => code !== '')),
      agencies: new Set(row.kind === 'Agency' ? [text(row, 'id')] : own),
    };
    const all = [owners, ...parents.map(ownershipOf)];
    const joined: Ownership = {
      courts: new Set(all.flatMap(({ courts }) => [...courts])),
      regions: new Set(all.flatMap(({ regions }) => [...regions])),
      agencies: new Set(all.flatMap(({ agencies }) => [...agencies])),
    };
    known.set(row, joined);
    return joined;
  }

  const isIn = (region: string, inner: string): boolean => regionsUnder.has(`${region} ${inner}`);
  const agencyIn = (region: string, agency: string): boolean =>
    isIn(region, String(directory.get(agency)?.['regionCode'] ?? ''));

  function isNamed(court: string, row: StoredRow): boolean {
    return Object.entries(NAMING_COURTS).some(([kind, [child, property]]) => {
      const document = row.kind === kind ? text(row, 'id') : text(row, property);
      return ofKind(child).some(
        (naming) => text(naming, property) === document && courtsUnder.has(`${court} ${text(naming, 'courtCode')}`),
      );
    });
  }

  function mayCourt(court: string, row: StoredRow, { courts, regions }: Ownership): boolean {
    // What a circular says of a court is part of the circular; a part of a document is seen by the courts it names.
    if (row.kind !== 'CircularMention' && row.kind !== 'CircularUnitReport' && isNamed(court, row)) {
      return true;
    }
    if (row.kind === 'CircularCourtMention') {
      return [...regions].some((inner) => isIn(regionOfCourt.get(court) ?? '', inner));
    }
    if (courts.size > 0) {
      return [...courts].some((inner) => courtsUnder.has(`${court} ${inner}`));
    }
    return [...regions].some((inner) => isIn(regionOfCourt.get(court) ?? '', inner));
  }

  function mayCommittee(region: string, { courts, regions, agencies }: Ownership, isOfCase: boolean): boolean {
    const concerns = [...agencies].some((agency) => agencyIn(region, agency));
    return concerns || ((!isOfCase || courts.size === 0) && [...regions].some((inner) => isIn(region, inner)));
  }

  function mayMember(unit: string, row: StoredRow, owners: Ownership): boolean {
    const isOwn = (agency: string): boolean => directory.get(agency)?.['creditCode'] === unit;
    const children = referencedBy.get(`${row.kind} ${text(row, 'id')}`) ?? [];
    return [...owners.agencies, ...children.map((child) => text(child, 'agencyId'))].some(isOwn);
  }

  return {
    isHidden(row, { audience, region, court, unit }) {
      if (REFERENCE.has(row.kind) || (row.kind === 'Agency' && audience !== 'member')) {
        return false;
      }
      const owners = ownershipOf(row);
      const inRegion = (): boolean =>
        [...owners.regions].some((inner) => isIn(region ?? '', inner)) ||
        [...owners.agencies].some((agency) => agencyIn(region ?? '', agency));
      switch (audience) {
        case 'court':
          return !mayCourt(court ?? '', row, owners);
        case 'committee':
          return !mayCommittee(region ?? '', isAboutPerson(row) ? ofDebtor(row) : owners, IS_OF_CASE.has(row.kind));
        case 'assessment':
          return OF_LEDGERS.has(row.kind)
            ? !mayCommittee(region ?? '', owners, true)
            : IS_OF_CASE.has(row.kind) || !inRegion();
        case 'analyst':
          return !inRegion();
        case 'member':
          return !mayMember(unit ?? '', row, owners);
        default:
          return true;
      }
    },
  };
}

/** What the record is about, by the property that says so: a committee sees those about persons by the agency that owes alone. */
const ABOUT: Readonly<Record<string, string>> = {
  InquiryRequest: 'debtorKind',
  Interception: 'subjectKind',
  AdviceLetter: 'debtorKind',
};

function isAboutPerson({ kind, values }: StoredRow): boolean {
  const property = ABOUT[kind];
  const isOfCase = String(values['caseId'] ?? '') !== '';
  return property !== undefined && isOfCase && !['AGENCY', 'ENTERPRISE'].includes(String(values[property]));
}

/** Of a record about a person, whose it still is: the agency that owes in the case. */
function ofDebtor({ values }: StoredRow): Ownership {
  const debtor = String(values['debtorAgencyId'] ?? '');
  return { courts: new Set(), regions: new Set(), agencies: new Set(debtor === '' ? [] : [debtor]) };
}

/** What an assessment office sees of a case: how its supervision went, by the agency that owes. */
const OF_LEDGERS = new Set(['SupervisionLedger', 'SupervisionAction', 'StepDuty']);

/** A committee sees these by the agency that owes or was queried, never by the region of the court. */
const IS_OF_CASE = new Set(
  (
    'EnforcementCase CaseNode CaseSuspension TerminationCheck Party Petition Judgment Plaintiff Asset InquiryRequest ControlMeasure ' +
    'Auction Payout DishonestListing ConsumptionRestriction RestrictedPerson ExitRestriction Sanction RefusalProsecution ' +
    'CreditRepair Interception MeetingCase GridTask WitnessedSession AssistanceBreach SupervisionLedger SupervisionAction StepDuty'
  ).split(' '),
);
