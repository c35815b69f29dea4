import { count, type Source } from '../../shared/measures/statistics-source.ts';
import { AssistedCase } from '../assisted-case/assisted-case.entity.ts';

import { CASE_COLUMNS, OF_CASE } from './of-case.ts';

/** Counts over cases in which a unit was asked or told to hold property, in the period in which that began. */
export const assistedSource: Source = {
  entity: AssistedCase,
  person: OF_CASE,
  columns: CASE_COLUMNS,
  events: { firstAssisted: { on: 't.first_assisted_on', flows: { assistedCases: count() } } },
};
