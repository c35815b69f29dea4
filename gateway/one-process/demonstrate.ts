import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';
import { bearerHeaders, PERSONAS } from '../authentication/issuing/personas.ts';

import { sideBySide, type AudienceAnswer } from './side-by-side.ts';

/** Lists cases in Ningde whose debtor is an agency, with what the demonstration needs of them. */
const LIST_CASES = /* GraphQL */ `
  query FindCase {
    enforcementCases(first: 100, filter: { region: "350900", debtorKind: [AGENCY] }) {
      edges {
        node {
          id
          debtorAgency {
            id
            performances(first: 10, filter: { state: [CORRECTED] }) {
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

/** The query that is sent as each audience. */
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
    agencyPerformances(first: 1, filter: { agency: $agency, state: [CORRECTED] }) {
      totalCount
      edges {
        node {
          stateLabel
          version
          score
          deducted
          added
          rank
          correctionReason
          replaces {
            stateLabel
            version
            score
          }
          deductions {
            points
            rule {
              text
            }
            caseNumber
            causeLabel
            ordered
          }
        }
      }
    }
  }
`;

interface CaseList {
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

interface Reply {
  readonly data: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: object;
  }[];
}

/** More deductions would make the page long and show nothing more. */
const MOST_DEDUCTIONS = 4;

/**
 * Sends one query as each audience to a graph over the sample data, over HTTP: about a case with property, a supervision
 * ledger, and an agency of which one score was corrected.
 *
 * @returns the answers side by side, followed by the errors of each audience
 */
export async function demonstrate(url: string): Promise<string> {
  const { enforcementCases } = (await send(url, 'court', LIST_CASES, {})).data as CaseList;
  const chosen = enforcementCases.edges.find(
    ({ node: { assets, debtorAgency, supervisionLedger } }) =>
      (assets ?? []).length > 0 &&
      supervisionLedger !== null &&
      isShort(debtorAgency?.performances?.edges.map(({ node }) => node.deductions.length) ?? []),
  )?.node;
  if (chosen === undefined) {
    throw new Error('The sample data hold no case to show.');
  }
  const variables = { case: chosen.id, agency: chosen.debtorAgency?.id };
  const answers: AudienceAnswer[] = [];
  for (const audience of AUDIENCES) {
    answers.push(await send(url, audience, ONE_CASE, variables));
  }
  return [
    sideBySide(answers),
    '',
    '✕ may not be read: null, with an error   · not in the answer   null: there is none',
    '',
    ...answers.map(summaryOf),
  ].join('\n');
}

function isShort(deductions: readonly number[]): boolean {
  const [only, ...others] = deductions;
  return only !== undefined && only > 0 && only <= MOST_DEDUCTIONS && others.length === 0;
}

function summaryOf({ audience, status, errors }: AudienceAnswer): string {
  const codes = [...new Set(errors.map(({ extensions }) => String(extensions['code'])))].join(' ');
  const summary = errors[0] === undefined ? 'no error' : `${errors.length} × ${codes}, e.g. “${errors[0].message}”`;
  return `${audience.padEnd(11)} ${PERSONAS[audience].label.zh} ${PERSONAS[audience].label.en}: HTTP ${status}, ${summary}`;
}

async function send(url: string, audience: Audience, query: string, variables: object): Promise<AudienceAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await bearerHeaders(audience)) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as Reply;
  return {
    audience,
    status: response.status,
    data,
    errors: errors.map(({ message, path = [], extensions }) => ({
      message,
      extensions: { ...extensions, path: path.filter((part) => typeof part === 'string').join('.') },
    })),
  };
}
