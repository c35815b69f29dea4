import { count, totalMoney, type Source } from '../../shared/measures/statistics-source.ts';
import { SupervisionAction } from '../supervision-action/supervision-action.entity.ts';

/** Counts over supervision actions, in the period in which they were taken. */
export const actionSource: Source = {
  entity: SupervisionAction,
  columns: { region: 't.region_code', court: 't.court_code', agency: 't.agency_id', kind: 't.kind' },
  events: {
    done: {
      on: 't.done_on',
      flows: {
        actions: count(),
        riskNotices: count("t.kind = 'RISK_NOTICE'"),
        judgmentNotes: count("t.kind = 'JUDGMENT_NOTE'"),
        calls: count("t.kind = 'CALL'"),
        visits: count("t.kind = 'VISIT'"),
        superintendences: count("t.kind = 'SUPERINTENDENCE'"),
        interviews: count("t.kind = 'INTERVIEW'"),
        jointCirculars: count("t.kind = 'JOINT_CIRCULAR'"),
        fines: count("t.kind = 'FINE'"),
        fineAmount: totalMoney('t.amount', "t.kind = 'FINE'"),
        listings: count("t.kind = 'LISTING'"),
      },
    },
  },
};
