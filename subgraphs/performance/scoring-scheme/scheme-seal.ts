import type { Row } from '../../shared/database/entity-class.ts';
import { sealOf } from '../seal.ts';

import type { ScoringRule } from './scoring-rule.entity.ts';
import type { ScoringScheme } from './scoring-scheme.entity.ts';

/** The seal of a scheme's rules: all that a score depends on, and nothing else. Rules in any order. */
export function sealOfScheme(scheme: Omit<Row<ScoringScheme>, 'seal'>, rules: readonly Row<ScoringRule>[]): string {
  const { code, programme, version, fullMarks, deductionCap, bonusCap, validFrom, publishedOn } = scheme;
  return sealOf([
    [code, programme, version, fullMarks, deductionCap, bonusCap, validFrom, publishedOn],
    ...rules
      .toSorted((left, right) => left.serial - right.serial)
      .map(({ serial, indicatorCode, kind, text, points, cap }) => [serial, indicatorCode, kind, text, points, cap]),
  ]);
}
