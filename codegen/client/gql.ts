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
    "\n        query PublishedBesideComputed($region: RegionCode!, $period: Period!) {\n          reportedFigures(filter: { region: $region, period: $period, measure: \"enforcement_cases_concluded\" }) {\n            edges {\n              node {\n                name\n                value\n                source {\n                  title\n                  publisher\n                }\n              }\n            }\n          }\n          caseStatistics(period: $period, filter: { region: $region }) {\n            concluded\n          }\n        }\n      ": typeof types.PublishedBesideComputedDocument,
    "\n        query AllReportedFigures {\n          ofCases: reportedFigures(first: 100, filter: { caseLevel: true }) {\n            totalCount\n            edges {\n              node {\n                code\n                value\n                source {\n                  title\n                }\n              }\n            }\n          }\n          others: reportedFigures(first: 100, filter: { caseLevel: false }) {\n            totalCount\n            edges {\n              node {\n                code\n                value\n                source {\n                  title\n                }\n              }\n            }\n          }\n        }\n      ": typeof types.AllReportedFiguresDocument,
    "\n        query GanziByYear {\n          caseStatistics(period: \"2019-01-01/2023-01-01\", groupBy: [PERIOD], filter: { region: \"513300\" }) {\n            total\n            carriedOver\n            newCases\n            concluded\n          }\n        }\n      ": typeof types.GanziByYearDocument,
    "\n          query CasesWithEverything($first: Int!) {\n            enforcementCases(first: $first, orderBy: { field: FILED_ON, direction: ASC }) {\n              edges {\n                node {\n                  caseNumber\n                  court {\n                    name\n                  }\n                  parties {\n                    maskedName\n                  }\n                  assets {\n                    kind\n                  }\n                  dishonestListings {\n                    ground\n                  }\n                  supervisionLedger {\n                    id\n                  }\n                  meetings {\n                    heldOn\n                  }\n                }\n              }\n            }\n          }\n        ": typeof types.CasesWithEverythingDocument,
    "\n  query AgencyCases($region: RegionCode!, $period: Period!) {\n    caseStatistics(period: $period, filter: { region: $region, debtorKind: [AGENCY] }) {\n      newCases\n      judgments\n      judgmentsEnforced\n      yearOnYear {\n        newCases\n      }\n      withheld\n      withheldReason\n    }\n  }\n": typeof types.AgencyCasesDocument,
    "\n    query AgencyFiledCases($debtor: String!, $filed: Period, $filedBefore: Period) {\n      agencies(first: 2, filter: { name: $debtor }) {\n        edges {\n          node {\n            enforcementCases(first: 1, filter: { filed: $filed }) {\n              totalCount\n            }\n            casesBefore: enforcementCases(first: 1, filter: { filed: $filedBefore }) {\n              totalCount\n            }\n          }\n        }\n      }\n    }\n  ": typeof types.AgencyFiledCasesDocument,
    "\n  query AgencyClaims($debtor: String!, $filed: Period) {\n    agencies(first: 2, filter: { name: $debtor }) {\n      edges {\n        node {\n          enforcementCases(first: 100, filter: { filed: $filed }) {\n            edges {\n              node {\n                claimAmount\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.AgencyClaimsDocument,
    "\n  query AgencyOrderedClaims($debtor: String!, $filed: Period) {\n    agencies(first: 2, filter: { name: $debtor }) {\n      edges {\n        node {\n          judgments(first: 100, filter: { effective: $filed }) {\n            edges {\n              node {\n                amount\n                ordered\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.AgencyOrderedClaimsDocument,
    "\n    query AgencyJudgments($debtor: String!, $filed: Period) {\n      agencies(first: 2, filter: { name: $debtor }) {\n        edges {\n          node {\n            judgments(first: 100, filter: { effective: $filed }) {\n              edges {\n                node {\n                  amount\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  ": typeof types.AgencyJudgmentsDocument,
    "\n    query NingdeAgencyFine($region: RegionCode!, $period: Period!) {\n      sanctions(first: 100, filter: { region: $region, decided: $period, kind: [FINE], subjectKind: [AGENCY] }) {\n        edges {\n          node {\n            amount\n            agency {\n              name\n            }\n          }\n        }\n      }\n    }\n  ": typeof types.NingdeAgencyFineDocument,
    "\n    query GansuCases($region: RegionCode!, $period: Period!) {\n      caseStatistics(period: $period, filter: { region: $region }) {\n        total\n        concluded\n        conclusionRate\n        recoveredAmount\n        withProperty\n        withPropertyInTime\n        inTimeRateWithProperty\n        withheld\n        withheldReason\n      }\n    }\n  ": typeof types.GansuCasesDocument,
    "\n    query GansuConvictions($region: RegionCode!, $period: Period!) {\n      creditStatistics(period: $period, filter: { region: $region }) {\n        refusalConvictions\n        withheld\n        withheldReason\n      }\n    }\n  ": typeof types.GansuConvictionsDocument,
    "\n    query GansuTerminations($region: RegionCode!, $period: Period!) {\n      caseStatistics(period: $period, filter: { region: $region }) {\n        terminated\n        terminationComplianceRate\n        withheld\n        withheldReason\n      }\n    }\n  ": typeof types.GansuTerminationsDocument,
    "\n    query GansuLinkage($region: RegionCode!, $period: Period!) {\n      linkageStatistics(period: $period, filter: { region: $region }) {\n        memberUnits\n        meetings\n        withheld\n        withheldReason\n      }\n    }\n  ": typeof types.GansuLinkageDocument,
    "\n    query GansuAuctions($region: RegionCode!, $period: Period!) {\n      assetStatistics(period: $period, filter: { region: $region }) {\n        auctionCases\n        auctionSuccessRate\n        dealAmount\n        premiumRate\n        withheld\n        withheldReason\n      }\n    }\n  ": typeof types.GansuAuctionsDocument,
    "\n    query GanziAssistanceFine($region: RegionCode!) {\n      assistanceBreaches(first: 100, filter: { region: $region, conduct: [PAID_OUT], isFined: true }) {\n        edges {\n          node {\n            fineAmount\n          }\n        }\n      }\n    }\n  ": typeof types.GanziAssistanceFineDocument,
    "\n    query GanziCases($region: RegionCode!, $period: Period!) {\n      caseStatistics(period: $period, groupBy: [PERIOD], filter: { region: $region }) {\n        period\n        total\n        newCases\n        carriedOver\n        concluded\n        withheld\n        withheldReason\n      }\n    }\n  ": typeof types.GanziCasesDocument,
    "\n    query GanziAuctions($region: RegionCode!, $period: Period!) {\n      assetStatistics(period: $period, filter: { region: $region }) {\n        auctionsHeld\n        auctionSuccessRate\n        withheld\n        withheldReason\n      }\n    }\n  ": typeof types.GanziAuctionsDocument,
    "\n    query GanziDiscipline($region: RegionCode!, $period: Period!) {\n      creditStatistics(period: $period, filter: { region: $region }) {\n        detentionsAndFines\n        dishonestListings\n        consumptionRestrictions\n        withheld\n        withheldReason\n      }\n    }\n  ": typeof types.GanziDisciplineDocument,
    "\n    query GanziLinkage($region: RegionCode!, $period: Period!) {\n      linkageStatistics(period: $period, filter: { region: $region }) {\n        agreements\n        witnessedSessions\n        meetings\n        withheld\n        withheldReason\n      }\n    }\n  ": typeof types.GanziLinkageDocument,
    "\n  query XiguRefund($region: RegionCode!, $period: Period!, $after: String) {\n    payouts(first: 100, after: $after, filter: { region: $region, paid: $period, form: [ON_SITE] }) {\n      edges {\n        node {\n          amount\n          payee {\n            idNumber\n          }\n          enforcementCase {\n            parties {\n              role\n              creditCode\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.XiguRefundDocument,
};
const documents: Documents = {
    "\n        query PublishedBesideComputed($region: RegionCode!, $period: Period!) {\n          reportedFigures(filter: { region: $region, period: $period, measure: \"enforcement_cases_concluded\" }) {\n            edges {\n              node {\n                name\n                value\n                source {\n                  title\n                  publisher\n                }\n              }\n            }\n          }\n          caseStatistics(period: $period, filter: { region: $region }) {\n            concluded\n          }\n        }\n      ": types.PublishedBesideComputedDocument,
    "\n        query AllReportedFigures {\n          ofCases: reportedFigures(first: 100, filter: { caseLevel: true }) {\n            totalCount\n            edges {\n              node {\n                code\n                value\n                source {\n                  title\n                }\n              }\n            }\n          }\n          others: reportedFigures(first: 100, filter: { caseLevel: false }) {\n            totalCount\n            edges {\n              node {\n                code\n                value\n                source {\n                  title\n                }\n              }\n            }\n          }\n        }\n      ": types.AllReportedFiguresDocument,
    "\n        query GanziByYear {\n          caseStatistics(period: \"2019-01-01/2023-01-01\", groupBy: [PERIOD], filter: { region: \"513300\" }) {\n            total\n            carriedOver\n            newCases\n            concluded\n          }\n        }\n      ": types.GanziByYearDocument,
    "\n          query CasesWithEverything($first: Int!) {\n            enforcementCases(first: $first, orderBy: { field: FILED_ON, direction: ASC }) {\n              edges {\n                node {\n                  caseNumber\n                  court {\n                    name\n                  }\n                  parties {\n                    maskedName\n                  }\n                  assets {\n                    kind\n                  }\n                  dishonestListings {\n                    ground\n                  }\n                  supervisionLedger {\n                    id\n                  }\n                  meetings {\n                    heldOn\n                  }\n                }\n              }\n            }\n          }\n        ": types.CasesWithEverythingDocument,
    "\n  query AgencyCases($region: RegionCode!, $period: Period!) {\n    caseStatistics(period: $period, filter: { region: $region, debtorKind: [AGENCY] }) {\n      newCases\n      judgments\n      judgmentsEnforced\n      yearOnYear {\n        newCases\n      }\n      withheld\n      withheldReason\n    }\n  }\n": types.AgencyCasesDocument,
    "\n    query AgencyFiledCases($debtor: String!, $filed: Period, $filedBefore: Period) {\n      agencies(first: 2, filter: { name: $debtor }) {\n        edges {\n          node {\n            enforcementCases(first: 1, filter: { filed: $filed }) {\n              totalCount\n            }\n            casesBefore: enforcementCases(first: 1, filter: { filed: $filedBefore }) {\n              totalCount\n            }\n          }\n        }\n      }\n    }\n  ": types.AgencyFiledCasesDocument,
    "\n  query AgencyClaims($debtor: String!, $filed: Period) {\n    agencies(first: 2, filter: { name: $debtor }) {\n      edges {\n        node {\n          enforcementCases(first: 100, filter: { filed: $filed }) {\n            edges {\n              node {\n                claimAmount\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.AgencyClaimsDocument,
    "\n  query AgencyOrderedClaims($debtor: String!, $filed: Period) {\n    agencies(first: 2, filter: { name: $debtor }) {\n      edges {\n        node {\n          judgments(first: 100, filter: { effective: $filed }) {\n            edges {\n              node {\n                amount\n                ordered\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.AgencyOrderedClaimsDocument,
    "\n    query AgencyJudgments($debtor: String!, $filed: Period) {\n      agencies(first: 2, filter: { name: $debtor }) {\n        edges {\n          node {\n            judgments(first: 100, filter: { effective: $filed }) {\n              edges {\n                node {\n                  amount\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  ": types.AgencyJudgmentsDocument,
    "\n    query NingdeAgencyFine($region: RegionCode!, $period: Period!) {\n      sanctions(first: 100, filter: { region: $region, decided: $period, kind: [FINE], subjectKind: [AGENCY] }) {\n        edges {\n          node {\n            amount\n            agency {\n              name\n            }\n          }\n        }\n      }\n    }\n  ": types.NingdeAgencyFineDocument,
    "\n    query GansuCases($region: RegionCode!, $period: Period!) {\n      caseStatistics(period: $period, filter: { region: $region }) {\n        total\n        concluded\n        conclusionRate\n        recoveredAmount\n        withProperty\n        withPropertyInTime\n        inTimeRateWithProperty\n        withheld\n        withheldReason\n      }\n    }\n  ": types.GansuCasesDocument,
    "\n    query GansuConvictions($region: RegionCode!, $period: Period!) {\n      creditStatistics(period: $period, filter: { region: $region }) {\n        refusalConvictions\n        withheld\n        withheldReason\n      }\n    }\n  ": types.GansuConvictionsDocument,
    "\n    query GansuTerminations($region: RegionCode!, $period: Period!) {\n      caseStatistics(period: $period, filter: { region: $region }) {\n        terminated\n        terminationComplianceRate\n        withheld\n        withheldReason\n      }\n    }\n  ": types.GansuTerminationsDocument,
    "\n    query GansuLinkage($region: RegionCode!, $period: Period!) {\n      linkageStatistics(period: $period, filter: { region: $region }) {\n        memberUnits\n        meetings\n        withheld\n        withheldReason\n      }\n    }\n  ": types.GansuLinkageDocument,
    "\n    query GansuAuctions($region: RegionCode!, $period: Period!) {\n      assetStatistics(period: $period, filter: { region: $region }) {\n        auctionCases\n        auctionSuccessRate\n        dealAmount\n        premiumRate\n        withheld\n        withheldReason\n      }\n    }\n  ": types.GansuAuctionsDocument,
    "\n    query GanziAssistanceFine($region: RegionCode!) {\n      assistanceBreaches(first: 100, filter: { region: $region, conduct: [PAID_OUT], isFined: true }) {\n        edges {\n          node {\n            fineAmount\n          }\n        }\n      }\n    }\n  ": types.GanziAssistanceFineDocument,
    "\n    query GanziCases($region: RegionCode!, $period: Period!) {\n      caseStatistics(period: $period, groupBy: [PERIOD], filter: { region: $region }) {\n        period\n        total\n        newCases\n        carriedOver\n        concluded\n        withheld\n        withheldReason\n      }\n    }\n  ": types.GanziCasesDocument,
    "\n    query GanziAuctions($region: RegionCode!, $period: Period!) {\n      assetStatistics(period: $period, filter: { region: $region }) {\n        auctionsHeld\n        auctionSuccessRate\n        withheld\n        withheldReason\n      }\n    }\n  ": types.GanziAuctionsDocument,
    "\n    query GanziDiscipline($region: RegionCode!, $period: Period!) {\n      creditStatistics(period: $period, filter: { region: $region }) {\n        detentionsAndFines\n        dishonestListings\n        consumptionRestrictions\n        withheld\n        withheldReason\n      }\n    }\n  ": types.GanziDisciplineDocument,
    "\n    query GanziLinkage($region: RegionCode!, $period: Period!) {\n      linkageStatistics(period: $period, filter: { region: $region }) {\n        agreements\n        witnessedSessions\n        meetings\n        withheld\n        withheldReason\n      }\n    }\n  ": types.GanziLinkageDocument,
    "\n  query XiguRefund($region: RegionCode!, $period: Period!, $after: String) {\n    payouts(first: 100, after: $after, filter: { region: $region, paid: $period, form: [ON_SITE] }) {\n      edges {\n        node {\n          amount\n          payee {\n            idNumber\n          }\n          enforcementCase {\n            parties {\n              role\n              creditCode\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.XiguRefundDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query PublishedBesideComputed($region: RegionCode!, $period: Period!) {\n          reportedFigures(filter: { region: $region, period: $period, measure: \"enforcement_cases_concluded\" }) {\n            edges {\n              node {\n                name\n                value\n                source {\n                  title\n                  publisher\n                }\n              }\n            }\n          }\n          caseStatistics(period: $period, filter: { region: $region }) {\n            concluded\n          }\n        }\n      "): typeof import('./graphql.ts').PublishedBesideComputedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query AllReportedFigures {\n          ofCases: reportedFigures(first: 100, filter: { caseLevel: true }) {\n            totalCount\n            edges {\n              node {\n                code\n                value\n                source {\n                  title\n                }\n              }\n            }\n          }\n          others: reportedFigures(first: 100, filter: { caseLevel: false }) {\n            totalCount\n            edges {\n              node {\n                code\n                value\n                source {\n                  title\n                }\n              }\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').AllReportedFiguresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query GanziByYear {\n          caseStatistics(period: \"2019-01-01/2023-01-01\", groupBy: [PERIOD], filter: { region: \"513300\" }) {\n            total\n            carriedOver\n            newCases\n            concluded\n          }\n        }\n      "): typeof import('./graphql.ts').GanziByYearDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n          query CasesWithEverything($first: Int!) {\n            enforcementCases(first: $first, orderBy: { field: FILED_ON, direction: ASC }) {\n              edges {\n                node {\n                  caseNumber\n                  court {\n                    name\n                  }\n                  parties {\n                    maskedName\n                  }\n                  assets {\n                    kind\n                  }\n                  dishonestListings {\n                    ground\n                  }\n                  supervisionLedger {\n                    id\n                  }\n                  meetings {\n                    heldOn\n                  }\n                }\n              }\n            }\n          }\n        "): typeof import('./graphql.ts').CasesWithEverythingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgencyCases($region: RegionCode!, $period: Period!) {\n    caseStatistics(period: $period, filter: { region: $region, debtorKind: [AGENCY] }) {\n      newCases\n      judgments\n      judgmentsEnforced\n      yearOnYear {\n        newCases\n      }\n      withheld\n      withheldReason\n    }\n  }\n"): typeof import('./graphql.ts').AgencyCasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query AgencyFiledCases($debtor: String!, $filed: Period, $filedBefore: Period) {\n      agencies(first: 2, filter: { name: $debtor }) {\n        edges {\n          node {\n            enforcementCases(first: 1, filter: { filed: $filed }) {\n              totalCount\n            }\n            casesBefore: enforcementCases(first: 1, filter: { filed: $filedBefore }) {\n              totalCount\n            }\n          }\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').AgencyFiledCasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgencyClaims($debtor: String!, $filed: Period) {\n    agencies(first: 2, filter: { name: $debtor }) {\n      edges {\n        node {\n          enforcementCases(first: 100, filter: { filed: $filed }) {\n            edges {\n              node {\n                claimAmount\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AgencyClaimsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AgencyOrderedClaims($debtor: String!, $filed: Period) {\n    agencies(first: 2, filter: { name: $debtor }) {\n      edges {\n        node {\n          judgments(first: 100, filter: { effective: $filed }) {\n            edges {\n              node {\n                amount\n                ordered\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AgencyOrderedClaimsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query AgencyJudgments($debtor: String!, $filed: Period) {\n      agencies(first: 2, filter: { name: $debtor }) {\n        edges {\n          node {\n            judgments(first: 100, filter: { effective: $filed }) {\n              edges {\n                node {\n                  amount\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').AgencyJudgmentsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query NingdeAgencyFine($region: RegionCode!, $period: Period!) {\n      sanctions(first: 100, filter: { region: $region, decided: $period, kind: [FINE], subjectKind: [AGENCY] }) {\n        edges {\n          node {\n            amount\n            agency {\n              name\n            }\n          }\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').NingdeAgencyFineDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GansuCases($region: RegionCode!, $period: Period!) {\n      caseStatistics(period: $period, filter: { region: $region }) {\n        total\n        concluded\n        conclusionRate\n        recoveredAmount\n        withProperty\n        withPropertyInTime\n        inTimeRateWithProperty\n        withheld\n        withheldReason\n      }\n    }\n  "): typeof import('./graphql.ts').GansuCasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GansuConvictions($region: RegionCode!, $period: Period!) {\n      creditStatistics(period: $period, filter: { region: $region }) {\n        refusalConvictions\n        withheld\n        withheldReason\n      }\n    }\n  "): typeof import('./graphql.ts').GansuConvictionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GansuTerminations($region: RegionCode!, $period: Period!) {\n      caseStatistics(period: $period, filter: { region: $region }) {\n        terminated\n        terminationComplianceRate\n        withheld\n        withheldReason\n      }\n    }\n  "): typeof import('./graphql.ts').GansuTerminationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GansuLinkage($region: RegionCode!, $period: Period!) {\n      linkageStatistics(period: $period, filter: { region: $region }) {\n        memberUnits\n        meetings\n        withheld\n        withheldReason\n      }\n    }\n  "): typeof import('./graphql.ts').GansuLinkageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GansuAuctions($region: RegionCode!, $period: Period!) {\n      assetStatistics(period: $period, filter: { region: $region }) {\n        auctionCases\n        auctionSuccessRate\n        dealAmount\n        premiumRate\n        withheld\n        withheldReason\n      }\n    }\n  "): typeof import('./graphql.ts').GansuAuctionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GanziAssistanceFine($region: RegionCode!) {\n      assistanceBreaches(first: 100, filter: { region: $region, conduct: [PAID_OUT], isFined: true }) {\n        edges {\n          node {\n            fineAmount\n          }\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').GanziAssistanceFineDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GanziCases($region: RegionCode!, $period: Period!) {\n      caseStatistics(period: $period, groupBy: [PERIOD], filter: { region: $region }) {\n        period\n        total\n        newCases\n        carriedOver\n        concluded\n        withheld\n        withheldReason\n      }\n    }\n  "): typeof import('./graphql.ts').GanziCasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GanziAuctions($region: RegionCode!, $period: Period!) {\n      assetStatistics(period: $period, filter: { region: $region }) {\n        auctionsHeld\n        auctionSuccessRate\n        withheld\n        withheldReason\n      }\n    }\n  "): typeof import('./graphql.ts').GanziAuctionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GanziDiscipline($region: RegionCode!, $period: Period!) {\n      creditStatistics(period: $period, filter: { region: $region }) {\n        detentionsAndFines\n        dishonestListings\n        consumptionRestrictions\n        withheld\n        withheldReason\n      }\n    }\n  "): typeof import('./graphql.ts').GanziDisciplineDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query GanziLinkage($region: RegionCode!, $period: Period!) {\n      linkageStatistics(period: $period, filter: { region: $region }) {\n        agreements\n        witnessedSessions\n        meetings\n        withheld\n        withheldReason\n      }\n    }\n  "): typeof import('./graphql.ts').GanziLinkageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query XiguRefund($region: RegionCode!, $period: Period!, $after: String) {\n    payouts(first: 100, after: $after, filter: { region: $region, paid: $period, form: [ON_SITE] }) {\n      edges {\n        node {\n          amount\n          payee {\n            idNumber\n          }\n          enforcementCase {\n            parties {\n              role\n              creditCode\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').XiguRefundDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
