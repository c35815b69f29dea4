import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';

import { access } from './access.ts';
import { Agency } from './agency/agency.entity.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { AgencyPerformance } from './agency-performance/agency-performance.entity.ts';
import { AgencyPerformanceResolver } from './agency-performance/agency-performance.resolver.ts';
import { ScoreItem } from './agency-performance/score-item.entity.ts';
import { ScoreItemResolver } from './agency-performance/score-item.resolver.ts';
import { performanceNamedBy } from './agency-performance/scores-of-agency.ts';
import { CourtResolver } from './court/court.resolver.ts';
import { EnforcementCaseResolver } from './enforcement-case/enforcement-case.resolver.ts';
import { CourtIndicatorValue } from './indicator/court-indicator-value.entity.ts';
import { IndicatorValue } from './indicator/indicator-value.entity.ts';
import { Indicator } from './indicator/indicator.entity.ts';
import {
  CourtIndicatorValueResolver,
  IndicatorResolver,
  IndicatorValueResolver,
} from './indicator/indicator.resolver.ts';
import { JudgeIncentiveTotalResolver } from './judge-incentive/judge-incentive-total.resolver.ts';
import { JudgeIncentive } from './judge-incentive/judge-incentive.entity.ts';
import { JudgeIncentiveResolver } from './judge-incentive/judge-incentive.resolver.ts';
import { JudgmentResolver } from './judgment/judgment.resolver.ts';
import { RegionResolver } from './region/region.resolver.ts';
import { FigureSource } from './reported-figure/figure-source.entity.ts';
import { ReportedFigure } from './reported-figure/reported-figure.entity.ts';
import { ReportedFigureResolver } from './reported-figure/reported-figure.resolver.ts';
import { ScoringRule } from './scoring-scheme/scoring-rule.entity.ts';
import { ScoringScheme } from './scoring-scheme/scoring-scheme.entity.ts';
import { ScoringRuleResolver, ScoringSchemeResolver } from './scoring-scheme/scoring-scheme.resolver.ts';
import { SUPERVISION_STATISTICS, SupervisionStatisticsResolver } from './statistics/supervision-statistics.resolver.ts';
import { StepDuty } from './step-duty/step-duty.entity.ts';
import { StepDutyResolver } from './step-duty/step-duty.resolver.ts';
import { StepRule } from './step-duty/step-rule.entity.ts';
import { SupervisionAction } from './supervision-action/supervision-action.entity.ts';
import { SupervisionActionResolver } from './supervision-action/supervision-action.resolver.ts';
import { SupervisionLedger } from './supervision-ledger/supervision-ledger.entity.ts';
import { SupervisionLedgerResolver } from './supervision-ledger/supervision-ledger.resolver.ts';
import { visibility } from './visibility.ts';

/** The supervision of agencies and their assessment. */
export const performance: SubgraphDefinition = {
  name: 'performance',
  entities: [
    Agency,
    SupervisionLedger,
    SupervisionAction,
    StepDuty,
    StepRule,
    Indicator,
    IndicatorValue,
    CourtIndicatorValue,
    ScoringScheme,
    ScoringRule,
    AgencyPerformance,
    ScoreItem,
    JudgeIncentive,
    FigureSource,
    ReportedFigure,
  ],
  visibility,
  sources: SUPERVISION_STATISTICS.sources,
  resolvers: [
    AgencyResolver,
    SupervisionLedgerResolver,
    SupervisionActionResolver,
    StepDutyResolver,
    IndicatorResolver,
    IndicatorValueResolver,
    CourtIndicatorValueResolver,
    ScoringSchemeResolver,
    ScoringRuleResolver,
    AgencyPerformanceResolver,
    ScoreItemResolver,
    JudgeIncentiveResolver,
    JudgeIncentiveTotalResolver,
    ReportedFigureResolver,
    SupervisionStatisticsResolver,
    RegionResolver,
    CourtResolver,
    EnforcementCaseResolver,
    JudgmentResolver,
  ],
  access,
  references: {
    Agency: byKeys(Agency, ['id', 'creditCode']),
    SupervisionLedger: byKeys(SupervisionLedger, ['id']),
    SupervisionAction: byKeys(SupervisionAction, ['id']),
    Indicator: byKeys(Indicator, ['code']),
    ScoringScheme: byKeys(ScoringScheme, ['id']),
    AgencyPerformance: performanceNamedBy,
    JudgeIncentive: byKeys(JudgeIncentive, ['id']),
    ReportedFigure: byKeys(ReportedFigure, ['id']),
    Region: elsewhere,
    Court: elsewhere,
    EnforcementCase: elsewhere,
    Judgment: elsewhere,
  },
};
