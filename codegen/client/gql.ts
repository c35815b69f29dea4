/* eslint-disable */
import * as types from './graphql.ts';



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
    "\n        query GanziByYear {\n          caseStatistics(period: \"2019-01-01/2023-01-01\", groupBy: [PERIOD], filter: { region: \"513300\" }) {\n            total\n            carriedOver\n            newCases\n            concluded\n          }\n        }\n      ": typeof types.GanziByYearDocument,
    "\n          query CasesWithEverything($first: Int!) {\n            enforcementCases(first: $first, orderBy: { field: FILED_ON, direction: ASC }) {\n              edges {\n                node {\n                  caseNumber\n                  court {\n                    name\n                  }\n                  parties {\n                    maskedName\n                  }\n                  assets {\n                    kind\n                  }\n                  dishonestListings {\n                    ground\n                  }\n                  supervisionLedger {\n                    id\n                  }\n                  meetings {\n                    heldOn\n                  }\n                }\n              }\n            }\n          }\n        ": typeof types.CasesWithEverythingDocument,
};
const documents: Documents = {
    "\n        query GanziByYear {\n          caseStatistics(period: \"2019-01-01/2023-01-01\", groupBy: [PERIOD], filter: { region: \"513300\" }) {\n            total\n            carriedOver\n            newCases\n            concluded\n          }\n        }\n      ": types.GanziByYearDocument,
    "\n          query CasesWithEverything($first: Int!) {\n            enforcementCases(first: $first, orderBy: { field: FILED_ON, direction: ASC }) {\n              edges {\n                node {\n                  caseNumber\n                  court {\n                    name\n                  }\n                  parties {\n                    maskedName\n                  }\n                  assets {\n                    kind\n                  }\n                  dishonestListings {\n                    ground\n                  }\n                  supervisionLedger {\n                    id\n                  }\n                  meetings {\n                    heldOn\n                  }\n                }\n              }\n            }\n          }\n        ": types.CasesWithEverythingDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query GanziByYear {\n          caseStatistics(period: \"2019-01-01/2023-01-01\", groupBy: [PERIOD], filter: { region: \"513300\" }) {\n            total\n            carriedOver\n            newCases\n            concluded\n          }\n        }\n      "): typeof import('./graphql.ts').GanziByYearDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n          query CasesWithEverything($first: Int!) {\n            enforcementCases(first: $first, orderBy: { field: FILED_ON, direction: ASC }) {\n              edges {\n                node {\n                  caseNumber\n                  court {\n                    name\n                  }\n                  parties {\n                    maskedName\n                  }\n                  assets {\n                    kind\n                  }\n                  dishonestListings {\n                    ground\n                  }\n                  supervisionLedger {\n                    id\n                  }\n                  meetings {\n                    heldOn\n                  }\n                }\n              }\n            }\n          }\n        "): typeof import('./graphql.ts').CasesWithEverythingDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
