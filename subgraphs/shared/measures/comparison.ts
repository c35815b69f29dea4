import { Field, ObjectType } from 'type-graphql';

import { DecimalScalar } from '../scalars/decimal.ts';

import type { Ratios } from './rows.ts';

/** What `yearOnYear` and `shareOfParent` of a row say of themselves. */
export const YEAR_ON_YEAR =
  '同比 Each measure against the same period a year before, as a change: 0.25 is a quarter more; null where that was 0, is ' +
  'not known or is withheld.';
export const SHARE_OF_PARENT =
  '占比 Each measure as a share of the region above in the same period; of all courts together where grouped by court. Null ' +
  'where there is no such whole. Where you could only be told a part of it, all ratios are null, with the reason.';

/** A type of ratios with a field for each of some measures. */
export function comparisonType(name: string, measures: readonly string[]): new () => Ratios {
  const type = class {} as new () => Ratios;
  Object.defineProperty(type, 'name', { value: name });
  ObjectType(name, {
    simpleResolvers: true,
    description: '对比 Ratios of measures to those of another group; null where the other is 0, not known or withheld.',
  })(type);
  Field(() => String, {
    nullable: true,
    description:
      '抑制原因 Why ratios are null: a number that they are made of is withheld, or its region is above yours; null where none is.',
  })(type.prototype as object, 'withheldReason');
  for (const measure of measures) {
    Field(() => DecimalScalar, {
      nullable: true,
      description: `对比值 Ratio of ${measure}.`,
    })(type.prototype as object, measure);
  }
  return type;
}
