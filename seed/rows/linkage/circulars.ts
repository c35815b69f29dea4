import type { Attendance } from '../../../subgraphs/linkage/attendance/attendance.entity.ts';
import { CircularMention, CircularRecipient } from '../../../subgraphs/linkage/circular/circular-parts.entity.ts';
import { Circular, type CircularKind } from '../../../subgraphs/linkage/circular/circular.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { MemberOf } from '../../../subgraphs/shared/schema/labelled-enum.ts';
import { dateOf, dayOf, monthsLater, workingDaysLater, type Day } from '../../calendar.ts';
import { agenciesIn, agencyNamed, organRegionName } from '../../places/agencies.ts';
import { regionOf, regionsUnder } from '../../places/regions.ts';
import { idOf, type Random } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import type { PooledCase } from './case-pool.ts';
import { contentOf, writeDistribution, writeUnitReports } from './circular-content.ts';
import type { Conference } from './conference.ts';
import { courtMentions } from './court-mentions.ts';
import type { CircularPlan } from './programme.ts';

interface Issue {
  readonly kind: Exclude<MemberOf<typeof CircularKind>, 'OTHER'>;
  readonly from: Day;
  readonly until: Day;
}

/** The columns of its circular that a mention repeats. */
interface OfCircular {
  readonly circularId: string;
  readonly regionCode: string;
  readonly issuedOn: string;
}

const kindNames = { QUARTERLY: '季度', HALF_MONTHLY: '半月', JOINT: '联合' } as const;
const MENTIONS = 4;

/** The circulars of a conference's region in the years in which it met, issued by its political-legal committee. */
export function writeCirculars(
  { plan, members }: Conference,
  pool: readonly PooledCase[],
  attendances: readonly Row<Attendance>[],
  last: Day,
  random: Random,
  emit: Emit,
): void {
  const { regionCode } = plan;
  const regionName = organRegionName(regionOf(regionCode));
  const issuer = agencyNamed(`中共${regionName}委政法委员会`);
  const ofAgencies = pool.filter((one) => one.debtorAgencyId);
  const { campaign } = plan.circulars;
  const mentionCourts = campaign && courtMentions(campaign.courtsOf, random.stream(`${regionCode} courts`), emit);
  /** By kind, how many circulars in a row have named each agency. */
  const inARow = new Map<Issue['kind'], ReadonlyMap<string, number>>();
  for (const year of Object.keys(plan.meetings).map(Number)) {
    const issues = issuesOf(year, plan.circulars).filter(({ until }) => workingDaysLater(until, 5) <= last);
    for (const [i, { kind, from, until }] of issues.entries()) {
      const documentNumber = `${issuer.name}通报〔${year}〕${i + 1}号`;
      const id = idOf('ci', documentNumber);
      const issuedOn = dateOf(workingDaysLater(until, 5));
      emit(Circular, {
        id,
        documentNumber,
        title: `关于${regionName}支持、配合和履行法院执行工作情况的${kindNames[kind]}通报`,
        kind,
        regionCode,
        issuerAgencyId: issuer.id,
        issuedOn,
        periodFrom: dateOf(from),
        periodUntil: dateOf(until),
        ...contentOf[kind],
      });
      writeRecipients(id, regionCode, emit);
      const circular = { circularId: id, regionCode, issuedOn };
      const before = inARow.get(kind) ?? new Map<string, number>();
      const period = { from: dateOf(from), until: dateOf(until) };
      inARow.set(kind, writeMentions(circular, period, ofAgencies, before, random, emit));
      if (kind === 'HALF_MONTHLY') {
        mentionCourts?.(circular);
      } else {
        writeUnitReports(circular, period, members, attendances, emit);
      }
      writeDistribution(id, kind === 'HALF_MONTHLY' && campaign !== undefined, emit);
      if (kind !== 'HALF_MONTHLY') {
        writeThanks(circular, members, random, emit);
      }
    }
  }
}

function issuesOf(year: number, { quarterly, halfMonthly, joint, campaign }: CircularPlan): Issue[] {
  const first = dayOf(`${year}-01-01`);
  const issues: Issue[] = [];
  for (let month = 0; month < 12; month += 1) {
    const from = monthsLater(first, month);
    const until = monthsLater(first, month + 1);
    if (halfMonthly) {
      issues.push({ kind: 'HALF_MONTHLY', from, until: from + 15 });
    }
    if (halfMonthly) {
      issues.push({ kind: 'HALF_MONTHLY', from: from + 15, until });
    }
    if (quarterly && month % 3 === 2) {
      issues.push({ kind: 'QUARTERLY', from: monthsLater(first, month - 2), until });
    }
    if (joint && month % 6 === 5) {
      issues.push({ kind: 'JOINT', from: monthsLater(first, month - 5), until });
    }
  }
  const begun = campaign ? dayOf(campaign.from) : 0;
  return issues.filter(({ kind, until }) => kind !== 'HALF_MONTHLY' || until > begun).sort((a, b) => a.until - b.until);
}

/** Sent for action to the committees of the regions directly below; copied to the party's departments. */
function writeRecipients(circularId: string, regionCode: string, emit: Emit): void {
  const below = regionsUnder(regionCode).filter((region) => region.parentCode === regionCode && !region.validTo);
  const forAction = below.flatMap(({ code }) =>
    agenciesIn(code, 'PARTY').filter(({ name }) => name.endsWith('政法委员会')),
  );
  const forInformation = agenciesIn(regionCode, 'PARTY').filter(({ name }) =>
    /组织部|纪律检查委员会|文明办公室/.test(name),
  );
  for (const [units, copy] of [
    [forAction, false],
    [forInformation, true],
  ] as const) {
    for (const { id: agencyId } of units) {
      emit(CircularRecipient, { id: idOf('cr', `${circularId}/${agencyId}`), circularId, agencyId, copy });
    }
  }
}

/**
 * Praised: agencies that performed a case in the period. Named: agencies that still owed one at its end. Returns how many
 * circulars in a row have named each agency, this one included.
 */
function writeMentions(
  circular: OfCircular,
  { from, until }: { readonly from: string; readonly until: string },
  cases: readonly PooledCase[],
  before: ReadonlyMap<string, number>,
  random: Random,
  emit: Emit,
): ReadonlyMap<string, number> {
  const performed = cases.filter((one) => one.performed && isWithin(one.concludedOn, from, until));
  const owing = cases.filter((one) => one.filedOn < until && (one.concludedOn === null || one.concludedOn >= until));
  const named = new Map<string, number>();
  const mention = (kind: 'PRAISED' | 'NAMED', { bound, caseNumber, debtorAgencyId }: PooledCase): void => {
    const agencyId = debtorAgencyId as string;
    const consecutiveTimes = kind === 'NAMED' ? (before.get(agencyId) ?? 0) + 1 : 0;
    if (kind === 'NAMED') {
      named.set(agencyId, consecutiveTimes);
    }
    emit(CircularMention, {
      ...circular,
      id: idOf('cm', `${circular.circularId}/${bound.caseId}`),
      agencyId,
      caseId: bound.caseId,
      kind,
      consecutiveTimes,
      reason: kind === 'PRAISED' ? `已履行${caseNumber}案件确定的义务` : `尚未履行${caseNumber}案件确定的义务`,
    });
  };
  const own = random.stream(circular.circularId);
  for (const one of performed.slice(0, own.int(1, MENTIONS))) {
    mention('PRAISED', one);
  }
  for (const one of owing.slice(0, own.int(1, MENTIONS))) {
    mention('NAMED', one);
  }
  return named;
}

/** A member unit praised for its assistance in general, not for one case. */
function writeThanks(circular: OfCircular, members: Conference['members'], random: Random, emit: Emit): void {
  const unit = random.stream(`thanks ${circular.circularId}`).pick(members);
  emit(CircularMention, {
    ...circular,
    id: idOf('cm', `${circular.circularId}/${unit.id}`),
    agencyId: unit.id,
    caseId: null,
    kind: 'PRAISED',
    consecutiveTimes: 0,
    reason: '协助查控反馈及时，联动配合有力',
  });
}

function isWithin(day: string | null, from: string, until: string): boolean {
  return day !== null && day >= from && day < until;
}
