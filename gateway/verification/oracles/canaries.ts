import { identityNumberOf } from '../../../seed/identity-number.ts';
import { creditCodeOf } from '../../../seed/places/credit-code.ts';
import type { FieldClass } from '../../../subgraphs/shared/access/field-class.ts';

import { isPublished } from './published.ts';
import type { StoredRow } from './small-world.ts';

/** A value that exists in only one cell of one record: wherever it appears, the cell was shown or has leaked. */
export interface Canary {
  readonly row: StoredRow;
  readonly property: string;
  readonly fieldClass: FieldClass;
}

type CellsByKind = Readonly<Record<string, Readonly<Record<string, FieldClass>>>>;

/**
 * The text cells that not everyone may see, from the table of classes in the specification of access; not from the
 * subgraphs' own maps, which are what is tested.
 */
const PROTECTED_CELLS: CellsByKind = {
  EnforcementCase: { caseNumber: 'number', officerName: 'number', basisNumber: 'number', inabilityGround: 'party' },
  CaseSuspension: { reason: 'party' },
  Judgment: { instrumentNumber: 'number', ordered: 'party' },
  Party: { name: 'party', idNumber: 'identity', creditCode: 'identity', phone: 'identity', address: 'identity' },
  Asset: { identifier: 'identity', place: 'identity' },
  InquiryRequest: { question: 'asset', refusalReason: 'inquiry' },
  Payout: { lateReason: 'party' },
  DishonestListing: {
    subjectName: 'party',
    subjectIdentifier: 'identity',
    instrumentNumber: 'number',
    duty: 'party',
    conduct: 'party',
  },
  ConsumptionRestriction: { subjectName: 'party', subjectIdentifier: 'identity', reason: 'party' },
  ExitRestriction: { subjectName: 'party', subjectIdentifier: 'identity', reason: 'party' },
  Sanction: { subjectName: 'party', subjectIdentifier: 'identity', decisionNumber: 'number', result: 'party' },
  RefusalProsecution: { subjectName: 'party', subjectIdentifier: 'identity', declineReason: 'party' },
  RestrictedPerson: { name: 'party', idNumber: 'identity' },
  CreditRepair: { note: 'party' },
  SupervisionLedger: { subjectNumber: 'evidence' },
  SupervisionAction: { issuer: 'evidence', documentNumber: 'evidence', answer: 'evidence' },
  ScoreItem: { caseNumber: 'evidence', conduct: 'evidence' },
  JudgeIncentive: { judgeName: 'number', reason: 'number' },
  JointConference: { name: 'linkage' },
  Membership: { duty: 'linkage' },
  LiaisonOfficer: { name: 'number', post: 'linkage', phone: 'identity' },
  UnitConnection: { limitation: 'linkage' },
  Meeting: { title: 'linkage', agenda: 'linkage' },
  Attendance: { absenceReason: 'attendance' },
  Resolution: { content: 'linkage' },
  CooperationAgreement: { title: 'linkage', documentNumber: 'linkage' },
  Circular: {
    title: 'linkage',
    documentNumber: 'linkage',
    progress: 'linkage',
    problems: 'linkage',
    nextSteps: 'linkage',
  },
  CircularMention: { reason: 'linkage' },
  CircularCourtMention: { reason: 'linkage' },
  CircularUnitReport: { work: 'linkage' },
  Commitment: { content: 'linkage' },
  JointCommitment: { title: 'linkage', content: 'linkage' },
  AdviceLetter: { documentNumber: 'linkage', content: 'linkage', measures: 'linkage' },
  GridTask: { grid: 'linkage' },
  WitnessedSession: { place: 'linkage' },
};

/** What a published listing shows to everyone; see `isPublished`. */
const PUBLISHED_CELLS = ['subjectName', 'instrumentNumber', 'duty', 'conduct'];

/** Cells that identify somebody. */
const IDENTIFYING = ['name', 'creditCode', 'subjectName', 'subjectIdentifier'];

/** Every form of canary, in any text. */
const FORM = /CANARY\d{6}|（\d{4}）[^（）"\\]{1,20}?9\d{6}号|[0-9A-Z]{18}|100\d{8}/g;

/** Replaces the values of protected cells by canaries, and finds these in texts. */
export class Canaries {
  private readonly byValue = new Map<string, Canary>();

  /** For `writeSmallWorld`. */
  readonly change = (row: StoredRow): StoredRow['values'] => {
    const cells = Object.entries(PROTECTED_CELLS[row.kind] ?? {});
    const changed = cells.flatMap(([property, fieldClass]) => {
      const value = row.values[property];
      if (typeof value !== 'string' || isOfAgency(row, property)) {
        return [];
      }
      const canary = this.next(value);
      this.byValue.set(canary, { row, property, fieldClass: classOf(row, property, fieldClass) });
      return [[property, canary] as const];
    });
    return { ...row.values, ...Object.fromEntries(changed) };
  };

  /** Every canary in a text, each once. */
  in(text: string): readonly Canary[] {
    const matches = new Set(text.match(FORM));
    return [...matches].flatMap((value) => this.byValue.get(value) ?? []);
  }

  /** Every kind of cell with a canary, as `Party.name`. */
  kinds(): readonly string[] {
    return [...new Set([...this.byValue.values()].map(({ row, property }) => `${row.kind}.${property}`))].sort();
  }

  get count(): number {
    return this.byValue.size;
  }

  /** A new value of the same form. */
  private next(given: string): string {
    const number = this.byValue.size + 1;
    if (/^（\d{4}）.*号$/.test(given)) {
      return given.replace(/\d+号$/, `${9_000_000 + number}号`);
    }
    if (/^\d{17}[\dX]$/.test(given)) {
      return identityNumberOf('350902', dayNumber(Math.floor(number / 999)), (number % 999) + 1);
    }
    if (/^[0-9A-Z]{18}$/.test(given)) {
      return creditCodeOf('91', '350902', 'X', 5_000_000 + number);
    }
    if (/^100\d{8}$/.test(given)) {
      return `100${String(90_000_000 + number)}`;
    }
    return `CANARY${String(number).padStart(6, '0')}`;
  }
}

/** Agencies are no private parties: their names and codes are of class `agency` in every record. */
function isOfAgency({ values }: StoredRow, property: string): boolean {
  return IDENTIFYING.includes(property) && values['agencyId'] != null;
}

/** Published cells are for everyone; and the masked form of an organisation is its full name and code (see `masking.ts`). */
function classOf(row: StoredRow, property: string, fieldClass: FieldClass): FieldClass {
  const kind = row.kind === 'Party' ? row.values['kind'] : row.values['subjectKind'];
  const isOrganisation = IDENTIFYING.includes(property) && (kind === 'ENTERPRISE' || kind === 'AGENCY');
  if (isPublished(row) && (PUBLISHED_CELLS.includes(property) || isOrganisation)) {
    return 'publication';
  }
  return isOrganisation ? 'masked' : fieldClass;
}

/** A date of birth that nobody in the sample world has. */
function dayNumber(number: number): string {
  return new Date(Date.UTC(1901, 0, 1 + number)).toISOString().slice(0, 10);
}
