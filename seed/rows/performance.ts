import { Agency } from '../../subgraphs/performance/agency/agency.entity.ts';
import { AgencyPerformance } from '../../subgraphs/performance/agency-performance/agency-performance.entity.ts';
import { ScoreItem } from '../../subgraphs/performance/agency-performance/score-item.entity.ts';
import { CourtIndicatorValue } from '../../subgraphs/performance/indicator/court-indicator-value.entity.ts';
import { IndicatorValue } from '../../subgraphs/performance/indicator/indicator-value.entity.ts';
import { Indicator } from '../../subgraphs/performance/indicator/indicator.entity.ts';
import { JudgeIncentive } from '../../subgraphs/performance/judge-incentive/judge-incentive.entity.ts';
import { FigureSource } from '../../subgraphs/performance/reported-figure/figure-source.entity.ts';
import { ReportedFigure } from '../../subgraphs/performance/reported-figure/reported-figure.entity.ts';
import { ScoringRule } from '../../subgraphs/performance/scoring-scheme/scoring-rule.entity.ts';
import { ScoringScheme } from '../../subgraphs/performance/scoring-scheme/scoring-scheme.entity.ts';
import { StepDuty } from '../../subgraphs/performance/step-duty/step-duty.entity.ts';
import { StepRule } from '../../subgraphs/performance/step-duty/step-rule.entity.ts';
import { SupervisionAction } from '../../subgraphs/performance/supervision-action/supervision-action.entity.ts';
import { SupervisionLedger } from '../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import { documentNumberer } from '../document-numbers.ts';
import { pinyinInitials } from '../places/pinyin-initials.ts';
import { randomOf } from '../random.ts';
import type { CaseFacts, JudgmentFacts, World } from '../world/case-facts.ts';

import { actionRows } from './performance/action-rows.ts';
import { isResponsibleFor, roundsOf } from './performance/assessed.ts';
import { courtIndicators } from './performance/court-indicators.ts';
import { dutiesOf } from './performance/duty.ts';
import { figureSourceRows, reportedFigureRows } from './performance/figure-rows.ts';
import { incentiveRows } from './performance/incentive-rows.ts';
import { ledgerOf } from './performance/ledger-row.ts';
import { indicators } from './performance/scheme-plan.ts';
import { schemeRows } from './performance/scheme-rows.ts';
import { correctedRows, scoreRows, type ScoreRows } from './performance/score-rows.ts';
import type { LedgerOnRecord } from './performance/scored-events.ts';
import { dutyRows, nextOf } from './performance/step-duties.ts';
import { stepRules } from './performance/step-rules.ts';
import type { Emit, RowWriter } from './row-writer.ts';

/** One in this many agencies that performed in time is first charged by mistake; then its final score is corrected. */
const CORRECTED_ONE_IN = 25;

/** The assessment office's records: agencies, published figures, ledgers of duties, Ningde's scores, Ganzi's indicators. */
export function performanceRows(world: World, emit: Emit): RowWriter {
  const cases: CaseFacts[] = [];
  const judgments: JudgmentFacts[] = [];
  const ofCourts = courtIndicators();
  writeFixed(world, emit);
  return {
    case: (facts) => {
      ofCourts.add(facts);
      if (facts.debtorAgencyId !== null) {
        cases.push(facts);
      }
    },
    judgment: (facts) => {
      if (facts.defendantAgencyId !== null) {
        judgments.push(facts);
      }
    },
    finish: () => {
      writeScores(writeLedgers(world, emit, cases, judgments), emit);
      for (const row of ofCourts.rows()) {
        emit(CourtIndicatorValue, row);
      }
    },
  };
}

function writeFixed(world: World, emit: Emit): void {
  for (const agency of world.agencies()) {
    emit(Agency, { ...agency, pinyinInitials: pinyinInitials(agency.name) });
  }
  for (const row of figureSourceRows()) {
    emit(FigureSource, row);
  }
  for (const row of reportedFigureRows()) {
    emit(ReportedFigure, row);
  }
  for (const rule of stepRules) {
    emit(StepRule, rule);
  }
  for (const indicator of indicators) {
    emit(Indicator, { ...indicator });
  }
  for (const { scheme, rules } of schemeRows) {
    emit(ScoringScheme, scheme);
    for (const rule of rules) {
      emit(ScoringRule, rule);
    }
  }
}

function writeLedgers(
  { seed, asOf }: World,
  emit: Emit,
  cases: readonly CaseFacts[],
  judgments: readonly JudgmentFacts[],
): LedgerOnRecord[] {
  const random = randomOf(seed).stream('performance');
  const numberOf = documentNumberer();
  return dutiesOf(cases, judgments).map((duty) => {
    const opened = ledgerOf(random, duty, asOf);
    const actions = actionRows(random, duty, opened, numberOf, asOf);
    const disciplinedOn = actions.find(({ step }) => step === 'POST_ENFORCEMENT_DISCIPLINE')?.doneOn ?? null;
    const disciplined = { ...opened, disciplinedOn };
    const duties = dutyRows(random, duty, disciplined);
    const ledger = { ...disciplined, ...nextOf(disciplined, duties) };
    emit(SupervisionLedger, ledger);
    for (const row of duties) {
      emit(StepDuty, row);
    }
    for (const action of actions) {
      emit(SupervisionAction, action);
    }
    for (const entry of incentiveRows(random, duty, ledger, asOf)) {
      emit(JudgeIncentive, entry);
    }
    return { ledger, actions, filedOn: duty.facts?.filedOn ?? null };
  });
}

/** Only where the sample has Ningde's ledgers: without them every agency would have full marks. */
function writeScores(records: readonly LedgerOnRecord[], emit: Emit): void {
  const byAgency = Map.groupBy(records, ({ ledger }) => ledger.agencyId);
  if (!records.some(({ ledger }) => ledger.regionCode.startsWith('3509'))) {
    return;
  }
  let inTime = 0;
  for (const round of roundsOf(schemeRows)) {
    for (const agency of round.assessed) {
      const isItsOwn = isResponsibleFor(round.rows.scheme.programme, agency);
      const own = [...byAgency].flatMap(([id, ledgers]) => (isItsOwn(id) ? ledgers : []));
      const corrected = isCorrectable(round.rows.scheme.programme) ? correctedRows(round, agency, own) : null;
      if (corrected) {
        inTime += 1;
      }
      const versions = corrected && inTime % CORRECTED_ONE_IN === 1 ? corrected : [scoreRows(round, agency, own)];
      for (const version of versions) {
        writeVersion(version, emit);
      }
    }
  }
}

function isCorrectable(programme: ScoringScheme['programme']): boolean {
  return programme === 'PEACE_AND_ORDER';
}

function writeVersion({ performance, items, values }: ScoreRows, emit: Emit): void {
  emit(AgencyPerformance, performance);
  for (const item of items) {
    emit(ScoreItem, item);
  }
  for (const value of values) {
    emit(IndicatorValue, value);
  }
}
