import type { SubgraphName } from '../shared/server/subgraph-names.ts';

/** The column that a column refers to. */
export interface Target {
  readonly table: string;
  readonly column: string;
  /** Another column that may have the key. */
  readonly or?: { readonly table: string; readonly column: string };
}

/** A column whose values are keys of other records. */
export interface Link {
  /** In the same office's database; null where the record is another office's alone. */
  readonly own: Target | null;
  /** In the database of the office that owns the record; null where that is the same. */
  readonly elsewhere: (Target & { readonly office: SubgraphName }) | null;
}

const CASE = { office: 'cases', table: 'enforcement_case', column: 'id' } as const;
const PARTY = { office: 'cases', table: 'party', column: 'id' } as const;
const JUDGMENT = { office: 'cases', table: 'judgment', column: 'id' } as const;
const AGENCY = { office: 'performance', table: 'agency', column: 'id' } as const;
const COURT = { office: 'cases', table: 'court', column: 'code' } as const;
const REGION = { office: 'cases', table: 'region', column: 'code' } as const;
/** A case before judgment is named by the number of its judgment. */
const CASE_NUMBER = {
  office: 'cases',
  table: 'enforcement_case',
  column: 'case_number',
  or: { table: 'judgment', column: 'instrument_number' },
} as const;

/** Columns of agencies that are not called `…agency_id`. */
const AGENCY_COLUMNS = new Set(['issuer_id', 'procuratorate_id', 'superior_id', 'civilisation_office_id']);
/** By the table that has the column and by the column, where the column is not called by its table. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  restriction_id: 'consumption_restriction',
  listing_id: 'dishonest_listing',
  found_by_inquiry_id: 'inquiry_request',
  ledger_id: 'supervision_ledger',
  action_id: 'supervision_action',
  performance_id: 'agency_performance',
  replaces_id: 'agency_performance',
  rule_id: 'scoring_rule',
  scheme_id: 'scoring_scheme',
  source_id: 'figure_source',
  conference_id: 'joint_conference',
  agreement_id: 'cooperation_agreement',
};
/** Keys that group records and name none. */
export const NO_LINKS: ReadonlySet<string> = new Set([
  'series_id',
  'joint_settlement_id',
  'organisation_code',
  'subject_identifier',
]);

/** What a column of a table refers to; null where it refers to nothing. `tables` are those of its own office. */
export function linkOf(office: SubgraphName, table: string, column: string, tables: ReadonlySet<string>): Link | null {
  if (table.endsWith('_closure') || NO_LINKS.has(column) || column === 'id') {
    return null;
  }
  const at = (target: Target & { readonly office: SubgraphName }): Link => {
    const isOwn = target.office === office;
    return isOwn ? { own: target, elsewhere: null } : { own: null, elsewhere: target };
  };
  if (/(^|_)case_id$/.test(column) || column === 'resumed_from_id') {
    return at(CASE);
  }
  if (/(^|_)party_id$/.test(column)) {
    return at(PARTY);
  }
  if (column === 'judgment_id') {
    return at(JUDGMENT);
  }
  if (column === 'case_number' && office !== 'cases') {
    return at(CASE_NUMBER);
  }
  if (/(^|_)agency_id$/.test(column) || AGENCY_COLUMNS.has(column)) {
    const own = table === 'agency_directory' ? null : { table: 'agency_directory', column: 'agency_id' };
    return { own, elsewhere: office === 'performance' && table !== 'agency_directory' ? null : AGENCY };
  }
  if (/(^|_)court_code$/.test(column)) {
    const own = { table: 'court_closure', column: 'descendant' };
    return { own, elsewhere: office === 'cases' ? null : COURT };
  }
  if (/(^|_)region_code$/.test(column)) {
    const own = { table: 'region_closure', column: 'descendant' };
    return { own, elsewhere: office === 'cases' ? null : REGION };
  }
  if (column === 'parent_code' || column === 'replaced_by') {
    return { own: { table, column: 'code' }, elsewhere: null };
  }
  if (column === 'indicator_code') {
    return { own: { table: 'indicator', column: 'code' }, elsewhere: null };
  }
  const named = NAMED_OTHERWISE[column] ?? column.replace(/_id$/, '');
  return column.endsWith('_id') && tables.has(named) ? { own: { table: named, column: 'id' }, elsewhere: null } : null;
}
