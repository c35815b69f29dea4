import { count, days, totalDays, type Source } from '../../shared/measures/statistics-source.ts';
import { InquiryRequest } from '../inquiry-request/inquiry-request.entity.ts';

import { CASE_COLUMNS, OF_CASE } from './of-case.ts';

const ANSWERED = "t.outcome <> 'REFUSED'";

/** A request that can still be answered in time is not yet due, in any period. */
const DUE = '(t.answered_on is not null or t.due_on < :today)';

/** A refusal is not an answer, however prompt: it counts as due, never as in time. */
export const inquirySource: Source = {
  entity: InquiryRequest,
  person: OF_CASE,
  columns: {
    ...CASE_COLUMNS,
    unit: 't.agency_id',
    unitKind: 't.agency_kind',
    channel: 't.channel',
    assetKind: 't.asset_kind',
  },
  // How a unit answers in a prefecture and year is asked most.
  division: ['unitKind', 'unit', 'court', 'time', 'channel', 'assetKind'],
  events: {
    sent: { on: 't.sent_on', flows: { inquiriesSent: count() } },
    answered: {
      on: 't.answered_on',
      flows: {
        inquiriesAnswered: count(ANSWERED),
        inquiriesRefused: count("t.outcome = 'REFUSED'"),
        inquiriesIncomplete: count('t.answer_complete = 0'),
        answerDays: totalDays('t.sent_on', 't.answered_on', ANSWERED),
      },
      values: { answerDaysEach: days('t.sent_on', 't.answered_on', ANSWERED) },
    },
    due: {
      on: 't.due_on',
      flows: {
        inquiriesDue: count(DUE),
        inquiriesOnTime: count(`${DUE} and ${ANSWERED} and t.answered_late = 0`),
        inquiriesLate: count(`${DUE} and ${ANSWERED} and (t.answered_late is null or t.answered_late = 1)`),
      },
    },
  },
};
