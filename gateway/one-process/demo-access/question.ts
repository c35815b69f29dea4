/** Finds a case to ask about: an agency of Ningde owes, property was found, the ledger is kept. Asked as the court. */
export const FIND_CASE = /* GraphQL */ `
  query FindCase {
    enforcementCases(first: 100, filter: { region: "350900", debtorKind: [AGENCY] }) {
      edges {
        node {
          id
          debtorAgency {
            id
            performances(first: 10) {
              edges {
                node {
                  deductions {
                    id
                  }
                }
              }
            }
          }
          assets {
            id
          }
          supervisionLedger {
            id
          }
        }
      }
    }
  }
`;

/** What every audience is then asked, word for word. */
export const ONE_CASE = /* GraphQL */ `
  query OneCase($case: ID!, $agency: String!) {
    enforcementCase(id: $case) {
      caseNumber
      filedOn
      claimAmount
      officerName
      court {
        name
      }
      debtorAgency {
        name
      }
      parties {
        role
        maskedName
        name
        idNumber
        phone
      }
      assets {
        kind
        appraisedValue
        identifier
      }
      supervisionLedger {
        subjectNumber
        amountOwed
        currentStep
      }
    }
    agencyPerformances(first: 1, filter: { agency: $agency }, orderBy: { field: SCORE }) {
      totalCount
      edges {
        node {
          score
          rank
          deductions {
            points
            caseNumber
          }
        }
      }
    }
  }
`;

export interface FoundCases {
  readonly enforcementCases: {
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly debtorAgency: {
          readonly id: string;
          readonly performances: {
            readonly edges: readonly { readonly node: { readonly deductions: readonly unknown[] } }[];
          } | null;
        } | null;
        readonly assets: readonly unknown[] | null;
        readonly supervisionLedger: object | null;
      };
    }[];
  };
}
