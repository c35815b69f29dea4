import { buildSchema, parse } from 'graphql';

/** The same columns and fields, for the database and for the subgraph. */
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

/**
 * The least work of a GraphQL server with graphql-js: plain rows, the default resolver, text for every scalar. What the
 * subgraph costs beyond this is our code; what this costs beyond `JSON.stringify` is the library.
 */
export const PLAIN_GRAPH = {
  schema: buildSchema(`
    type Query { cases: [Case!]! }
    type Case { ${CASE_COLUMNS.map((column) => `${column}: String`).join(' ')} parties: [Party!]! }
    type Party { ${PARTY_COLUMNS.map((column) => `${column}: String`).join(' ')} }
  `),
  document: parse(`{ cases { ${CASE_COLUMNS.join(' ')} parties { ${PARTY_COLUMNS.join(' ')} } } }`),
};
