import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import { parseCourtCode } from '../../subgraphs/shared/scalars/court-code.ts';
import { parseCreditCode } from '../../subgraphs/shared/scalars/credit-code.ts';
import { parseRegionCode } from '../../subgraphs/shared/scalars/region-code.ts';

export type RowClaim = 'court' | 'region' | 'unit';

/** The claim that scopes each audience's rows; its other row claims are ignored. Null: its rows do not depend on a token. */
export const ROW_CLAIMS: Readonly<Record<Audience, RowClaim | null>> = {
  court: 'court',
  committee: 'region',
  assessment: 'region',
  analyst: 'region',
  member: 'unit',
  public: null,
  auditor: null,
};

/** 全国 The root of the region tree, above the provinces. No address has this code, so the scalar does not accept it. */
export const WHOLE_COUNTRY = '000000';

/** Parses each row claim into its canonical form. Throws badInput. */
export const parseRowClaim: Readonly<Record<RowClaim, (text: string) => string>> = {
  court: parseCourtCode,
  region: (text) => (text === WHOLE_COUNTRY ? text : parseRegionCode(text)),
  unit: parseCreditCode,
};
