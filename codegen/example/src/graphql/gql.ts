/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query WhoAmI {\n    viewer {\n      audience\n      audienceLabel\n      subject\n      expiresAt\n      region {\n        code\n        name\n      }\n    }\n  }\n": typeof types.WhoAmIDocument,
    "\n  query FilterLabels {\n    enumLabels(names: [\"DutyNode\", \"DutyOfficeKind\"]) {\n      name\n      members {\n        name\n        label\n      }\n    }\n  }\n": typeof types.FilterLabelsDocument,
    "\n  query OverdueLedgers($filter: SupervisionLedgerFilter!, $first: Int!, $after: String) {\n    supervisionLedgers(\n      filter: $filter\n      orderBy: { field: OVERDUE_DAYS, direction: DESC }\n      first: $first\n      after: $after\n    ) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...LedgerRow\n        }\n      }\n    }\n  }\n": typeof types.OverdueLedgersDocument,
    "\n  fragment LedgerRow on SupervisionLedger {\n    id\n    subjectNumber\n    causeLabel\n    amountOwed\n    performanceDueOn\n    overdueDays\n    nonPerformanceReasonLabel\n    agency {\n      id\n      name\n    }\n    nextActor {\n      id\n      nodeLabel\n      dueOn\n      lateDays\n      officeKindLabel\n      office\n      department\n    }\n  }\n": typeof types.LedgerRowFragmentDoc,
};
const documents: Documents = {
    "\n  query WhoAmI {\n    viewer {\n      audience\n      audienceLabel\n      subject\n      expiresAt\n      region {\n        code\n        name\n      }\n    }\n  }\n": types.WhoAmIDocument,
    "\n  query FilterLabels {\n    enumLabels(names: [\"DutyNode\", \"DutyOfficeKind\"]) {\n      name\n      members {\n        name\n        label\n      }\n    }\n  }\n": types.FilterLabelsDocument,
    "\n  query OverdueLedgers($filter: SupervisionLedgerFilter!, $first: Int!, $after: String) {\n    supervisionLedgers(\n      filter: $filter\n      orderBy: { field: OVERDUE_DAYS, direction: DESC }\n      first: $first\n      after: $after\n    ) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...LedgerRow\n        }\n      }\n    }\n  }\n": types.OverdueLedgersDocument,
    "\n  fragment LedgerRow on SupervisionLedger {\n    id\n    subjectNumber\n    causeLabel\n    amountOwed\n    performanceDueOn\n    overdueDays\n    nonPerformanceReasonLabel\n    agency {\n      id\n      name\n    }\n    nextActor {\n      id\n      nodeLabel\n      dueOn\n      lateDays\n      officeKindLabel\n      office\n      department\n    }\n  }\n": types.LedgerRowFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoAmI {\n    viewer {\n      audience\n      audienceLabel\n      subject\n      expiresAt\n      region {\n        code\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query WhoAmI {\n    viewer {\n      audience\n      audienceLabel\n      subject\n      expiresAt\n      region {\n        code\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilterLabels {\n    enumLabels(names: [\"DutyNode\", \"DutyOfficeKind\"]) {\n      name\n      members {\n        name\n        label\n      }\n    }\n  }\n"): (typeof documents)["\n  query FilterLabels {\n    enumLabels(names: [\"DutyNode\", \"DutyOfficeKind\"]) {\n      name\n      members {\n        name\n        label\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverdueLedgers($filter: SupervisionLedgerFilter!, $first: Int!, $after: String) {\n    supervisionLedgers(\n      filter: $filter\n      orderBy: { field: OVERDUE_DAYS, direction: DESC }\n      first: $first\n      after: $after\n    ) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...LedgerRow\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query OverdueLedgers($filter: SupervisionLedgerFilter!, $first: Int!, $after: String) {\n    supervisionLedgers(\n      filter: $filter\n      orderBy: { field: OVERDUE_DAYS, direction: DESC }\n      first: $first\n      after: $after\n    ) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        cursor\n        node {\n          id\n          ...LedgerRow\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LedgerRow on SupervisionLedger {\n    id\n    subjectNumber\n    causeLabel\n    amountOwed\n    performanceDueOn\n    overdueDays\n    nonPerformanceReasonLabel\n    agency {\n      id\n      name\n    }\n    nextActor {\n      id\n      nodeLabel\n      dueOn\n      lateDays\n      officeKindLabel\n      office\n      department\n    }\n  }\n"): (typeof documents)["\n  fragment LedgerRow on SupervisionLedger {\n    id\n    subjectNumber\n    causeLabel\n    amountOwed\n    performanceDueOn\n    overdueDays\n    nonPerformanceReasonLabel\n    agency {\n      id\n      name\n    }\n    nextActor {\n      id\n      nodeLabel\n      dueOn\n      lateDays\n      officeKindLabel\n      office\n      department\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;