import type { Workload } from './request.ts';

const ONE_CASE = `query OneCase($id: ID!) {
  enforcementCase(id: $id) {
    id caseNumber cause filedOn dueOn concludedOn claimAmount recoveredAmount recoveryRate statusLabel inTime overdueDays
    court { name levelLabel region { name } }
    parties { id roleLabel kindLabel maskedName maskedIdentifier }
    timeline { nodeLabel }
    judgment { instrumentNumber kindLabel effectiveOn performanceDueOn performedOn lateDays }
    debtorAgency {
      name kindLabel
      superior { name }
      dishonestListings(first: 5) { totalCount edges { node { groundLabel listedOn removedOn } } }
      performances(first: 3) { edges { node { period score rank peerCount } } }
      memberships { id }
    }
    supervisionLedger { stateLabel currentStepLabel overdueDays actions { kindLabel doneOn } }
    assets { kindLabel place foundOn appraisedValue auctions { roundLabel startingPrice dealPrice outcomeLabel } }
    inquiryRequests { id }
    controlMeasures { id }
    payouts { id }
    dishonestListings { groundLabel listedOn removedOn }
    sanctions { kindLabel amount decidedOn }
    meetings { heldOn }
    gridTasks { id }
    witnessedSessions { id }
  }
}`;

/** The same case with its parties' identities, so that each response is recorded in the access ledger. */
const CASE_WITH_PEOPLE = ONE_CASE.replace('query OneCase', 'query OneCaseWithPeople').replace(
  'parties { id',
  'parties { id name idNumber phone address',
);

const HUNDRED_CASES = `query HundredCases($filed: Period!) {
  enforcementCases(first: 100, filter: { region: "513300", filed: $filed }) {
    edges {
      node {
        id caseNumber cause filedOn claimAmount recoveredAmount statusLabel
        court { name }
        parties { roleLabel maskedName }
        assets { kindLabel foundOn appraisedValue }
        controlMeasures { id }
        dishonestListings { groundLabel listedOn }
        consumptionRestrictions { id }
        witnessedSessions { id }
      }
    }
  }
}`;

const AGENCIES = `query RegionsAgencies($region: RegionCode!) {
  agencies(first: 40, filter: { region: $region }) {
    totalCount
    edges {
      node {
        name kindLabel creditCode
        region { name }
        enforcementCases(first: 5) { totalCount edges { node { caseNumber claimAmount recoveredAmount statusLabel } } }
        dishonestListings(first: 5) { totalCount edges { node { groundLabel listedOn removedOn } } }
        performances(first: 2) { edges { node { period score rank stateLabel } } }
        attendances(first: 5) { totalCount }
      }
    }
  }
}`;

const AGENCY_CASES = `query AgencyCases {
  enforcementCases(first: 100, filter: { region: "350900", debtorKind: [AGENCY] }) { edges { node { id } } }
}`;

/** Twelve quarters of Ganzi's sample data; the prefectures of Fujian, and Ganzi. */
const QUARTERS = ['2019', '2020', '2021'].flatMap((year) => [`${year}-Q1`, `${year}-Q2`, `${year}-Q3`, `${year}-Q4`]);
const PREFECTURES = [...Array.from({ length: 9 }, (_, index) => `350${index + 1}00`), '513300'];

export const DOMAIN_WORKLOADS: readonly string[] = ['case', 'people', 'cases', 'agencies'];

/**
 * Queries of our own domain over the real five subgraphs.
 *
 * @param query sends a query to a gateway over them, to find cases of the sample data
 */
export async function domainWorkloads(query: (text: string) => Promise<unknown>): Promise<readonly Workload[]> {
  const { enforcementCases } = (await query(AGENCY_CASES)) as {
    enforcementCases: { edges: { node: { id: string } }[] };
  };
  const ids = enforcementCases.edges.map(({ node }) => ({ id: node.id }));
  return [
    { name: 'case', query: ONE_CASE, variables: ids },
    { name: 'people', query: CASE_WITH_PEOPLE, variables: ids },
    { name: 'cases', query: HUNDRED_CASES, variables: QUARTERS.map((filed) => ({ filed })) },
    { name: 'agencies', query: AGENCIES, variables: PREFECTURES.map((region) => ({ region })) },
  ];
}
