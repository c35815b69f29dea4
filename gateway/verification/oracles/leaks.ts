import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import type { FieldClass } from '../../../subgraphs/shared/access/field-class.ts';

import type { Canaries } from './canaries.ts';
import { isPublished } from './published.ts';
import type { RowScope, ScopedViewer } from './row-scope.ts';
import type { StoredRow } from './small-world.ts';

/** Which classes each audience may read: the table of the specification of access, written a second time. */
const CLASSES: Readonly<Record<Audience, readonly FieldClass[]>> = {
  court: [
    ...(['statistics', 'case', 'number', 'masked', 'agency', 'evidence', 'linkage', 'attendance', 'inquiry'] as const),
    ...(['asset', 'party', 'identity', 'creditCheck'] as const),
  ],
  committee: [
    ...(['statistics', 'case', 'number', 'masked', 'agency', 'evidence', 'linkage', 'attendance', 'inquiry'] as const),
  ],
  assessment: ['statistics', 'agency', 'evidence', 'attendance'],
  member: ['agency', 'evidence', 'linkage', 'attendance', 'inquiry', 'asset', 'creditCheck'],
  analyst: ['statistics', 'nameless', 'agency'],
  public: [],
  auditor: ['ledger'],
};

/** The class that it takes to see a record at all, by its kind; a kind that is not listed is for everyone. */
const CLASS_OF_KIND: Readonly<Record<string, FieldClass>> = {
  ...byClass('publication', 'RedListEntry'),
  ...byClass('case', 'EnforcementCase Judgment Party Petition ConsumptionRestriction ExitRestriction'),
  ...byClass('case', 'Sanction RefusalProsecution CreditRepair GridTask WitnessedSession'),
  ...byClass('asset', 'Asset ControlMeasure Auction Payout'),
  ...byClass('inquiry', 'InquiryRequest'),
  ...byClass('agency', 'Agency AgencyPerformance ScoreItem IndicatorValue'),
  ...byClass('evidence', 'SupervisionLedger SupervisionAction'),
  ...byClass('number', 'JudgeIncentive DishonestListing'),
  ...byClass('statistics', 'Campaign CourtStaff'),
  ...byClass('attendance', 'Attendance'),
  ...byClass('linkage', 'JointConference Membership Meeting Resolution CooperationAgreement Circular CircularMention'),
  ...byClass('linkage', 'Commitment AssistanceBreach Interception'),
};

/** The form of ids in the sample data. */
const ID = /\b[a-z]{2}[0-9a-z]{14}\b/g;

export interface LeakFinder {
  /** What the viewer may not have: `Party.name` for a cell of a denied class, `Party 行` for a hidden record. */
  leaksIn(text: string, viewer: ScopedViewer): ReadonlySet<string>;
  /** The number of canaries and ids in a text, allowed or not. */
  countIn(text: string): number;
}

export function leakFinder(rows: readonly StoredRow[], canaries: Canaries, scope: RowScope): LeakFinder {
  const byId = new Map(rows.map((row) => [String(row.values['id']), row]));
  const idsIn = (text: string): readonly StoredRow[] =>
    [...new Set(text.match(ID))].flatMap((id) => byId.get(id) ?? []);

  return {
    leaksIn(text, viewer) {
      const classes = new Set<FieldClass>([...CLASSES[viewer.audience], 'publication', 'reference']);
      const leaks = new Set<string>();
      for (const { row, property, fieldClass } of canaries.in(text)) {
        if (!classes.has(fieldClass)) {
          leaks.add(`${row.kind}.${property}`);
        } else if (fieldClass !== 'publication' && scope.isHidden(row, viewer)) {
          leaks.add(`${row.kind}.${property} 行`);
        }
      }
      for (const row of idsIn(text)) {
        const fieldClass = isPublished(row) ? 'publication' : (CLASS_OF_KIND[row.kind] ?? 'reference');
        if (!classes.has(fieldClass)) {
          leaks.add(`${row.kind}.id`);
        } else if (fieldClass !== 'publication' && scope.isHidden(row, viewer)) {
          leaks.add(`${row.kind} 行`);
        }
      }
      return leaks;
    },
    countIn: (text) => canaries.in(text).length + idsIn(text).length,
  };
}

function byClass(fieldClass: FieldClass, kinds: string): Record<string, FieldClass> {
  return Object.fromEntries(kinds.split(' ').map((kind) => [kind, fieldClass]));
}
