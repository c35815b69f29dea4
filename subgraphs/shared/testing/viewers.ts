import { FIELD_CLASSES } from '../access/field-class.ts';
import type { Viewer } from '../access/viewer.ts';
import { SUPREME_COURT } from '../database/under.ts';

const EVERY_SCOPE = Object.values(FIELD_CLASSES).flatMap(({ scope }) => (scope === null ? [] : [scope]));

/** An officer of the Supreme Court: every case of the country, every class of field but the access ledger. */
export const SUPREME_COURT_VIEWER: Viewer = {
  audience: 'court',
  subject: 'officer of the tests',
  scopes: EVERY_SCOPE.filter((scope) => scope !== 'ledger:read').sort(),
  region: null,
  court: SUPREME_COURT,
  unit: null,
  purpose: 'enforcement',
};
