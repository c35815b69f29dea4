import { graphql } from '../../../codegen/client/gql.ts';
import { figureQuery, onlyRow, regionAndPeriod } from '../figure-query.ts';

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
      }
      creditStatistics(period: $period, filter: { region: $region }) {
        refusalConvictions
      }
    }
  `),
  variables: regionAndPeriod('gansu-2016-2018-received'),
  figures: {
    'gansu-2016-2018-received': ({ caseStatistics }) => ({ value: onlyRow(caseStatistics).total }),
    'gansu-2016-2018-concluded': ({ caseStatistics }) => ({ value: onlyRow(caseStatistics).concluded }),
    'gansu-2016-2018-rate': ({ caseStatistics }) => ({ value: onlyRow(caseStatistics).conclusionRate ?? null }),
    'gansu-2016-2018-amount': ({ caseStatistics }) => ({ value: onlyRow(caseStatistics).recoveredAmount }),
    'gansu-2016-2018-property-received': ({ caseStatistics }) => ({ value: onlyRow(caseStatistics).withProperty }),
    'gansu-2016-2018-property-in-time': ({ caseStatistics }) => ({
      value: onlyRow(caseStatistics).withPropertyInTime,
    }),
    'gansu-2016-2018-property-rate': ({ caseStatistics }) => ({
      value: onlyRow(caseStatistics).inTimeRateWithProperty ?? null,
    }),
    'gansu-2016-2018-refusal-convictions': ({ creditStatistics }) => ({
      value: onlyRow(creditStatistics).refusalConvictions,
    }),
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
      }
    }
  `),
  variables: regionAndPeriod('gansu-2018-terminated'),
  figures: {
    'gansu-2018-terminated': ({ caseStatistics }) => ({ value: onlyRow(caseStatistics).terminated }),
    'gansu-2018-terminated-compliant': ({ caseStatistics }) => ({
      value: onlyRow(caseStatistics).terminationComplianceRate ?? null,
    }),
  },
});

/** The province's joint conference and its online auctions in 2018. */
export const gansuMeasures = figureQuery({
  sets: ['gansu'],
  document: graphql(`
    query GansuMeasures($region: RegionCode!, $period: Period!) {
      linkageStatistics(period: $period, filter: { region: $region }) {
        memberUnits
        meetings
      }
      assetStatistics(period: $period, filter: { region: $region }) {
        auctionCases
        auctionSuccessRate
        dealAmount
        premiumRate
      }
    }
  `),
  variables: regionAndPeriod('gansu-auctions'),
  figures: {
    'gansu-members': ({ linkageStatistics }) => ({ value: onlyRow(linkageStatistics).memberUnits ?? null }),
    'gansu-meetings': ({ linkageStatistics }) => ({ value: onlyRow(linkageStatistics).meetings ?? null }),
    'gansu-auctions': ({ assetStatistics }) => ({ value: onlyRow(assetStatistics).auctionCases }),
    'gansu-auction-success': ({ assetStatistics }) => ({ value: onlyRow(assetStatistics).auctionSuccessRate ?? null }),
    'gansu-auction-amount': ({ assetStatistics }) => ({ value: onlyRow(assetStatistics).dealAmount }),
    'gansu-auction-premium': ({ assetStatistics }) => ({ value: onlyRow(assetStatistics).premiumRate ?? null }),
  },
});
