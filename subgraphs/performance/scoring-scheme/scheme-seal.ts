import type { Row } from '../../shared/database/entity-class.ts';
import { sealOf } from '../seal.ts';

import type { ScoringRule } from './scoring-rule.entity.ts';
import type { ScoringScheme } from './scoring-scheme.entity.ts';

/** The seal of a scheme's rules: exactly the data that scores depend on. The order of the rules does not matter. */
export function sealOfScheme(scheme: Omit<Row<ScoringScheme>, 'seal'>, rules: readonly Row<ScoringRule>[]): string {
  const { code, programme, version, fullMarks, deductionCap, bonusCap, validFrom, publishedOn, weight } = scheme;
  return sealOf([
    [
      ...[code, programme, version, fullMarks, deductionCap, bonusCap, validFrom, publishedOn],
      // Seals that were made where no weight was kept still match.
      ...(weight === null ? [] : [weight]),
    ],
    ...rules
      .toSorted((left, right) => left.serial - right.serial)
      .map(({ serial, indicatorCode, kind, text, points, cap }) => [serial, indicatorCode, kind, text, points, cap]),
  ]);
}
