import { count, type Source } from '../../shared/measures/statistics-source.ts';
import { Petition } from '../petition/petition.entity.ts';

/** Counts over petitions. Who petitions may be a private person, whatever the debtor is: they count by their case. */
export const petitionSource: Source = {
  entity: Petition,
  person: { key: 't.case_id', kind: "'PERSON'" },
  columns: { region: 't.region_code', court: 't.court_code', ground: 't.ground' },
  division: ['ground', 'court', 'time'],
  events: {
    filed: { on: 't.filed_on', flows: { petitions: count() } },
    answered: {
      on: 't.answered_on',
      flows: { petitionsAnswered: count(), petitionsFounded: count('t.founded') },
    },
  },
};
