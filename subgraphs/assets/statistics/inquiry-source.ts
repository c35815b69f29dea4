import { count, totalDays, type Source } from '../../shared/measures/statistics-source.ts';
import { InquiryRequest } from '../inquiry-request/inquiry-request.entity.ts';

import { CASE_COLUMNS, WHOSE, within } from './case-columns.ts';

const SENT = within('t.sent_on');
const ANSWERED = `${within('t.answered_on')} and t.outcome <> 'REFUSED'`;

/** A request that can still be answered in time is not yet due, in any period. */
const DUE = `${within('t.due_on')} and (t.answered_on is not null or t.due_on < b.today)`;

/** A refusal is not an answer, however prompt: it counts as due, never as in time. */
export const inquirySource: Source = {
  entity: InquiryRequest,
  concerns: `((${SENT}) or (${within('t.answered_on')}) or (${within('t.due_on')}))`,
  person: WHOSE,
  columns: CASE_COLUMNS,
  sums: {
    inquiriesSent: count(SENT),
    inquiriesAnswered: count(ANSWERED),
    inquiriesRefused: count(`${within('t.answered_on')} and t.outcome = 'REFUSED'`),
    answerDays: totalDays('t.sent_on', 't.answered_on', ANSWERED),
    inquiriesDue: count(DUE),
    inquiriesOnTime: count(`${DUE} and t.outcome <> 'REFUSED' and t.answered_late = 0`),
    inquiriesLate: count(`${DUE} and t.outcome <> 'REFUSED' and (t.answered_late is null or t.answered_late = 1)`),
  },
};
