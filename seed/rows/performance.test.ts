import { describe, expect, it } from '@jest/globals';

import { Agency } from '../../subgraphs/performance/agency/agency.entity.ts';
import { AgencyPerformance } from '../../subgraphs/performance/agency-performance/agency-performance.entity.ts';
import { sealOfPerformance } from '../../subgraphs/performance/agency-performance/performance-seal.ts';
import { ScoreItem } from '../../subgraphs/performance/agency-performance/score-item.entity.ts';
import { CourtIndicatorValue } from '../../subgraphs/performance/indicator/court-indicator-value.entity.ts';
import { Indicator } from '../../subgraphs/performance/indicator/indicator.entity.ts';
import { isMet } from '../../subgraphs/performance/indicator/target-range.ts';
import { JudgeIncentive } from '../../subgraphs/performance/judge-incentive/judge-incentive.entity.ts';
import { FigureSource } from '../../subgraphs/performance/reported-figure/figure-source.entity.ts';
import { FigureUnit, ReportedFigure } from '../../subgraphs/performance/reported-figure/reported-figure.entity.ts';
import { sealOfScheme } from '../../subgraphs/performance/scoring-scheme/scheme-seal.ts';
import { ScoringRule } from '../../subgraphs/performance/scoring-scheme/scoring-rule.entity.ts';
import { ScoringScheme } from '../../subgraphs/performance/scoring-scheme/scoring-scheme.entity.ts';
import { doneOn, lateDays } from '../../subgraphs/performance/step-duty/duty-lateness.ts';
import { StepDuty } from '../../subgraphs/performance/step-duty/step-duty.entity.ts';
import { StepRule } from '../../subgraphs/performance/step-duty/step-rule.entity.ts';
import { performance } from '../../subgraphs/performance/subgraph.ts';
import { SupervisionAction } from '../../subgraphs/performance/supervision-action/supervision-action.entity.ts';
import { stepsOf } from '../../subgraphs/performance/supervision-ledger/ledger-step.ts';
import { SupervisionLedger } from '../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import { connect } from '../../subgraphs/shared/database/connect.ts';
import type { Row } from '../../subgraphs/shared/database/entity-class.ts';
import { storedBy } from '../../subgraphs/shared/database/stored-by.ts';
import { addDays } from '../../subgraphs/shared/date-arithmetic.ts';
import { randomOf } from '../random.ts';
import { reportedFigures } from '../reported-figures.ts';
import { countyFined } from '../stories/county-fined-500000.ts';
import { agencyCauseOf } from '../world/case/causes.ts';
import { defaultWorld } from '../world/default-world.ts';

import { causeMember } from './performance/duty-subject.ts';
import { performanceRows } from './performance.ts';
import { recordRows } from './record-rows.fixture.ts';

const world = defaultWorld(1);
// Generated once: the world's own test checks that a seed number always gives the same world.
const worldCases = [...world.cases()];
const worldJudgments = [...world.judgments()];
const kept = { ...world, cases: () => worldCases, judgments: () => worldJudgments };
const { rowsOf, byEntity } = recordRows(kept, performanceRows);
const ledgers = rowsOf(SupervisionLedger);
const scores = rowsOf(AgencyPerformance);
const itemsByScore = Map.groupBy(rowsOf(ScoreItem), ({ performanceId }) => performanceId);
const schemes = new Map(rowsOf(ScoringScheme).map((scheme) => [scheme.id, scheme]));
const rules = Map.groupBy(rowsOf(ScoringRule), ({ schemeId }) => schemeId);

describe('ledgers of the sample', () => {
  it('are one for each case against an agency, and one for each other judgment against one', () => {
    const cases = worldCases.filter(({ debtorAgencyId }) => debtorAgencyId !== null).map(({ id }) => id);
    const judgments = worldJudgments.filter(({ defendantAgencyId }) => defendantAgencyId !== null).map(({ id }) => id);
    expect(ledgers.flatMap(({ caseId }) => caseId ?? []).sort()).toEqual(cases.sort());
    expect(ledgers.flatMap(({ judgmentId }) => judgmentId ?? []).sort()).toEqual(judgments.sort());
  });

  it('have their steps in order, and close when the duty ends', () => {
    for (const ledger of ledgers) {
      const days = stepsOf(ledger, []).flatMap(({ doneOn }) => doneOn ?? []);
      expect(days).toEqual(days.toSorted());
      expect(days.every((day) => day >= ledger.openedOn && day <= (ledger.closedOn ?? world.asOf))).toBe(true);
      expect(ledger.state === 'CLOSED').toBe(ledger.closedOn !== null && ledger.result !== null);
    }
  });

  it('have actions within their period, and fines only where a source reports one', () => {
    const byId = new Map(ledgers.map((ledger) => [ledger.id, ledger]));
    for (const { ledgerId, doneOn, answeredOn } of rowsOf(SupervisionAction)) {
      const ledger = byId.get(ledgerId) as Row<SupervisionLedger>;
      expect(doneOn >= ledger.openedOn && doneOn <= (ledger.closedOn ?? world.asOf)).toBe(true);
      if (answeredOn !== null) {
        expect(answeredOn >= doneOn && answeredOn <= world.asOf).toBe(true);
      }
    }
    const fines = rowsOf(SupervisionAction).filter(({ kind }) => kind === 'FINE');
    const fined = ledgers.find(({ caseId }) => caseId === countyFined.facts.id)?.id;
    expect(fines.map(({ ledgerId, amount, doneOn }) => [ledgerId, amount, doneOn])).toEqual([
      [fined, '500000.00', '2020-08-19'],
    ]);
  });

  it('have a duty for each node that applies, due by its rule, and name who must act next while they are open', () => {
    const byLedger = Map.groupBy(rowsOf(StepDuty), ({ ledgerId }) => ledgerId);
    const rules = new Map(rowsOf(StepRule).map((rule) => [rule.node, rule]));
    let late = 0;
    for (const ledger of ledgers) {
      const duties = byLedger.get(ledger.id) ?? [];
      for (const { node, dueOn } of duties) {
        const { countedFrom, days } = rules.get(node) as Row<StepRule>;
        const from = {
          LEDGER_OPENED: ledger.openedOn,
          JUDGMENT_EFFECTIVE: ledger.judgmentEffectiveOn,
          TERM_END: ledger.performanceDueOn,
          ENFORCEMENT_FILED: ledger.enforcementFiledOn,
        }[countedFrom];
        expect(dueOn).toBe(from === null ? null : addDays(from, days));
        late += (lateDays(ledger as SupervisionLedger, node, dueOn, world.asOf) ?? 0) > 0 ? 1 : 0;
      }
      const next = duties.find(({ node }) => node === ledger.nextStep);
      expect(ledger.state === 'OPEN').toBe(next !== undefined);
      expect([ledger.nextDueOn, ledger.nextOffice, ledger.nextOfficeKind, ledger.nextDepartment]).toEqual([
        next?.dueOn ?? null,
        next?.office ?? null,
        next?.officeKind ?? null,
        next?.department ?? null,
      ]);
      if (next) {
        expect(doneOn(ledger as SupervisionLedger, next.node)).toBeNull();
      }
    }
    expect(late).toBeGreaterThan(100);
    expect(new Set(rowsOf(StepDuty).map(({ officeKind }) => officeKind)).size).toBe(3);
    expect(new Set(ledgers.map(({ nextStep }) => nextStep)).size).toBeGreaterThan(2);
  });

  it('say who at the agency answers, that outside counsel alone does not, and why a duty is unperformed', () => {
    for (const { outsideCounselOnly, agencyDepartment, agencyPost, state, nonPerformanceReason } of ledgers) {
      expect(outsideCounselOnly && (agencyDepartment ?? agencyPost)).toBeFalsy();
      expect(nonPerformanceReason === null).toBe(state === 'CLOSED');
    }
    expect(ledgers.filter(({ outsideCounselOnly }) => outsideCounselOnly).length).toBeGreaterThan(10);
    expect(new Set(ledgers.map(({ nonPerformanceReason }) => nonPerformanceReason)).size).toBe(5);
  });

  it('know the cause of every case as a member of the closed list', () => {
    const random = randomOf(1);
    const drawn = new Set(Array.from({ length: 500 }, () => agencyCauseOf(random)));
    expect([...drawn].filter((cause) => causeMember(cause) === 'OTHER')).toEqual([]);
    const causeOf = new Map(worldCases.map(({ id, cause }) => [id, causeMember(cause)]));
    for (const { caseId, cause } of ledgers) {
      expect(cause).not.toBeNull();
      if (caseId !== null) {
        expect(cause).toBe(causeOf.get(caseId));
      }
    }
  });

  it('name no private party in any text, nor do the evidence of scores and the reasons of corrections', () => {
    const names = new Set(
      worldCases
        .filter(({ debtorAgencyId }) => debtorAgencyId !== null)
        .flatMap(({ parties }) => parties.filter(({ kind }) => kind !== 'AGENCY').map(({ name }) => name)),
    );
    expect(names.size).toBeGreaterThan(500);
    const texts = new Set([
      ...rowsOf(StepDuty).flatMap(({ office, leaderPost, department }) => [office, leaderPost, department]),
      ...rowsOf(SupervisionAction).flatMap(({ issuer, answer }) => [issuer, answer]),
      ...rowsOf(ScoreItem).map(({ conduct }) => conduct),
      ...scores.map(({ correctionReason }) => correctionReason),
      ...ledgers.flatMap(({ agencyDepartment, agencyPost }) => [agencyDepartment, agencyPost]),
    ]);
    const naming = [...texts].filter((text) => text !== null && [...names].some((name) => text.includes(name)));
    expect(naming).toEqual([]);
  });

  it('give a judge workload for each performed urging, and an error for each vague order', () => {
    const entries = rowsOf(JudgeIncentive);
    const urged = ledgers.filter(
      ({ regionCode, urgedOn, caseId, performedOn }) =>
        regionCode.startsWith('3509') && urgedOn && !caseId && performedOn,
    );
    const vague = ledgers.filter(
      (ledger) => ledger.regionCode.startsWith('3509') && !(ledger.orderConcrete && ledger.orderHasTerm),
    );
    const of = (kind: string) =>
      entries
        .filter((entry) => entry.kind === kind && entry.countsAs === 1)
        .map(({ ledgerId }) => ledgerId)
        .sort();
    expect(of('WORKLOAD_CREDIT')).toEqual(urged.map(({ id }) => id).sort());
    expect(of('ORDER_TOO_VAGUE')).toEqual(vague.map(({ id }) => id).sort());
    expect(urged.length * vague.length).toBeGreaterThan(0);
  });
});

describe('scores of the sample', () => {
  it('are each full marks less its deductions plus its bonuses, within the caps of its rules and its scheme', () => {
    expect(scores.length).toBeGreaterThan(1500);
    for (const score of scores) {
      const scheme = schemes.get(score.schemeId) as Row<ScoringScheme>;
      const items = itemsByScore.get(score.id) ?? [];
      const deducted = cappedSum('DEDUCTION', scheme, items);
      const added = cappedSum('BONUS', scheme, items);
      const total = Math.max(0, cents(scheme.fullMarks) - deducted + added);
      expect([score.deducted, score.added, score.score].map(cents)).toEqual([deducted, added, total]);
    }
  });

  it('reach the caps in some cases but not in all', () => {
    const capped = scores.filter((score) => {
      const items = (itemsByScore.get(score.id) ?? []).filter(({ kind }) => kind === 'DEDUCTION');
      return items.reduce((sum, { points }) => sum + cents(points), 0) > cents(score.deducted);
    });
    expect(capped.length).toBeGreaterThan(0);
    expect(capped.length).toBeLessThan(scores.filter(({ deducted }) => deducted !== '0.00').length);
  });

  it('have evidence: a day in the period, and for each deduction the case and, where charged, the action', () => {
    const byId = new Map(ledgers.map((ledger) => [ledger.id, ledger]));
    const actions = new Map(rowsOf(SupervisionAction).map((action) => [action.id, action]));
    const scoreById = new Map(scores.map((score) => [score.id, score]));
    for (const item of rowsOf(ScoreItem)) {
      const score = scoreById.get(item.performanceId) as Row<AgencyPerformance>;
      expect(item.occurredOn >= score.periodFrom && item.occurredOn < score.periodTo).toBe(true);
      expect(
        rules
          .get(score.schemeId)
          ?.some(({ id, kind, points }) => id === item.ruleId && kind === item.kind && points === item.points),
      ).toBe(true);
      if (item.kind === 'DEDUCTION') {
        const ledger = byId.get(item.ledgerId ?? '') as Row<SupervisionLedger>;
        expect(item.caseNumber).toBe(ledger.subjectNumber);
        expect([item.cause, item.orderedDuty, item.amountOwed, item.performanceDueOn]).toEqual([
          ledger.cause,
          ledger.orderedDuty,
          ledger.amountOwed,
          ledger.performanceDueOn,
        ]);
        expect(item.orderedDuty).not.toBeNull();
      }
      if (item.actionId) {
        expect(actions.get(item.actionId)?.ledgerId).toBe(item.ledgerId);
      }
    }
  });

  it('charge every case filed in the year against an assessed agency once, even where a cap limits the deduction', () => {
    const year = scores.filter(
      ({ programme, periodFrom, isCurrent }) =>
        programme === 'PEACE_AND_ORDER' && periodFrom === '2020-01-01' && isCurrent,
    );
    const assessed = new Set(year.map(({ agencyId }) => agencyId));
    const filed = worldCases.filter(
      ({ filedOn, debtorAgencyId }) => filedOn.startsWith('2020-') && assessed.has(debtorAgencyId ?? ''),
    );
    const charged = year
      .flatMap(({ id }) => itemsByScore.get(id) ?? [])
      .filter(({ conduct }) => conduct === '被申请强制执行立案')
      .map(({ caseNumber }) => caseNumber);
    expect(filed.length).toBeGreaterThan(40);
    expect(charged.sort()).toEqual(filed.map(({ caseNumber }) => caseNumber).sort());
  });

  it('never change once final: a correction is a new version that names the sealed one before', () => {
    const byId = new Map(scores.map((score) => [score.id, score]));
    const corrected = scores.filter(({ state }) => state === 'CORRECTED');
    expect(corrected.length).toBeGreaterThan(0);
    for (const after of corrected) {
      const before = byId.get(after.replacesId ?? '') as Row<AgencyPerformance>;
      expect([before.state, before.isCurrent, after.isCurrent]).toEqual(['FINAL', false, true]);
      expect([after.version, after.agencyId, after.schemeId, after.periodFrom]).toEqual([
        before.version + 1,
        before.agencyId,
        before.schemeId,
        before.periodFrom,
      ]);
      expect(after.correctionReason).not.toBeNull();
      expect(after.scoredOn > before.scoredOn).toBe(true);
    }
    for (const score of scores) {
      const sealed = sealOfPerformance(score, itemsByScore.get(score.id) ?? []);
      expect(score.seal).toBe(score.state === 'PROVISIONAL' ? null : sealed);
    }
    const keys = scores
      .filter(({ isCurrent }) => isCurrent)
      .map((score) => `${score.agencyId}/${score.periodFrom}/${score.periodTo}/${score.schemeId}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('follow only published versions in force on the first day of the period', () => {
    for (const { schemeId, periodFrom } of scores) {
      const { state, validFrom, validTo } = schemes.get(schemeId) as Row<ScoringScheme>;
      expect(state).toBe('PUBLISHED');
      expect(periodFrom >= validFrom && (validTo === null || periodFrom < validTo)).toBe(true);
    }
  });

  it('follow the rules as published', () => {
    for (const scheme of schemes.values()) {
      const sealed = sealOfScheme(scheme, rules.get(scheme.id) ?? []);
      expect(scheme.seal).toBe(scheme.state === 'DRAFT' ? null : sealed);
    }
  });
});

describe('the rows of the sample', () => {
  it('contain every published figure with its source', () => {
    const sources = new Set(rowsOf(FigureSource).map(({ id }) => id));
    const figures = rowsOf(ReportedFigure);
    expect(figures).toHaveLength(101);
    expect(new Set(figures.map(({ code }) => code)).size).toBe(101);
    expect(figures.every(({ sourceId, unit }) => sources.has(sourceId) && unit in FigureUnit.type)).toBe(true);
    for (const { id, value } of reportedFigures.figures) {
      const row = figures.find(({ code }) => code === id);
      expect(row?.value === null ? null : Number(row?.value)).toBe(value);
    }
  });

  it('have notes on figures in Chinese, and a sentence for each figure that no case record gives', () => {
    const chinese = /\p{Script=Han}/u;
    const shown = rowsOf(ReportedFigure).flatMap(({ note, printed, statement }) => [note, printed, statement]);
    expect(shown.filter((text) => text !== null && !chinese.test(text))).toEqual([]);
    expect(rowsOf(FigureSource).every(({ note }) => note === null || chinese.test(note))).toBe(true);
    const stated = rowsOf(ReportedFigure).filter(({ statement }) => statement !== null);
    expect(stated).toHaveLength(24);
    expect(stated.every(({ caseLevel }) => !caseLevel)).toBe(true);
  });

  it('hold indicators of Ganzi’s courts against ranges, of which some are met and some are not', () => {
    const ranges = new Map(rowsOf(Indicator).map((indicator) => [indicator.code, indicator]));
    const values = rowsOf(CourtIndicatorValue);
    const met = values.map(({ indicatorCode, value }) => isMet(ranges.get(indicatorCode) as Indicator, value));
    expect(new Set(met)).toEqual(new Set([true, false]));
    expect(values.every(({ regionCode }) => regionCode.startsWith('5133'))).toBe(true);
  });

  it('end the period of a figure the day after its last', () => {
    const { periodFrom, periodTo } = rowsOf(ReportedFigure).find(
      ({ code }) => code === 'gansu-2018-terminated',
    ) as Row<ReportedFigure>;
    expect([periodFrom, periodTo]).toEqual(['2018-01-01', '2018-10-21']);
  });

  it('name only existing agencies, and have unique keys', () => {
    const agencies = new Set(rowsOf(Agency).map(({ id }) => id));
    const named = [...ledgers, ...scores, ...rowsOf(SupervisionAction)].map(({ agencyId }) => agencyId);
    expect(named.every((id) => agencies.has(id))).toBe(true);
    expect(rowsOf(ScoringScheme).every(({ issuerId }) => agencies.has(issuerId))).toBe(true);
    expect(new Set(rowsOf(Agency).map(({ creditCode }) => creditCode)).size).toBe(agencies.size);
    expect(new Set(ledgers.map(({ subjectNumber }) => subjectNumber)).size).toBe(ledgers.length);
    for (const rows of byEntity.values()) {
      const keys = rows.map((row) => (row as { id?: string; code?: string }).id ?? (row as { code: string }).code);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('fit their columns', async () => {
    const database = await connect(
      { kind: 'sqlite', file: ':memory:' },
      { entities: storedBy(performance), writable: true },
    );
    for (const [entity, rows] of byEntity) {
      const { properties } = database.em.getMetadata().getByClassName(entity.name);
      for (const { name, length } of Object.values(properties).filter(({ runtimeType }) => runtimeType === 'string')) {
        const longest = Math.max(
          0,
          ...rows.map((row) => [...String((row as Row<object> & Record<string, unknown>)[name] ?? '')].length),
        );
        expect([entity.name, name, longest <= (length ?? 25)]).toEqual([entity.name, name, true]);
      }
    }
    await database.close();
  });

  it('are the same for the same facts', () => {
    expect(JSON.stringify([...recordRows(kept, performanceRows).byEntity.values()])).toBe(
      JSON.stringify([...byEntity.values()]),
    );
  });
});

function cappedSum(kind: string, scheme: Row<ScoringScheme>, items: readonly Row<ScoreItem>[]): number {
  const perRule = (rules.get(scheme.id) ?? [])
    .filter((rule) => rule.kind === kind)
    .map(({ id, cap }) => {
      const sum = items.filter(({ ruleId }) => ruleId === id).reduce((total, { points }) => total + cents(points), 0);
      return cap === null ? sum : Math.min(sum, cents(cap));
    });
  const sum = perRule.reduce((total, points) => total + points, 0);
  const cap = kind === 'BONUS' ? scheme.bonusCap : scheme.deductionCap;
  return cap === null ? sum : Math.min(sum, cents(cap));
}

function cents(points: string): number {
  return Math.round(Number(points) * 100);
}
