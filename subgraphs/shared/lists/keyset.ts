import type { CursorValues } from './cursor.ts';
import type { Condition } from './filter.ts';
import type { OrderTerm } from './order.ts';

/**
 * The condition "comes after this position in the order". Databases sort records without a value first when ascending
 * and last when descending; the condition says the same, so that no record is skipped or shown twice.
 */
export function afterCondition(terms: readonly OrderTerm[], values: CursorValues): Condition {
  const alternatives = terms.flatMap((term, index) => {
    const beyond = beyondValue(term, values[index] ?? null);
    if (beyond === null) {
      return [];
    }
    const equalSoFar = terms.slice(0, index).map((earlier, at) => ({ [earlier.property]: values[at] ?? null }));
    return [{ $and: [...equalSoFar, beyond] }];
  });
  return { $or: alternatives };
}

function beyondValue({ property, direction, nullable }: OrderTerm, value: CursorValues[number]): Condition | null {
  if (direction === 'asc') {
    return { [property]: value === null ? { $ne: null } : { $gt: value } };
  }
  if (value === null) {
    return null;
  }
  if (!nullable) {
    return { [property]: { $lt: value } };
  }
  return { $or: [{ [property]: { $lt: value } }, { [property]: null }] };
}
