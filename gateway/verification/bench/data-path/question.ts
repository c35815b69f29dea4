/** The same columns and fields, asked of the database and of the subgraph. */
export const CASE_COLUMNS = [
  'id',
  'case_number',
  'type_code',
  'filed_on',
  'officer_name',
  'cause',
  'claim_amount',
  'recovered_amount',
  'status',
  'due_on',
  'concluded_on',
  'conclusion_method',
  'property_found',
  'debtor_kind',
];

export const PARTY_COLUMNS = ['id', 'case_id', 'role', 'kind', 'name', 'id_number', 'credit_code', 'phone', 'address'];

export const CASES_QUERY = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on EnforcementCase {
      id caseNumber typeCode filedOn officerName cause claimAmount recoveredAmount status dueOn concludedOn
      conclusionMethod propertyFound debtorKind
      parties { id role kind name idNumber creditCode phone address }
    }
  }
}`;
