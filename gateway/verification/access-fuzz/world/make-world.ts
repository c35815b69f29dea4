import { creditCodeOf } from '../../../../seed/places/credit-code.ts';
import { randomOf, type Random } from '../../../../seed/random.ts';

import { cellOf } from './cells.ts';
import type { Columns } from './columns.ts';
import { KINDS, recordsOf, type Kind, type Stored, type World } from './records.ts';
import { BUSY_COURTS, COURTS, REGIONS, regionOfCourt } from './regions.ts';

/** The regions of records that belong to a region and to no court. */
const BUSY_REGIONS = ['350000', '350900', '350900', '350902', '350921', '350100', '513300', '513301'];

/** The unit that members of the fuzz belong to. */
export const MEMBER_AGENCY = 'agency-0';
export const MEMBER_CREDIT_CODE = agencyCreditCode(0);

/** A random world with every kind of record, consistent as the offices' data are. Equal seeds make equal worlds. */
export function makeWorld(columns: Columns, seed: number): World {
  const world = new Map<string, readonly Stored[]>();
  world.set(
    'Region',
    REGIONS.map(({ code, level, parent }) => ({
      code,
      level,
      name: `区${code}`,
      parentCode: parent,
      validFrom: null,
      validTo: null,
      replacedBy: null,
    })),
  );
  world.set(
    'Court',
    COURTS.map(({ code, level, parent, region }) => ({
      code,
      level,
      name: `${code}法院`,
      regionCode: region,
      parentCode: parent,
    })),
  );
  for (const kind of KINDS) {
    const random = randomOf(seed).stream(kind.kind);
    const made = Array.from({ length: kind.count }, (_, at) => makeRecord(kind, at, world, columns, random.stream(at)));
    // A part with the key of its whole exists once.
    world.set(kind.kind, [...new Map(made.map((record) => [primaryKey(kind.kind, record), record])).values()]);
  }
  world.set(
    'Agency directory',
    recordsOf(world, 'Agency').map(({ id, creditCode, regionCode }) => ({ agencyId: id, creditCode, regionCode })),
  );
  return world;
}

/** A random record, except for what it copies from the record that it is a part of. */
export function makeRecord(kind: Kind, serial: number, world: World, columns: Columns, random: Random): Stored {
  const record: Record<string, unknown> = {};
  for (const column of columns.get(kind.kind) ?? []) {
    record[column.name] = cellOf(column, serialOf(kind.kind, serial), random.stream(column.name));
  }
  const whole = kind.partOf && random.pick(recordsOf(world, kind.partOf.kind));
  Object.assign(record, regionAndCourtOf(record, random), referencesOf(kind, world, whole, random));
  if (kind.partOf !== undefined && whole !== undefined) {
    record[kind.partOf.by] = whole['id'];
    for (const [own, theirs] of Object.entries(kind.partOf.repeats ?? {})) {
      record[own] = whole[theirs];
    }
    if (kind.ofCase) {
      Object.assign(record, copiedOf(whole, record));
    }
  }
  if ('id' in record) {
    record['id'] = `${kind.kind.toLowerCase()}-${serial}`.slice(0, 32);
  }
  return { ...record, ...determined(kind.kind, record, serial, world, random) };
}

/** A court and its region; or a region alone. */
function regionAndCourtOf(record: Stored, random: Random): Stored {
  if ('courtCode' in record) {
    const courtCode = random.pick(BUSY_COURTS);
    return { courtCode, ...('regionCode' in record && { regionCode: regionOfCourt(courtCode) }) };
  }
  return 'regionCode' in record ? { regionCode: random.pick(BUSY_REGIONS) } : {};
}

/** References to other records; a party is one of the same case. */
function referencesOf({ names = {} }: Kind, world: World, whole: Stored | undefined, random: Random): Stored {
  const named: Record<string, unknown> = {};
  for (const [property, kind] of Object.entries(names)) {
    const all = recordsOf(world, kind);
    const caseId = whole?.['caseId'] ?? whole?.['id'];
    const ofSameCase = kind === 'Party' ? all.filter((other) => other['caseId'] === caseId) : all;
    const other = ofSameCase.length > 0 && random.stream(property).chance(0.85) ? random.pick(ofSameCase) : undefined;
    named[property] = other?.['id'] ?? other?.['code'] ?? null;
  }
  return named;
}

function copiedOf(whole: Stored, record: Stored): Stored {
  const { courtCode, regionCode, debtorAgencyId, typeCode, debtorKind, cause } = whole;
  const repeated: Stored = { courtCode, regionCode, debtorAgencyId, caseTypeCode: typeCode, debtorKind, cause };
  return Object.fromEntries(Object.entries(repeated).filter(([name]) => name in record));
}

/** Values that must not be random: required references, and what the offices' rules determine. */
function determined(kind: string, record: Stored, serial: number, world: World, random: Random): Stored {
  const agencies = recordsOf(world, 'Agency');
  const someAgency = (property: string) =>
    property in record && record[property] === null ? { [property]: random.pick(agencies)['id'] } : {};
  switch (kind) {
    case 'Agency':
      return { creditCode: agencyCreditCode(serial), superiorId: null, regionCode: BUSY_REGIONS[(serial + 1) % 8] };
    case 'EnforcementCase':
      return {
        debtorKind: record['debtorAgencyId'] === null ? random.pick(['PERSON', 'ENTERPRISE']) : 'AGENCY',
        typeCode: record['typeCode'] ?? 'FIRST_ENFORCEMENT',
      };
    case 'SupervisionLedger': {
      const agency = agencies.find(({ id }) => id === record['agencyId']) ?? random.pick(agencies);
      const ofCase = recordsOf(world, 'EnforcementCase').find(({ id }) => id === record['caseId']);
      return {
        agencyId: agency['id'],
        agencyRegionCode: agency['regionCode'],
        courtCode: ofCase?.['courtCode'] ?? record['courtCode'],
        regionCode: ofCase?.['regionCode'] ?? record['regionCode'],
      };
    }
    case 'CircularMention': {
      // A circular names agencies that performed and that did not: each is mentioned for a case in which it owes, or for none.
      const ofCase = recordsOf(world, 'EnforcementCase').find(({ id }) => id === record['caseId']);
      const debtor = ofCase?.['debtorAgencyId'] ?? null;
      return debtor === null ? { ...someAgency('agencyId'), caseId: null } : { agencyId: debtor };
    }
    case 'AgencyPerformance':
      return {
        schemeId: record['schemeId'] ?? 'scoringscheme-0',
        seal: null,
        state: 'PROVISIONAL',
        isCurrent: true,
        replacesId: null,
        periodFrom: '2020-01-01',
        periodTo: '2021-01-01',
      };
    case 'ScoringScheme':
      return { seal: null, state: 'DRAFT', ...someAgency('issuerId') };
    case 'Asset':
    case 'Payout':
      return {
        ...('holderPartyId' in record && { holderPartyId: record['holderPartyId'] ?? 'party-0' }),
        ...('payeePartyId' in record && { payeePartyId: record['payeePartyId'] ?? 'party-0' }),
      };
    default:
      return {
        ...(kind === 'Party' || kind === 'Sanction' || /Restriction|Prosecution|Listing/.test(kind)
          ? {}
          : someAgency('agencyId')),
        ...someAgency('ownerAgencyId'),
        ...someAgency('convenerAgencyId'),
        ...someAgency('issuerAgencyId'),
        ...('indicatorCode' in record && {
          indicatorCode: record['indicatorCode'] ?? recordsOf(world, 'Indicator')[0]?.['code'],
        }),
        ...('ruleId' in record && { ruleId: record['ruleId'] ?? 'scoringrule-0' }),
        ...('meetingId' in record && { meetingId: record['meetingId'] ?? 'meeting-0' }),
      };
  }
}

function agencyCreditCode(serial: number): string {
  return creditCodeOf('11', '350902', 'Y', serial);
}

/** Serials of different kinds never collide. */
function serialOf(kind: string, serial: number): number {
  return (KINDS.findIndex((one) => one.kind === kind) + 1) * 10_000 + serial;
}

function primaryKey(kind: string, record: Stored): string {
  if (kind === 'TerminationCheck') {
    return String(record['caseId']);
  }
  if (kind === 'CampaignCourt') {
    return `${String(record['campaignId'])} ${String(record['courtCode'])}`;
  }
  return String(record['id'] ?? record['code']);
}
