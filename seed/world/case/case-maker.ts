import { dateOf, yearOf, type Day } from '../../calendar.ts';
import { documentNumberer } from '../../document-numbers.ts';
import { peopleOf } from '../../people.ts';
import { courtOf, courtsUnder } from '../../places/courts.ts';
import { idOf, type Random } from '../../random.ts';
import {
  enforcesClaim,
  type CaseFacts,
  type CrossEnforcementFacts,
  type NodeFacts,
  type PartyKind,
  type TypeCode,
} from '../case-facts.ts';
import { officersOf } from '../court-staff.ts';

import { basisOf } from './basis.ts';
import { agencyCauseOf, causeOf } from './causes.ts';
import { yuan, type DocketEntry } from './docket.ts';
import { castOf, partiesOf, type Side } from './parties.ts';
import { timelineOf } from './timeline.ts';

/** The settings for one part of the world. */
export interface CaseMakerSetting {
  readonly random: Random;
  /** Keeps this part's people different from those of other parts (see `peopleOf`). */
  readonly lane: number;
  readonly asOf: Day;
  readonly takenNumbers: ReadonlySet<string>;
  /** The share of cases of a filing year whose property was preserved; 22 in a hundred by default. */
  readonly preservedIn?: (year: number) => number;
  /** The campaign that took a case up, if any. */
  readonly campaignOf?: (entry: DocketEntry, random: Random) => string | null;
}

// A procedure-terminated case may be resumed as 执恢; a few candidates are kept for each court.
const RESUMABLE = 12;

/** Makes cases from docket entries, which must come in order of filing, so that serials rise with dates. */
export function caseMaker(setting: CaseMakerSetting): (entry: DocketEntry) => CaseFacts {
  const { random, asOf } = setting;
  const cast = castOf(peopleOf(setting.lane));
  const numberOf = documentNumberer(setting.takenNumbers);
  const officers = new Map<string, readonly string[]>();
  const resumable = new Map<string, CaseFacts[]>();

  return (entry) => {
    const { courtCode } = entry;
    const { regionCode } = courtOf(courtCode);
    const earlier = entry.typeCode === '执恢' ? resumableAt(resumable.get(courtCode), entry.filed) : undefined;
    const typeCode: TypeCode = entry.typeCode === '执恢' && !earlier ? '执' : entry.typeCode;
    const caseNumber = numberOf(entry.filed, courtCode, typeCode);
    const own = random.stream(caseNumber);
    const courtOfficers = officers.get(courtCode) ?? officersOf(random, courtCode);
    officers.set(courtCode, courtOfficers);

    const cause = entry.agencyId ? null : causeOf(own, entry.claim / 100);
    const debtorKind: PartyKind =
      earlier?.debtorKind ?? (!cause ? 'AGENCY' : own.chance(cause.enterpriseDebtor) ? 'ENTERPRISE' : 'PERSON');
    const causeName = earlier?.cause ?? cause?.name ?? agencyCauseOf(own);
    const support = causeName === '抚养费纠纷' && debtorKind === 'PERSON';
    const sides: readonly Side[] =
      earlier?.parties ?? cast.sides(own, { regionCode, debtorKind, agencyId: entry.agencyId, support });
    const basis = earlier
      ? { kind: earlier.basisKind, number: earlier.basisNumber }
      : basisOf(own, courtCode, regionCode, entry.filed);
    const { nodes, termination } = timelineOf(own, entry, asOf);
    const steps = entry.concluded === null ? behind(own.stream('behind'), entry, nodes) : nodes;
    const enforces = enforcesClaim({ typeCode });
    const facts: CaseFacts = {
      id: idOf('ec', caseNumber),
      caseNumber,
      typeCode,
      courtCode,
      regionCode,
      filedOn: dateOf(entry.filed),
      officerName: own.pick(courtOfficers),
      basisKind: basis.kind,
      basisNumber: basis.number,
      judgmentId: null,
      cause: causeName,
      claimAmount: yuan(entry.claim),
      recoveredAmount: yuan(entry.recovered),
      dueOn: dateOf(entry.due),
      suspensions: entry.suspension
        ? [
            {
              from: dateOf(entry.suspension.from),
              to: dateOf(entry.suspension.to),
              reason: own.pick(suspensionReasons),
            },
          ]
        : [],
      extensionDays: entry.extensionDays,
      status: entry.concluded !== null ? 'CONCLUDED' : suspendedAt(entry, asOf) ? 'SUSPENDED' : 'OPEN',
      concludedOn: entry.concluded === null ? null : dateOf(entry.concluded),
      conclusionMethod: entry.method,
      settlementPerformed: entry.settlementPerformed,
      propertyFound: entry.property,
      inabilityGround: debtorKind !== 'AGENCY' ? inabilityOf(own, entry) : null,
      preservedOn:
        enforces && own.chance(setting.preservedIn?.(yearOf(entry.filed)) ?? 0.22)
          ? dateOf(entry.filed - own.int(5, 200))
          : null,
      crossEnforcement: enforces && own.chance(0.005) ? crossOf(own, courtCode) : null,
      resumedFromId: earlier?.id ?? null,
      termination,
      nodes: steps,
      debtorKind,
      debtorAgencyId: entry.agencyId,
      parties: partiesOf(caseNumber, sides),
      campaignId: setting.campaignOf?.(entry, own) ?? null,
      tags: [],
    };
    if (facts.conclusionMethod === 'PROCEDURE_TERMINATED') {
      keepResumable(resumable, facts);
    }
    return facts;
  };
}

const suspensionReasons = [
  '案外人对执行标的提出确有理由的异议',
  '作为一方当事人的法人终止，尚未确定权利义务承受人',
  '申请执行人表示可以延期执行',
];

/** The steps of an open case; in some cases the inquiries that were due have not been made. */
function behind(random: Random, entry: DocketEntry, nodes: readonly NodeFacts[]): readonly NodeFacts[] {
  const isBehind = random.chance(0.35);
  const withNetwork = entry.property !== true && random.chance(0.4);
  return nodes.map((step) => {
    const isOpen = step.node === 'FIELD_INQUIRY' || (withNetwork && step.node === 'NETWORK_INQUIRY');
    return isBehind && isOpen ? { ...step, doneOn: null } : step;
  });
}

function suspendedAt(entry: DocketEntry, asOf: Day): boolean {
  return entry.suspension !== null && entry.suspension.from <= asOf && asOf < entry.suspension.to;
}

function inabilityOf(random: Random, entry: DocketEntry): string | null {
  if (entry.method !== 'PROCEDURE_TERMINATED' && entry.method !== 'TERMINATED') {
    return null;
  }
  if (entry.property === true || entry.typeCode === '执保' || !random.chance(0.35)) {
    return null;
  }
  return random.pick([
    '生活困难，无收入来源，又丧失劳动能力',
    '无固定收入，仅有最低生活保障',
    '企业停业多年，无任何财产可供执行',
    '因交通事故赔偿致贫，家庭无可供执行财产',
  ]);
}

// Courts of equal level designate, coordinate or concentrate; only an upper court can elevate a case to itself.
function crossOf(random: Random, courtCode: string): CrossEnforcementFacts | null {
  const court = courtOf(courtCode);
  const below = courtsUnder(courtCode).filter((other) => other.code !== courtCode);
  if (below.length > 0) {
    return { kind: 'ELEVATED', originCourtCode: random.pick(below).code };
  }
  const siblings = court.parentCode
    ? courtsUnder(court.parentCode).filter((other) => other.level === court.level && other.code !== courtCode)
    : [];
  if (siblings.length === 0) {
    return null;
  }
  return {
    kind: random.pick(['DESIGNATED', 'COORDINATED', 'CONCENTRATED'] as const),
    originCourtCode: random.pick(siblings).code,
  };
}

function resumableAt(kept: CaseFacts[] | undefined, filed: Day): CaseFacts | undefined {
  const date = dateOf(filed);
  const at = kept?.findIndex((earlier) => (earlier.concludedOn as string) < date) ?? -1;
  return at < 0 ? undefined : kept?.splice(at, 1)[0];
}

function keepResumable(resumable: Map<string, CaseFacts[]>, facts: CaseFacts): void {
  const kept = resumable.get(facts.courtCode) ?? [];
  if (kept.length < RESUMABLE) {
    kept.push(facts);
  }
  resumable.set(facts.courtCode, kept);
}
