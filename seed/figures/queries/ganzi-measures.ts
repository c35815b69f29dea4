import { graphql } from '../../../codegen/client/gql.ts';
import { figureQuery, regionAndPeriod, told } from '../figure-query.ts';

/** Auctions in Ganzi in 2022. */
export const ganziAuctions = figureQuery({
  sets: ['default'],
  document: graphql(`
    query GanziAuctions($region: RegionCode!, $period: Period!) {
      assetStatistics(period: $period, filter: { region: $region }) {
        auctionsHeld
        auctionSuccessRate
        withheld
        withheldReason
      }
    }
  `),
  variables: regionAndPeriod('ganzi-2022-auctions'),
  figures: {
    'ganzi-2022-auctions': ({ assetStatistics }) => told(assetStatistics, (row) => ({ value: row.auctionsHeld })),
    'ganzi-2022-auction-sold': ({ assetStatistics }) =>
      told(assetStatistics, (row) => ({ value: row.auctionSuccessRate })),
  },
});

/** Joint discipline in Ganzi in 2022. */
export const ganziDiscipline = figureQuery({
  sets: ['default'],
  document: graphql(`
    query GanziDiscipline($region: RegionCode!, $period: Period!) {
      creditStatistics(period: $period, filter: { region: $region }) {
        detentionsAndFines
        dishonestListings
        consumptionRestrictions
        withheld
        withheldReason
      }
    }
  `),
  variables: regionAndPeriod('ganzi-2022-dishonest'),
  figures: {
    'ganzi-2022-detention-fine': ({ creditStatistics }) =>
      told(creditStatistics, (row) => ({ value: row.detentionsAndFines })),
    'ganzi-2022-dishonest': ({ creditStatistics }) =>
      told(creditStatistics, (row) => ({ value: row.dishonestListings })),
    'ganzi-2022-consumption': ({ creditStatistics }) =>
      told(creditStatistics, (row) => ({ value: row.consumptionRestrictions })),
  },
});

/** Linkage in Ganzi in 2022. */
export const ganziLinkage = figureQuery({
  sets: ['default'],
  document: graphql(`
    query GanziLinkage($region: RegionCode!, $period: Period!) {
      linkageStatistics(period: $period, filter: { region: $region }) {
        agreements
        witnessedSessions
        meetings
        withheld
        withheldReason
      }
    }
  `),
  variables: regionAndPeriod('ganzi-2022-meetings'),
  figures: {
    'ganzi-2022-agreements': ({ linkageStatistics }) => told(linkageStatistics, (row) => ({ value: row.agreements })),
    'ganzi-2022-witness': ({ linkageStatistics }) =>
      told(linkageStatistics, (row) => ({ value: row.witnessedSessions })),
    'ganzi-2022-meetings': ({ linkageStatistics }) => told(linkageStatistics, (row) => ({ value: row.meetings })),
  },
});
