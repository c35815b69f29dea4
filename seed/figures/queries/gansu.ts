import { graphql } from '../../../codegen/client/gql.ts';
import { figureQuery, regionAndPeriod, told } from '../figure-query.ts';

/** Gansu's enforcement of 2016 to 2018: cases, property, money. */
export const gansuCases = figureQuery({
  sets: ['gansu'],
  document: graphql(`
    query GansuCases($region: RegionCode!, $period: Period!) {
      caseStatistics(period: $period, filter: { region: $region }) {
        total
        concluded
        conclusionRate
        recoveredAmount
        withProperty
        withPropertyInTime
        inTimeRateWithProperty
        withheld
        withheldReason
      }
    }
  `),
  variables: regionAndPeriod('gansu-2016-2018-received'),
  figures: {
    'gansu-2016-2018-received': ({ caseStatistics }) => told(caseStatistics, (row) => ({ value: row.total })),
    'gansu-2016-2018-concluded': ({ caseStatistics }) => told(caseStatistics, (row) => ({ value: row.concluded })),
    'gansu-2016-2018-rate': ({ caseStatistics }) => told(caseStatistics, (row) => ({ value: row.conclusionRate })),
    'gansu-2016-2018-amount': ({ caseStatistics }) => told(caseStatistics, (row) => ({ value: row.recoveredAmount })),
    'gansu-2016-2018-property-received': ({ caseStatistics }) =>
      told(caseStatistics, (row) => ({ value: row.withProperty })),
    'gansu-2016-2018-property-in-time': ({ caseStatistics }) =>
      told(caseStatistics, (row) => ({ value: row.withPropertyInTime })),
    'gansu-2016-2018-property-rate': ({ caseStatistics }) =>
      told(caseStatistics, (row) => ({ value: row.inTimeRateWithProperty })),
  },
});

/** Convictions for refusing to perform. */
export const gansuConvictions = figureQuery({
  sets: ['gansu'],
  document: graphql(`
    query GansuConvictions($region: RegionCode!, $period: Period!) {
      creditStatistics(period: $period, filter: { region: $region }) {
        refusalConvictions
        withheld
        withheldReason
      }
    }
  `),
  variables: regionAndPeriod('gansu-2016-2018-refusal-convictions'),
  figures: {
    'gansu-2016-2018-refusal-convictions': ({ creditStatistics }) =>
      told(creditStatistics, (row) => ({ value: row.refusalConvictions })),
  },
});

/** Procedures terminated in 2018, up to the last day that the source counts. */
export const gansuTerminations = figureQuery({
  sets: ['gansu'],
  document: graphql(`
    query GansuTerminations($region: RegionCode!, $period: Period!) {
      caseStatistics(period: $period, filter: { region: $region }) {
        terminated
        terminationComplianceRate
        withheld
        withheldReason
      }
    }
  `),
  variables: regionAndPeriod('gansu-2018-terminated'),
  figures: {
    'gansu-2018-terminated': ({ caseStatistics }) => told(caseStatistics, (row) => ({ value: row.terminated })),
    'gansu-2018-terminated-compliant': ({ caseStatistics }) =>
      told(caseStatistics, (row) => ({ value: row.terminationComplianceRate })),
  },
});

/** The province's joint conference in 2018. */
export const gansuLinkage = figureQuery({
  sets: ['gansu'],
  document: graphql(`
    query GansuLinkage($region: RegionCode!, $period: Period!) {
      linkageStatistics(period: $period, filter: { region: $region }) {
        memberUnits
        meetings
        withheld
        withheldReason
      }
    }
  `),
  variables: regionAndPeriod('gansu-meetings'),
  figures: {
    'gansu-members': ({ linkageStatistics }) => told(linkageStatistics, (row) => ({ value: row.memberUnits })),
    'gansu-meetings': ({ linkageStatistics }) => told(linkageStatistics, (row) => ({ value: row.meetings })),
  },
});

/** The province's online auctions in 2018. */
export const gansuAuctions = figureQuery({
  sets: ['gansu'],
  document: graphql(`
    query GansuAuctions($region: RegionCode!, $period: Period!) {
      assetStatistics(period: $period, filter: { region: $region }) {
        auctionCases
        auctionSuccessRate
        dealAmount
        premiumRate
        withheld
        withheldReason
      }
    }
  `),
  variables: regionAndPeriod('gansu-auctions'),
  figures: {
    'gansu-auctions': ({ assetStatistics }) => told(assetStatistics, (row) => ({ value: row.auctionCases })),
    'gansu-auction-success': ({ assetStatistics }) =>
      told(assetStatistics, (row) => ({ value: row.auctionSuccessRate })),
    'gansu-auction-amount': ({ assetStatistics }) => told(assetStatistics, (row) => ({ value: row.dealAmount })),
    'gansu-auction-premium': ({ assetStatistics }) => told(assetStatistics, (row) => ({ value: row.premiumRate })),
  },
});
