/** A change to the ledger, and where it was found. */
export interface LedgerFault {
  readonly chain: string;
  /** The changed or missing record; the first one, or the first that may be, if there are several. */
  readonly sequence: number;
  /** The time of that record as stored, or of the head that shows the change; null if neither exists. */
  readonly time: string | null;
  readonly fault:
    | 'edited'
    | 'missing'
    | 'out of sequence'
    | 'not chained'
    | 'not as written out'
    | 'not as countersigned'
    | 'heads changed'
    | 'checkpoint forged'
    | 'tree changed'
    | 'index changed';
  /** For the operator, without values. */
  readonly detail: string;
}

/** Records that nothing outside the database speaks for: a change to them would not be found. */
export interface Unproven {
  /** Undefined where there is none. */
  readonly chain: string | undefined;
  readonly from: number;
  /** Below `from` where there are no records. */
  readonly to: number;
  readonly reason: 'no heads' | 'no key' | 'not signed' | 'after the last head' | 'not upgraded';
}
