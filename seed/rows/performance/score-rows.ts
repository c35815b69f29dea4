import type { AgencyPerformance } from '../../../subgraphs/performance/agency-performance/agency-performance.entity.ts';
import { sealOfPerformance } from '../../../subgraphs/performance/agency-performance/performance-seal.ts';
import type { ScoreItem } from '../../../subgraphs/performance/agency-performance/score-item.entity.ts';
import { scoreOf } from '../../../subgraphs/performance/agency-performance/score.ts';
import type { IndicatorValue } from '../../../subgraphs/performance/indicator/indicator-value.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays } from '../../../subgraphs/shared/date-arithmetic.ts';
import { rate } from '../../../subgraphs/shared/measures/rate.ts';
import type { AgencyFacts } from '../../places/agencies.ts';
import { idOf } from '../../random.ts';

import { peerGroupOf, type Round } from './assessed.ts';
import { eventWords, type ScoredEvent } from './scheme-plan.ts';
import {
  answeredIn,
  caseOf,
  dueIn,
  isInTime,
  namedIn,
  occurrencesOf,
  type LedgerOnRecord,
  type Occurrence,
  type Share,
} from './scored-events.ts';

/** One version of a score with its items and indicator values. */
export interface ScoreRows {
  readonly performance: Row<AgencyPerformance>;
  readonly items: readonly Row<ScoreItem>[];
  readonly values: readonly Row<IndicatorValue>[];
}

/** The score of an agency in a round, from the ledgers that it is responsible for. */
export function scoreRows(round: Round, agency: AgencyFacts, records: readonly LedgerOnRecord[]): ScoreRows {
  const known = occurrencesIn(round, records);
  return scored(round, agency, records, known, { version: 1, state: round.settled ? 'FINAL' : 'PROVISIONAL' });
}

/**
 * For an agency that performed in time but was charged by mistake: the wrong final score and the correction that
 * replaces it. Null where it performed nothing in time in the round.
 */
export function correctedRows(
  round: Round,
  agency: AgencyFacts,
  records: readonly LedgerOnRecord[],
): readonly [ScoreRows, ScoreRows] | null {
  const chargedByMistake = records.find(
    ({ ledger }) =>
      isInTime(ledger) && isIn(round, addDays(ledger.performanceDueOn as string, 1)) && ledger.caseId === null,
  )?.ledger;
  if (!chargedByMistake) {
    return null;
  }
  const known = occurrencesIn(round, records);
  const mistaken: Occurrence = {
    event: 'OVERDUE',
    occurredOn: addDays(chargedByMistake.performanceDueOn as string, 1),
    conduct: '履行期限届满未履行',
    actionId: null,
    ...caseOf(chargedByMistake),
  };
  const charged = [...known.filter(({ event }) => event !== 'ALL_IN_TIME'), mistaken];
  const before = scored(round, agency, records, charged, { version: 1, state: 'FINAL', isCurrent: false });
  const after = scored(round, agency, records, known, {
    version: 2,
    state: 'CORRECTED',
    replacesId: before.performance.id,
    correctionReason: `${chargedByMistake.subjectNumber}已于${chargedByMistake.performedOn}在期限内履行，原扣分撤销。`,
    scoredOn: addDays(round.scoredOn, 35),
  });
  return [before, after];
}

function occurrencesIn(round: Round, records: readonly LedgerOnRecord[]): Occurrence[] {
  const known = records
    .flatMap((record) => occurrencesOf(record, round.scoredOn))
    .filter(({ occurredOn }) => isIn(round, occurredOn));
  const { due, inTime } = dueIn(records, round.from, round.to);
  if (due === 0 || inTime < due) {
    return known;
  }
  const conduct = `到期生效裁判${due}件，全部按期履行`;
  const last = addDays(round.to, -1);
  return [...known, { event: 'ALL_IN_TIME', occurredOn: last, conduct, actionId: null, ...noCase }];
}

const noCase = {
  caseNumber: null,
  ledgerId: null,
  cause: null,
  orderedDuty: null,
  amountOwed: null,
  performanceDueOn: null,
} as const;

function isIn({ from, to }: Round, day: string): boolean {
  return day >= from && day < to;
}

type VersionOf = Pick<Row<AgencyPerformance>, 'version' | 'state'> & Partial<Row<AgencyPerformance>>;

function scored(
  round: Round,
  agency: AgencyFacts,
  records: readonly LedgerOnRecord[],
  known: readonly Occurrence[],
  version: VersionOf,
): ScoreRows {
  const { scheme, rules } = round.rows;
  const id = idOf('ap', `${agency.id}/${scheme.code}/${round.from}/${version.version}`);
  const items = itemsOf(id, round, known);
  const performance = {
    id,
    agencyId: agency.id,
    schemeId: scheme.id,
    programme: scheme.programme,
    regionCode: agency.regionCode,
    periodFrom: round.from,
    periodTo: round.to,
    peerGroup: peerGroupOf(agency),
    isCurrent: true,
    replacesId: null,
    correctionReason: null,
    ...scoreOf(scheme, rules, items),
    scoredOn: round.scoredOn,
    ...version,
  };
  const seal = version.state === 'PROVISIONAL' ? null : sealOfPerformance(performance, items);
  return { performance: { ...performance, seal }, items, values: valuesOf(id, round, records, known) };
}

function itemsOf(performanceId: string, { rows }: Round, known: readonly Occurrence[]): Row<ScoreItem>[] {
  return rows.rules.flatMap((rule) =>
    known
      .filter(({ event }) => event === rows.eventOf.get(rule.id))
      .map(({ event: _, ...evidence }, i) => ({
        id: idOf('si', `${performanceId}/${rule.serial}/${i}`),
        performanceId,
        ruleId: rule.id,
        kind: rule.kind,
        points: rule.points,
        ...evidence,
      })),
  );
}

function valuesOf(
  performanceId: string,
  { rows, from, to }: Round,
  records: readonly LedgerOnRecord[],
  known: readonly Occurrence[],
): Row<IndicatorValue>[] {
  const scored = rows.rules.map(({ indicatorCode }) => indicatorCode);
  const observed = rows.scheme.programme === 'GOVERNMENT_PERFORMANCE' ? OBSERVED : [];
  return [...new Set([...scored, ...observed])].map((indicatorCode) => {
    const share = shares[indicatorCode]?.(records, from, to);
    const value = share ? rate(share.met, share.of) : `${counted(indicatorCode, known)}.000000`;
    return { id: idOf('iv', `${performanceId}/${indicatorCode}`), performanceId, indicatorCode, value };
  });
}

/** Measured beside those that are scored, to try out an assessment of the steps before enforcement. */
const OBSERVED = ['NOTICE_ANSWERED_IN_TIME', 'ANSWERABLE_NAMED'];

/** The indicators that are rates. */
const shares: Readonly<Record<string, (records: readonly LedgerOnRecord[], from: string, to: string) => Share>> = {
  PERFORMED_IN_TIME: (records, from, to) => {
    const { due, inTime } = dueIn(records, from, to);
    return { met: inTime, of: due };
  },
  NOTICE_ANSWERED_IN_TIME: answeredIn,
  ANSWERABLE_NAMED: namedIn,
};

function counted(indicatorCode: string, known: readonly Occurrence[]): number {
  const events = (Object.keys(eventWords) as ScoredEvent[]).filter(
    (event) => eventWords[event].indicator === indicatorCode,
  );
  return known.filter(({ event }) => events.includes(event)).length;
}
