import type { GraphQLScalarType } from 'graphql';

import { CaseNumberScalar } from '../../subgraphs/shared/scalars/case-number.ts';
import { CourtCodeScalar } from '../../subgraphs/shared/scalars/court-code.ts';
import { CreditCodeScalar } from '../../subgraphs/shared/scalars/credit-code.ts';
import { DateTimeScalar } from '../../subgraphs/shared/scalars/date-time.ts';
import { DateScalar } from '../../subgraphs/shared/scalars/date.ts';
import { DecimalScalar } from '../../subgraphs/shared/scalars/decimal.ts';
import { IdentityNumberScalar } from '../../subgraphs/shared/scalars/identity-number.ts';
import { PeriodScalar } from '../../subgraphs/shared/scalars/period.ts';
import { RegionCodeScalar } from '../../subgraphs/shared/scalars/region-code.ts';

const OURS: readonly GraphQLScalarType[] = [
  CaseNumberScalar,
  CourtCodeScalar,
  CreditCodeScalar,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  IdentityNumberScalar,
  PeriodScalar,
  RegionCodeScalar,
];

const BY_NAME: ReadonlyMap<string, GraphQLScalarType> = new Map(OURS.map((scalar) => [scalar.name, scalar]));

/** Our rule for the values of a custom scalar; undefined if we have none: then its values pass as they are. */
export function scalarRule(name: string): GraphQLScalarType | undefined {
  return BY_NAME.get(name);
}

/** Whether the values of a scalar are text in JSON: of `String`, `ID`, and all scalars of ours, so that amounts and dates stay exact. */
export function isTextScalar(name: string): boolean {
  return name === 'String' || name === 'ID' || BY_NAME.has(name);
}
