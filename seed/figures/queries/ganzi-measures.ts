import { graphql } from '../../../codegen/client/gql.ts';
import { figureQuery, onlyRow, regionAndPeriod } from '../figure-query.ts';

/** The measures of three offices in Ganzi in 2022: auctions, joint discipline, linkage. */
export const ganziMeasures = figureQuery({
  sets: ['default'],
  document: graphql(`
    query GanziMeasures($region: RegionCode!, $period: Period!) {
      assetStatistics(period: $period, filter: { region: $region }) {
        auctionsHeld
        auctionSuccessRate
      }
      creditStatistics(period: $period, filter: { region: $region }) {
        detentionsAndFines
        dishonestListings
        consumptionRestrictions
      }
      linkageStatistics(period: $period, filter: { region: $region }) {
        agreements
        witnessedSessions
        meetings
      }
    }
  `),
  variables: regionAndPeriod('ganzi-2022-auctions'),
  figures: {
    'ganzi-2022-auctions': ({ assetStatistics }) => ({ value: onlyRow(assetStatistics).auctionsHeld }),
    'ganzi-2022-auction-sold': ({ assetStatistics }) => ({
      value: onlyRow(assetStatistics).auctionSuccessRate ?? null,
    }),
    'ganzi-2022-detention-fine': ({ creditStatistics }) => ({ value: onlyRow(creditStatistics).detentionsAndFines }),
    'ganzi-2022-dishonest': ({ creditStatistics }) => ({ value: onlyRow(creditStatistics).dishonestListings }),
    'ganzi-2022-consumption': ({ creditStatistics }) => ({ value: onlyRow(creditStatistics).consumptionRestrictions }),
    'ganzi-2022-agreements': ({ linkageStatistics }) => ({ value: onlyRow(linkageStatistics).agreements ?? null }),
    'ganzi-2022-witness': ({ linkageStatistics }) => ({ value: onlyRow(linkageStatistics).witnessedSessions }),
    'ganzi-2022-meetings': ({ linkageStatistics }) => ({ value: onlyRow(linkageStatistics).meetings ?? null }),
  },
});
