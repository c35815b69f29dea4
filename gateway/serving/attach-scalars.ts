import { isScalarType, isSpecifiedScalarType, type GraphQLScalarType, type GraphQLSchema } from 'graphql';

import { CaseNumberScalar } from '../../subgraphs/shared/scalars/case-number.ts';
import { CourtCodeScalar } from '../../subgraphs/shared/scalars/court-code.ts';
import { CreditCodeScalar } from '../../subgraphs/shared/scalars/credit-code.ts';
import { DateTimeScalar } from '../../subgraphs/shared/scalars/date-time.ts';
import { DateScalar } from '../../subgraphs/shared/scalars/date.ts';
import { DecimalScalar } from '../../subgraphs/shared/scalars/decimal.ts';
import { IdentityNumberScalar } from '../../subgraphs/shared/scalars/identity-number.ts';
import { PeriodScalar } from '../../subgraphs/shared/scalars/period.ts';
import { RegionCodeScalar } from '../../subgraphs/shared/scalars/region-code.ts';

const SCALARS: readonly GraphQLScalarType[] = [
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

/**
 * Gives the scalars of the API schema our rules for values. The schema comes from SDL, where a scalar accepts anything;
 * with the rules, graphql-js refuses a malformed literal during validation, before any fetch.
 *
 * @throws Error where the supergraph has a scalar without a rule: its values would not be checked
 */
export function attachScalars(schema: GraphQLSchema): void {
  const rules = new Map(SCALARS.map((scalar) => [scalar.name, scalar]));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || isSpecifiedScalarType(type)) {
      continue;
    }
    const rule = rules.get(type.name);
    if (rule === undefined) {
      throw new Error(`The supergraph has a scalar that the gateway has no rule for: ${type.name}.`);
    }
    type.parseValue = rule.parseValue;
    type.parseLiteral = rule.parseLiteral;
    type.serialize = rule.serialize;
  }
}
