import { counted, ratio, type Measures } from '../../shared/measures/measure.ts';

/** The measures of supervision; the formula of each stands here alone. */
export const supervisionMeasures: Measures = {
  opened: counted('opened'),
  closed: counted('closed'),
  openAtEnd: counted('openAtEnd'),
  performed: counted('performed'),
  performedWithoutFiling: counted('performedWithoutFiling'),
  performedWithoutFilingRate: ratio('performedWithoutFiling', 'performed'),
  due: counted('due'),
  duePerformed: counted('duePerformed'),
  inTimeRate: ratio('duePerformed', 'due'),
  vague: counted('vague'),
  vagueRate: ratio('vague', 'opened'),
  actions: counted('actions'),
  riskNotices: counted('riskNotices'),
  judgmentNotes: counted('judgmentNotes'),
  calls: counted('calls'),
  visits: counted('visits'),
  superintendences: counted('superintendences'),
  interviews: counted('interviews'),
  jointCirculars: counted('jointCirculars'),
  fines: counted('fines'),
  fineAmount: counted('fineAmount'),
  listings: counted('listings'),
};
