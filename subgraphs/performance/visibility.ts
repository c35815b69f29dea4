import {
  atCourt,
  everyone,
  inRegion,
  inRegionOfCourt,
  ofAgencyIn,
  ofUnit,
  through,
} from '../shared/visibility/rules.ts';
import { rowsOf, type Visibility } from '../shared/visibility/visibility.ts';

import { Agency } from './agency/agency.entity.ts';
import { AgencyPerformance } from './agency-performance/agency-performance.entity.ts';
import { ScoreItem } from './agency-performance/score-item.entity.ts';
import { CourtIndicatorValue } from './indicator/court-indicator-value.entity.ts';
import { IndicatorValue } from './indicator/indicator-value.entity.ts';
import { Indicator } from './indicator/indicator.entity.ts';
import { ADDED_UP } from './judge-incentive/add-up-incentives.ts';
import { JudgeIncentive } from './judge-incentive/judge-incentive.entity.ts';
import { FigureSource } from './reported-figure/figure-source.entity.ts';
import { ReportedFigure } from './reported-figure/reported-figure.entity.ts';
import { ScoringRule } from './scoring-scheme/scoring-rule.entity.ts';
import { ScoringScheme } from './scoring-scheme/scoring-scheme.entity.ts';
import { StepDuty } from './step-duty/step-duty.entity.ts';
import { StepRule } from './step-duty/step-rule.entity.ts';
import { SupervisionAction } from './supervision-action/supervision-action.entity.ts';
import { SupervisionLedger } from './supervision-ledger/supervision-ledger.entity.ts';

const ofAgency = {
  committee: ofAgencyIn('agencyId'),
  assessment: ofAgencyIn('agencyId'),
  analyst: ofAgencyIn('agencyId'),
  member: ofUnit('agencyId'),
} as const;

const ofItsScore = {
  court: through(AgencyPerformance, 'performanceId'),
  committee: through(AgencyPerformance, 'performanceId'),
  assessment: through(AgencyPerformance, 'performanceId'),
  analyst: through(AgencyPerformance, 'performanceId'),
  member: through(AgencyPerformance, 'performanceId'),
} as const;

const ofItsLedger = {
  court: through(SupervisionLedger, 'ledgerId'),
  committee: through(SupervisionLedger, 'ledgerId'),
  assessment: through(SupervisionLedger, 'ledgerId'),
  analyst: through(SupervisionLedger, 'ledgerId'),
  member: through(SupervisionLedger, 'ledgerId'),
} as const;

/** Who sees which records of supervision. Every office sees all agencies; a unit sees only itself. */
export const visibility: Visibility = [
  rowsOf(Agency, {
    court: everyone,
    committee: everyone,
    assessment: everyone,
    analyst: everyone,
    member: ofUnit('id'),
  }),
  rowsOf(SupervisionLedger, { ...ofAgency, court: atCourt('courtCode') }),
  rowsOf(SupervisionAction, { ...ofAgency, court: atCourt('courtCode') }),
  rowsOf(StepDuty, ofItsLedger),
  rowsOf(StepRule, everyone),
  rowsOf(Indicator, everyone),
  rowsOf(IndicatorValue, ofItsScore),
  rowsOf(ScoringScheme, everyone),
  rowsOf(ScoringRule, everyone),
  rowsOf(AgencyPerformance, { ...ofAgency, court: inRegionOfCourt('regionCode') }),
  rowsOf(ScoreItem, ofItsScore),
  rowsOf(CourtIndicatorValue, {
    court: atCourt('courtCode'),
    committee: inRegion('regionCode'),
    assessment: inRegion('regionCode'),
    analyst: inRegion('regionCode'),
  }),
  // Entries about judges are for their courts only; a committee reads what they add up to by court.
  rowsOf(
    JudgeIncentive,
    { court: atCourt('courtCode') },
    { [ADDED_UP]: { court: atCourt('courtCode'), committee: inRegion('regionCode') } },
  ),
  rowsOf(FigureSource, everyone),
  rowsOf(ReportedFigure, everyone),
];
