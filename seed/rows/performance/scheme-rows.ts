import { sealOfScheme } from '../../../subgraphs/performance/scoring-scheme/scheme-seal.ts';
import type { ScoringRule } from '../../../subgraphs/performance/scoring-scheme/scoring-rule.entity.ts';
import type { ScoringScheme } from '../../../subgraphs/performance/scoring-scheme/scoring-scheme.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { agencyNamed } from '../../places/agencies.ts';
import { idOf } from '../../random.ts';

import { eventWords, plannedSchemes, type PlannedRule, type PlannedScheme, type ScoredEvent } from './scheme-plan.ts';

/** A scheme's record with the records of its rules, and the event that each rule scores. */
export interface SchemeRows {
  readonly scheme: Row<ScoringScheme>;
  readonly rules: readonly Row<ScoringRule>[];
  readonly eventOf: ReadonlyMap<string, ScoredEvent>;
}

/** Every scheme of the sample, drafts included. */
export const schemeRows: readonly SchemeRows[] = plannedSchemes.map(rowsOf);

function rowsOf(plan: PlannedScheme): SchemeRows {
  const { regionCode, programme, version, name, deductionCap, bonusCap, weight, validFrom, validTo, publishedOn } =
    plan;
  const code = `${regionCode}-${programme}-${version}`;
  const id = idOf('ss', code);
  const rules = plan.rules.map((rule, i) => ruleRow(id, i + 1, rule));
  const scheme = {
    id,
    code,
    name,
    programme,
    version,
    state: publishedOn === null ? ('DRAFT' as const) : ('PUBLISHED' as const),
    regionCode,
    issuerId: agencyNamed(plan.issuer).id,
    issuerName: plan.issuer,
    fullMarks: '100.00',
    deductionCap,
    bonusCap,
    weight,
    validFrom,
    validTo,
    publishedOn,
  };
  return {
    scheme: { ...scheme, seal: publishedOn === null ? null : sealOfScheme(scheme, rules) },
    rules,
    eventOf: new Map(rules.map((rule, i) => [rule.id, (plan.rules[i] as PlannedRule).event])),
  };
}

function ruleRow(schemeId: string, serial: number, { event, kind, points, cap }: PlannedRule): Row<ScoringRule> {
  const { indicator, text } = eventWords[event];
  const most = cap === null ? '' : `，最高${Number(cap)}分`;
  return {
    id: idOf('sr', `${schemeId}/${serial}`),
    schemeId,
    serial,
    indicatorCode: indicator,
    kind,
    text: `${text}${Number(points)}分${most}。`,
    points,
    cap,
  };
}
