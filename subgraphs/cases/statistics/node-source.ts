import { count, type Source } from '../../shared/measures/statistics-source.ts';
import { CaseNode } from '../enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';

import { firstDebtorOf } from './case-source.ts';

/** A node that can still be done in time is not yet due, in any period. */
const DUE = '(t.done_on is not null or t.due_on < :today)';

/** Counts over nodes of the timeline, in the period in which they were due; a node counts for whom its case does. */
export const nodeSource: Source = {
  entity: CaseNode,
  person: { key: firstDebtorOf('t.case_id'), kind: 'c.debtor_kind' },
  columns: { region: 't.region_code', court: 't.court_code', node: 't.node' },
  // Which node is late in a prefecture's year is asked most.
  division: ['node', 'court', 'time'],
  events: {
    due: {
      on: 't.due_on',
      join: { entity: EnforcementCase, alias: 'c', on: 'c.id = t.case_id' },
      flows: {
        nodesDue: count(DUE),
        nodesLate: count('t.done_on > t.due_on or (t.done_on is null and t.due_on < :today)'),
      },
    },
  },
};
